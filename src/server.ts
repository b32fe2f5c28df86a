import cluster from 'node:cluster';
import { readConfig } from './config.js';
import { tellLastWords } from './last-words.js';
import { run, stopOnSignal } from './run.js';
import { tellWhatIsCounted } from './workers/metrics-of-all.js';
import { supervise } from './workers/supervise.js';

// `npm start`: the server as it runs in production, or the process that supervises several of it.
tellLastWords();
await run(async () => {
  const config = readConfig();
  if (cluster.isPrimary && config.workers > 1) return supervise(config.workers);
  if (cluster.isWorker) tellWhatIsCounted();
  // Whoever supervises needs none of this in memory.
  const { serve } = await import('./serve.js');
  const { close } = await serve(config, { level: config.logLevel });
  stopOnSignal(close);
  return undefined;
});
