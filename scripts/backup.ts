// npm run backup -- FILE: writes all that is stored as lines of JSON; "-" is standard output.
import { readConfig } from '../src/config.js';
import { run } from '../src/run.js';
import { backUp } from '../src/store/backup/backup.js';
import { onDatabase } from '../src/store/backup/databases.js';
import type { WriteLine } from '../src/store/backup/lines.js';
import { writeLines, writeLinesTo } from '../src/store/backup/write-lines.js';
import { backupReport } from '../src/views/terminal/backup-report.js';
import { readFileArgument } from './backup/arguments.js';
import { withProgress } from './backup/progress.js';

await run(async () => {
  const file = readFileArgument('npm run backup -- FILE (or -)');
  const counts = await onDatabase(readConfig(), db => {
    const produce = (write: WriteLine) => backUp(db, withProgress(write), new Date());
    return file === '-' ? writeLinesTo(process.stdout, produce) : writeLines(file, produce);
  });
  const out = file === '-' ? process.stderr : process.stdout;
  out.write(`${backupReport(counts, file)}\n`);
  return 0;
});
