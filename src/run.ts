import cluster from 'node:cluster';
import { CannotStart } from './store/store.js';

/** What a worker is told by the process that supervises it when it is to stop. */
export const STOP = 'gira:stop';

/** A server that was told to stop has this long to finish what it is doing. */
const STOP_MILLISECONDS = 8_000;

/**
 * Runs a program from the terminal. What it returns is its exit code; a start that cannot succeed
 * is told in one sentence, without a stack.
 */
export async function run(program: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await program()) ?? 0;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    // A worker would go on as long as it can be told something.
    cluster.worker?.disconnect();
  }
}

/** Calls `stop` once at the first Ctrl-C or SIGTERM; a second one, or a stop that hangs, ends at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const begin = async () => {
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_MILLISECONDS).unref();
    await stop();
    process.exit(0);
  };
  const onSignal = () => {
    if (isStopping) process.exit(1);
    void begin();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  if (!cluster.isWorker) return;
  // Ctrl-C reaches a worker by itself, too: that is no second one.
  process.on('message', message => {
    if (message === STOP && !isStopping) void begin();
  });
}
