// npm run restore -- FILE: stores a backup in an empty database, all of it or nothing.
import { readConfig } from '../src/config.js';
import { run } from '../src/run.js';
import { onEmptyDatabase } from '../src/store/backup/databases.js';
import { readLines } from '../src/store/backup/read-lines.js';
import { restore } from '../src/store/backup/restore.js';
import { restoreReport } from '../src/views/terminal/backup-report.js';
import { readOneArgument } from './backup/arguments.js';
import { withProgress } from './backup/progress.js';
import { commandLine } from './usage.js';

await run(async () => {
  const file = readOneArgument('file', commandLine('restore', 'FILE (or -)'));
  const counts = await onEmptyDatabase(readConfig(), db =>
    restore(db, take => readLines(file, withProgress(take))),
  );
  console.log(restoreReport(counts));
  return 0;
});
