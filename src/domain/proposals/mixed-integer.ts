import { type Constraint, solve } from 'yalps';
import { cliquesOf } from './cliques.js';
import { isSound, type Problem } from './problem.js';

/** What the solver has found; `isBest` once it is known that nothing is worth more. */
export type Solved = { choices: readonly number[]; isBest: boolean };

/** A simplex takes two or three pivots a row and column; one that has not ended by then goes in circles. */
const MAX_PIVOTS_EACH = 20;
/** Values are whole numbers, so what is less than one below a bound has reached it. */
const LESS_THAN_ONE = 0.99;

/**
 * The choices that are worth the most, by mixed-integer programming (branch and cut): a variable a
 * choice, a constraint a clique and a limit. `bound` is what no choices can be worth more than. The
 * milliseconds are looked at between two steps: a big step may take longer, so somebody else must
 * watch the clock too. Null where nothing was found in time.
 */
export function mostWorth(problem: Problem, bound: number, millis: number): Solved | null {
  const { constraints, variables } = modelOf(problem);
  const { status, variables: taken } = solve(
    { direction: 'maximize', objective: 'value', constraints, variables, integers: true },
    {
      ...{ timeout: millis, maxIterations: Number.POSITIVE_INFINITY },
      maxPivots: MAX_PIVOTS_EACH * (constraints.size + variables.size),
      tolerance: LESS_THAN_ONE / bound,
    },
  );
  const found = taken.flatMap(([choice, amount]) => (amount > 0.5 ? [choice] : []));
  // What it gives at the end of its time may be no whole answer, or none at all.
  if (status === 'cycled' || found.length === 0 || !isSound(problem, found)) return null;
  return { choices: found, isBest: status === 'optimal' };
}

function modelOf(problem: Problem) {
  const { choices, limits } = problem;
  const constraints = new Map<string, Constraint>();
  const variables = new Map(
    choices.map(({ value }, at) => [at, new Map([['value', value]])] as const),
  );
  const constrain = (name: string, most: number, members: Iterable<[number, number]>) => {
    constraints.set(name, { max: most });
    for (const [choice, amount] of members) variables.get(choice)!.set(name, amount);
  };
  const alone = new Set(choices.keys());
  for (const [at, clique] of cliquesOf(problem).entries()) {
    constrain(
      `clique ${at}`,
      1,
      clique.map(choice => [choice, 1]),
    );
    for (const choice of clique) alone.delete(choice);
  }
  // What clashes with nothing is in no clique, and must still not be taken twice.
  for (const choice of alone) constrain(`alone ${choice}`, 1, [[choice, 1]]);
  for (const [at, { members, most }] of limits.entries()) {
    constrain(
      `limit ${at}`,
      most,
      members.map(({ choice, amount }) => [choice, amount]),
    );
  }
  return { constraints, variables };
}
