/** Something that a request could be, and what it is worth. */
export type Choice = { request: number; value: number };

/** Of some choices, each with an amount, no more may be taken than so much in sum. */
export type Limit = { members: readonly { choice: number; amount: number }[]; most: number };

/**
 * What is to be solved: of each request at most one choice, no two that clash, within the limits,
 * and worth as much as possible in sum. `clashes[i]` has the choices that `i` clashes with; those
 * of one request are among them.
 */
export type Problem = {
  choices: readonly Choice[];
  clashes: readonly Bits[];
  limits: readonly Limit[];
};

/** A set of small numbers, one bit each: what is asked millions of times must take one step. */
export class Bits {
  readonly words: Uint32Array;

  constructor(size: number) {
    this.words = new Uint32Array(Math.ceil(size / 32));
  }

  has(index: number): boolean {
    return ((this.words[index >>> 5]! >>> (index & 31)) & 1) === 1;
  }

  add(index: number): void {
    this.words[index >>> 5]! |= 1 << (index & 31);
  }

  /** Leaves what is in the other one too. */
  keep(other: Bits): void {
    for (let at = 0; at < this.words.length; at++) this.words[at]! &= other.words[at]!;
  }

  /** The first number from `from` on, or -1. */
  next(from: number): number {
    for (let at = from >>> 5; at < this.words.length; at++) {
      const word = at === from >>> 5 ? this.words[at]! & (-1 << (from & 31)) : this.words[at]!;
      if (word !== 0) return 32 * at + 31 - Math.clz32(word & -word);
    }
    return -1;
  }

  /** The last number before `before`, or -1. */
  last(before = 32 * this.words.length): number {
    for (let at = (before - 1) >> 5; at >= 0; at--) {
      const isPart = at === before >>> 5;
      const word = isPart ? this.words[at]! & ((1 << (before & 31)) - 1) : this.words[at]!;
      if (word !== 0) return 32 * at + 31 - Math.clz32(word);
    }
    return -1;
  }

  copy(): Bits {
    const copied = new Bits(32 * this.words.length);
    copied.words.set(this.words);
    return copied;
  }
}

/** What some choices are worth in sum. */
export function worth({ choices }: Pick<Problem, 'choices'>, taken: readonly number[]): number {
  return taken.reduce((sum, choice) => sum + choices[choice]!.value, 0);
}

/** True where no two of the choices clash, and none is beyond a limit. */
export function isSound({ clashes, limits }: Problem, taken: readonly number[]): boolean {
  const set = new Set(taken);
  const isApart = taken.every(one => taken.every(other => !clashes[one]!.has(other)));
  return isApart && limits.every(limit => usedOf(limit, set) <= limit.most);
}

/** How much of a limit the choices take up. */
export function usedOf({ members }: Limit, taken: ReadonlySet<number>): number {
  return members.reduce((sum, { choice, amount }) => sum + (taken.has(choice) ? amount : 0), 0);
}
