/** How long one slice may take, in milliseconds, before the process does its other work. */
const SLICE = 10;

/**
 * The values of an iterable, each computed as it is asked for, in slices of some ten milliseconds
 * (or as long as one value takes): a server answers others in between.
 */
export async function inSlices<T>(values: Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  let end = performance.now() + SLICE;
  for (const value of values) {
    all.push(value);
    if (performance.now() < end) continue;
    await new Promise(resolve => setImmediate(resolve));
    end = performance.now() + SLICE;
  }
  return all;
}
