// npm run purge -- --tour SLUG [--commit] [--now]: takes out of a tour that is over what is private.
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.js';
import { operator } from '../src/domain/caller.js';
import { Refusal } from '../src/domain/refusals.js';
import { purgeTour } from '../src/operations/purge.js';
import { run } from '../src/run.js';
import { openStore } from '../src/store/open.js';
import { purgeReport } from '../src/views/terminal/purge-report.js';
import { commandLine, readOptions, UsageError } from './usage.js';

const usage = commandLine('purge', '--tour SLUG [--commit] [--now]');
const flag = { type: 'boolean', default: false } as const;

await run(async () => {
  const { tour, commit, now } = readOptions(usage, () =>
    parseArgs({ options: { tour: { type: 'string' }, commit: flag, now: flag } }),
  ).values;
  if (tour === undefined) throw new UsageError('Name the tour: --tour SLUG.', usage);
  const store = await openStore(readConfig());
  try {
    const occasion = { now: new Date(), caller: operator };
    const purged = await purgeTour(store, tour, { commit, evenNow: now }, occasion);
    if (purged === null) throw new UsageError(`There is no tour "${tour}".`, usage);
    if (purged instanceof Refusal) {
      throw new UsageError(`${purged.detail} With --now it is purged all the same.`);
    }
    console.log(purgeReport(tour, purged, commit));
    return 0;
  } finally {
    await store.close();
  }
});
