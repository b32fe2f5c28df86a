// npm run openapi -- [--check]: writes openapi/openapi.json, or fails where it is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildApp } from '../src/app.js';
import { projectFile } from '../src/project-files.js';
import { run } from '../src/run.js';
import type { Store } from '../src/store/store.js';
import { UsageError } from './usage.js';

await run(async () => {
  const config = {
    coordinatorKey: null,
    publicUrl: 'http://localhost:3000',
    trustProxy: false,
    rateLimit: null,
  };
  // The document needs no database: nothing is asked of the store.
  const app = await buildApp({ store: {} as Store, config, feedHost: 'localhost' });
  await app.ready();
  const document = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  const file = projectFile('openapi/openapi.json');
  if (!process.argv.includes('--check')) {
    writeFileSync(file, document);
  } else if (readFileSync(file, 'utf8') !== document) {
    throw new UsageError('openapi/openapi.json is not what the code says: run "npm run openapi".');
  }
  return 0;
});
