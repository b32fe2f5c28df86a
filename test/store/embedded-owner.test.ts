import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { openStore } from '../../src/store/open.js';
import { embeddedFolder } from '../support/databases.js';

t.test('nobody else on the machine comes to the files of the embedded database', async t => {
  const dataDir = embeddedFolder(t);
  const files = join(dataDir, 'pg');
  // As an earlier version left them.
  chmodSync(files, 0o755);
  const store = await openStore({ databaseUrl: null, dataDir });
  await store.close();
  t.equal(statSync(files).mode & 0o777, 0o700);
});
