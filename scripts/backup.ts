// npm run backup -- FILE: writes all that is stored as lines of JSON; "-" is standard output.
import { readConfig } from '../src/config.js';
import { run } from '../src/run.js';
import { backUp } from '../src/store/backup/backup.js';
import { onDatabase } from '../src/store/backup/databases.js';
import type { WriteLine } from '../src/store/backup/lines.js';
import { backupsOf } from '../src/store/backup/rolling.js';
import { writeLines, writeLinesTo } from '../src/store/backup/write-lines.js';
import { CannotStart } from '../src/store/store.js';
import { backupReport } from '../src/views/terminal/backup-report.js';
import { readOneArgument } from './backup/arguments.js';
import { withProgress } from './backup/progress.js';
import { commandLine } from './usage.js';

await run(async () => {
  const file = readOneArgument('file', commandLine('backup', 'FILE (or -)'));
  const config = readConfig();
  const counts = await onDatabase(config, db => {
    const produce = (write: WriteLine) => backUp(db, withProgress(write), new Date());
    return file === '-' ? writeLinesTo(process.stdout, produce) : writeLines(file, produce);
  }).catch(error => sayWhereElse(error, config.dataDir));
  const out = file === '-' ? process.stderr : process.stdout;
  out.write(`${backupReport(counts, file)}\n`);
  return 0;
});

/** A server on the embedded database has it for itself, but backs it up, too. */
function sayWhereElse(error: unknown, dataDir: string): never {
  if (!(error instanceof CannotStart) || !/in use/.test(error.message)) throw error;
  throw new CannotStart(`${error.message} Or take the newest of its own: ${backupsOf(dataDir)}.`);
}
