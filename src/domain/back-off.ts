const MINUTE = 60_000;

/**
 * How long to wait after so many failed attempts, in milliseconds: a minute after the first, twice as
 * long after each other, and never longer than `longest`.
 */
export function backOff(attempts: number, longest: number): number {
  return Math.min(longest, MINUTE * 2 ** Math.min(20, attempts - 1));
}
