/** Numbers from 0 up to but not 1 that look random, and are the same for one seed. */
export type Dice = () => number;

/** Mulberry32 of Tommy Ettinger: 32 bits of state, enough to shuffle a list. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
