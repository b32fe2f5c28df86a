import { diceOf as numbersOf } from '../../src/domain/proposals/dice.js';

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

export function diceOf(seed: number): Dice {
  const next = numbersOf(seed);
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
