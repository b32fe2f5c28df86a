import type { Problem } from './problem.js';
import type { Search } from './search.js';

/** How often what is found may turn out to clash before what clashes is left out. */
const MAX_REPAIRS = 10;

/** What was found, and the problem as it was found for; `isPruned` where something was left out. */
type Verified<T> = { found: T; problem: Problem; isPruned: boolean };

/**
 * Solves, and shows what was found to the rules: they are the one truth, and see what no comparison
 * of two events sees. What they find together is forbidden together, and it is solved anew; in the
 * end what still clashes is left out, the least worth first.
 */
export function verified<T extends { choices: readonly number[] }>(
  search: Search,
  start: Problem,
  solve: (problem: Problem) => T,
): Verified<T> {
  let problem = start;
  for (let repairs = 0; ; repairs++) {
    const found = solve(problem);
    const clashing = clashingSets(search, found.choices);
    if (clashing.length === 0) return { found, problem, isPruned: false };
    if (repairs === MAX_REPAIRS) {
      const choices = pruned(search, found.choices);
      return { found: { ...found, choices }, problem, isPruned: true };
    }
    problem = { ...problem, limits: [...problem.limits, ...clashing.map(notAll)] };
  }
}

/** The choices that are together in a conflict; each set once. */
function clashingSets(search: Search, choices: readonly number[]): number[][] {
  const all = choices.map(at => search.candidates[at]!);
  const byId = new Map(choices.map((at, index) => [all[index]!.event.id, at]));
  const sets = search.clashesOf(all).map(({ subjects }) => {
    const members = subjects.flatMap(({ id }) => byId.get(id) ?? []);
    return [...new Set(members)].sort((one, other) => one - other);
  });
  return [...new Map(sets.map(set => [set.join(), set])).values()];
}

function notAll(set: readonly number[]) {
  return { members: set.map(choice => ({ choice, amount: 1 })), most: set.length - 1 };
}

/** Leaves out of each set that clashes what is worth the least, until nothing clashes. */
function pruned(search: Search, choices: readonly number[]): number[] {
  const worthOf = (at: number) => search.problem.choices[at]!.value;
  let left = [...choices];
  for (;;) {
    const [set] = clashingSets(search, left);
    if (set === undefined) return left;
    const least = set.reduce((one, other) => (worthOf(other) < worthOf(one) ? other : one));
    left = left.filter(at => at !== least);
  }
}
