import type { Spot } from './frame.js';

/** The area within a closed line, in square units. */
export function areaOf(ring: readonly Spot[]): number {
  let sum = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    sum += x * nextY - nextX * y;
  }
  return Math.abs(sum) / 2;
}

/**
 * A line without those of its corners whose triangle is smaller than `least` square units, the
 * smallest first (Visvalingam and Whyatt 1993): what is left out is what nobody would see. The ends
 * of a line stay; a closed line (`isRing`, its first point not repeated) has none.
 */
export function simplified(line: readonly Spot[], least: number, isRing: boolean): Spot[] {
  let left = [...line];
  // In passes instead of with a heap: of neighbours only the smaller corner goes in one pass.
  for (;;) {
    const sizes = left.map((spot, index) => {
      const [before, after] = [left.at(index - 1)!, left[(index + 1) % left.length]!];
      const isEnd = !isRing && (index === 0 || index === left.length - 1);
      return isEnd ? Number.POSITIVE_INFINITY : areaOf([before, spot, after]);
    });
    const kept = left.filter((_, index) => {
      const size = sizes[index]!;
      const [before, after] = [sizes.at(index - 1)!, sizes[(index + 1) % left.length]!];
      return size >= least || size > before || size >= after;
    });
    if (kept.length === left.length) return kept;
    left = kept;
  }
}
