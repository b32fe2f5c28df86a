// npm run openapi -- [--check]: writes openapi/openapi.json, or fails where it is not up to date.
import { buildApp } from '../src/app.js';
import { run } from '../src/run.js';
import type { Store } from '../src/store/store.js';
import { writeGenerated } from './generated.js';

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
  writeGenerated('openapi/openapi.json', document, 'npm run openapi');
  return 0;
});
