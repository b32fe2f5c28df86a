import { grouped } from '../grouped.js';
import { Bits, type Problem } from './problem.js';

/** A part of a problem, with the place that each of its choices has in the whole. */
export type Part = Problem & { places: readonly number[] };

/**
 * The parts of a problem that have nothing to do with each other: no choice of one clashes with, or
 * shares a limit with, a choice of another one. Each is solved for itself, which is far less work.
 */
export function partsOf(problem: Problem): Part[] {
  const { choices, clashes, limits } = problem;
  const roots = choices.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (roots[root] !== root) root = roots[root]!;
    roots[at] = root;
    return root;
  };
  const join = (one: number, other: number) => {
    roots[rootOf(other)] = rootOf(one);
  };
  for (const [at, each] of clashes.entries()) {
    for (let next = each.next(at + 1); next !== -1; next = each.next(next + 1)) join(at, next);
  }
  for (const { members } of limits) {
    for (const { choice } of members) join(members[0]!.choice, choice);
  }
  return [...grouped(choices.keys(), rootOf).values()].map(places => partOf(problem, places));
}

function partOf({ choices, clashes, limits }: Problem, places: readonly number[]): Part {
  const numbers = new Map(places.map((place, number) => [place, number]));
  return {
    places,
    choices: places.map(place => choices[place]!),
    clashes: places.map(place => {
      const own = new Bits(places.length);
      for (const [other, number] of numbers) if (clashes[place]!.has(other)) own.add(number);
      return own;
    }),
    limits: limits
      .filter(({ members }) => numbers.has(members[0]?.choice ?? -1))
      .map(({ members, most }) => ({
        members: members.map(({ choice, amount }) => ({ choice: numbers.get(choice)!, amount })),
        most,
      })),
  };
}
