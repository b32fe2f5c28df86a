// npm run export -- DIR: all that is stored as lines of JSON, and each public calendar as a file at its address.
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { exportCalendars } from '../src/publishing/export-calendars.js';
import { run } from '../src/run.js';
import { backUp } from '../src/store/backup/backup.js';
import { writeLines } from '../src/store/backup/write-lines.js';
import { exportReport } from '../src/views/terminal/backup-report.js';
import { readOneArgument } from './backup/arguments.js';
import { withProgress } from './backup/progress.js';
import { withPublicApp } from './publish/public-app.js';
import { commandLine } from './usage.js';

await run(async () => {
  const folder = readOneArgument('folder', commandLine('export', 'DIR'));
  await withPublicApp(readConfig(), async (app, { db }) => {
    const calendars = await exportCalendars(app, folder);
    const file = join(folder, 'gira.jsonl');
    const counts = await writeLines(file, write => backUp(db, withProgress(write), new Date()));
    console.log(exportReport(counts, file, calendars));
  });
  return 0;
});
