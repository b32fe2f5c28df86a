// npm run import -- FILE …: previews an announcement or a directory, or stores it with --commit.
import { readConfig } from '../src/config.js';
import { operator } from '../src/domain/caller.js';
import { Refusal } from '../src/domain/refusals.js';
import { importAnnouncement } from '../src/operations/import-announcement.js';
import { importDirectory } from '../src/operations/import-directory.js';
import { run } from '../src/run.js';
import { openStore } from '../src/store/open.js';
import type { Store } from '../src/store/store.js';
import { directoryReport } from '../src/views/terminal/directory-report.js';
import { importReport } from '../src/views/terminal/import-report.js';
import { type Asked, readImportArguments } from './import/arguments.js';
import { UsageError } from './usage.js';

/** What was found or done, and how it is told. */
async function perform(store: Store, asked: Asked) {
  const occasion = { now: new Date(), caller: operator };
  if (asked.what === 'directory') {
    const result = done(await importDirectory(store, asked.request, occasion));
    return { result, report: directoryReport(result) };
  }
  const result = done(await importAnnouncement(store, asked.request, occasion));
  return { result, report: importReport(result) };
}

function done<T>(result: T | Refusal): T {
  if (result instanceof Refusal) throw new UsageError(result.detail);
  return result;
}

await run(async () => {
  const asked = readImportArguments(process.argv.slice(2));
  const store = await openStore(readConfig());
  try {
    const { result, report } = await perform(store, asked);
    console.log(asked.json ? JSON.stringify(result, null, 2) : report);
    if (!result.committed && !asked.json) {
      console.log('Nothing was stored: this is a preview. Add --commit to store it.');
    }
    return result.problems.length > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
});
