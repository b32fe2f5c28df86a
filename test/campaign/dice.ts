/** Random choices that a seed repeats. */
export type Dice = {
  /** A whole number from 0 to `below` − 1. */
  upTo(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** Some of them, in random order, none twice. */
  some<T>(from: readonly T[], count: number): T[];
  /** A key, each as often as its weight says. */
  weighted<K extends string>(weights: Record<K, number>): K;
};

/** Mulberry32 (Tommy Ettinger, public domain): small, and good enough to choose test cases by. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  const some = <T>(from: readonly T[], count: number) => {
    const left = [...from];
    const taken = Math.min(count, left.length);
    return Array.from({ length: taken }, () => left.splice(upTo(left.length), 1)[0]!);
  };
  return {
    ...{ upTo, some },
    pick: from => from[upTo(from.length)]!,
    weighted: weights => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return entries.at(-1)![0];
    },
  };
}
