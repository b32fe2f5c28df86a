import { Bits, type Problem } from './problem.js';

/**
 * Sets of choices of which no two go together, such that each pair that clashes is in one of them:
 * one set says as much as thousands of pairs, and bounds a search far better. Each set is grown from
 * a pair that none has yet, by what clashes with all of it, from the last choice back: where those of
 * one request stand together in order of their start, that takes the fewest sets by far.
 */
export function cliquesOf({ choices, clashes }: Problem): number[][] {
  const open = clashes.map(each => each.copy());
  const cliques: number[][] = [];
  for (let first = 0; first < choices.length; first++) {
    for (let second = open[first]!.next(first + 1); second !== -1; ) {
      const clique = grown(clashes, first, second);
      cliques.push(clique);
      close(open, clique);
      second = open[first]!.next(first + 1);
    }
  }
  return cliques;
}

function grown(clashes: readonly Bits[], first: number, second: number): number[] {
  const clique = [first, second];
  const common = clashes[first]!.copy();
  common.keep(clashes[second]!);
  for (let next = common.last(); next !== -1; next = common.last(next)) {
    clique.push(next);
    common.keep(clashes[next]!);
  }
  return clique;
}

function close(open: readonly Bits[], clique: readonly number[]): void {
  const set = new Bits(open.length);
  for (const each of clique) set.add(each);
  for (const each of clique) {
    const { words } = open[each]!;
    for (let at = 0; at < words.length; at++) words[at]! &= ~set.words[at]!;
  }
}
