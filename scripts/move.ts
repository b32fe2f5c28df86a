// npm run move: copies the embedded database in GIRA_DATA_DIR into the empty one at DATABASE_URL.
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.js';
import { run } from '../src/run.js';
import { move } from '../src/store/backup/move.js';
import { moveReport } from '../src/views/terminal/backup-report.js';
import { withProgress } from './backup/progress.js';
import { commandLine, readOptions, UsageError } from './usage.js';

const usage = `DATABASE_URL=postgres://… ${commandLine('move')}`;

await run(async () => {
  readOptions(usage, () => parseArgs({}));
  const { dataDir, databaseUrl } = readConfig();
  if (databaseUrl === null) {
    throw new UsageError('DATABASE_URL must name an empty database on a server.', usage);
  }
  const counts = await move({ dataDir, databaseUrl }, withProgress, new Date());
  console.log(moveReport(counts, dataDir));
  return 0;
});
