import { errorInLog } from './plugins/errors-in-log.js';

/**
 * What nobody caught ends the process, and is told in one line as the log tells errors: Node itself
 * would write the values of a query that failed.
 */
export function tellLastWords(): void {
  process.on('uncaughtException', error => {
    const msg = 'a fault that nobody caught';
    const line = { level: 60, time: Date.now(), pid: process.pid, err: errorInLog(error), msg };
    process.stderr.write(`${JSON.stringify(line)}\n`, () => process.exit(1));
  });
}
