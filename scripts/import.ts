// npm run import -- FILE …: previews an announcement, or stores it with --commit.
import { readConfig } from '../src/config.js';
import { operator } from '../src/domain/caller.js';
import { Refusal } from '../src/domain/refusals.js';
import { importAnnouncement } from '../src/operations/import-announcement.js';
import { run } from '../src/run.js';
import { openStore } from '../src/store/open.js';
import { importReport } from '../src/views/import-report.js';
import { readImportArguments } from './import/arguments.js';
import { UsageError } from './usage.js';

await run(async () => {
  const { request, json } = readImportArguments(process.argv.slice(2));
  const store = await openStore(readConfig());
  try {
    const result = await importAnnouncement(store, request, {
      ...{ now: new Date(), caller: operator },
    });
    if (result instanceof Refusal) throw new UsageError(result.detail);
    console.log(json ? JSON.stringify(result, null, 2) : importReport(result));
    if (!result.committed && !json) {
      console.log('Nothing was stored: this is a preview. Add --commit to store it.');
    }
    return result.problems.length > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
});
