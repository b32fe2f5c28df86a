import { readConfig } from './config.js';
import { run, stopOnSignal } from './run.js';
import { serve } from './serve.js';

// `npm start`: the server as it runs in production.
await run(async () => {
  const config = readConfig();
  const { close } = await serve(config, { level: config.logLevel });
  stopOnSignal(close);
  return undefined;
});
