import { CannotStart } from './store/store.js';

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
  }
}

/** Calls `stop` once at the first Ctrl-C or SIGTERM; a second one, or a stop that hangs, ends at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_MILLISECONDS).unref();
    await stop();
    process.exit(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
