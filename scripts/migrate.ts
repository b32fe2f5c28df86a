// npm run migrate: brings the database up to date, as the start of a server does, and ends.
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.js';
import { run } from '../src/run.js';
import { migrationOf } from '../src/store/migrations.js';
import { openStore } from '../src/store/open.js';
import { commandLine, readOptions } from './usage.js';

await run(async () => {
  readOptions(commandLine('migrate'), () => parseArgs({}));
  const store = await openStore(readConfig());
  try {
    console.log(`The database is up to date: ${await migrationOf(store.db)}.`);
    return 0;
  } finally {
    await store.close();
  }
});
