import type { WriteLine } from '../../src/store/backup/lines.js';

const EVERY_MILLISECONDS = 5_000;

/** Passes lines on, and says on the terminal how many there were where it takes long. */
export function withProgress(write: WriteLine): WriteLine {
  let lines = 0;
  let nextAt = Date.now() + EVERY_MILLISECONDS;
  return line => {
    lines += 1;
    if (Date.now() > nextAt) {
      nextAt += EVERY_MILLISECONDS;
      process.stderr.write(`${lines} lines …\n`);
    }
    return write(line);
  };
}
