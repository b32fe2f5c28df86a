/** A pause of the process is one of them, after which answers are there to be read. */
const STEPS = 20;

/**
 * Calls `end` once this process has run for so many milliseconds, and gives what calls it off. Who
 * stood still (the machine slept, was moved, or was busy otherwise) does not take that for a database
 * that does not answer: timers would come before answers that are there.
 */
export function patience(milliseconds: number, end: () => void): () => void {
  let steps = 0;
  const timer = setInterval(() => {
    steps += 1;
    if (steps < STEPS) return;
    clearInterval(timer);
    end();
  }, milliseconds / STEPS);
  return () => clearInterval(timer);
}
