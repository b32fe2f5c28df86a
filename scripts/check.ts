// npm run check -- [--tour SLUG] [--json]: the clash report. Exit code 1: an unwaived error stands.
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.js';
import { operator } from '../src/domain/caller.js';
import { conflictsAsked } from '../src/domain/conflicts/asked.js';
import { run } from '../src/run.js';
import { openStore } from '../src/store/open.js';
import { loadSchedule } from '../src/store/schedules.js';
import { findTour } from '../src/store/tours.js';
import { conflictReport } from '../src/views/terminal/conflict-report.js';
import { commandLine, readOptions, UsageError } from './usage.js';

const usage = commandLine('check', '[--tour SLUG] [--json]');

await run(async () => {
  const { tour, json } = readOptions(usage, () =>
    parseArgs({ options: { tour: { type: 'string' }, json: { type: 'boolean' } } }),
  ).values;
  const store = await openStore(readConfig());
  try {
    if (tour !== undefined && !(await findTour(store.db, tour))) {
      throw new UsageError(`There is no tour "${tour}".`, usage);
    }
    const viewer = { caller: operator, now: new Date() } as const;
    const onFile = await loadSchedule(store.db, { tour }, viewer);
    const conflicts = conflictsAsked(onFile, { tour }, viewer);
    console.log(json ? JSON.stringify(conflicts, null, 2) : conflictReport(conflicts));
    return conflicts.some(({ severity, waived }) => severity === 'error' && !waived) ? 1 : 0;
  } finally {
    await store.close();
  }
});
