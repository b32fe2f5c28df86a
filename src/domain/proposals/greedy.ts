import { grouped } from '../grouped.js';
import { type Dice, diceOf } from './dice.js';
import { type Problem, worth } from './problem.js';

/** How often it is begun anew, in another order: more hardly ever finds more. */
const STARTS = 60;
/** How much chance may shift a request forward or back in the order. */
const SHIFT = 0.5;

/**
 * A good answer at once: one request after the other takes the best that is left, the most valuable
 * first; then again in orders that chance has changed, and the best of all counts. The same seed
 * finds the same.
 */
export function greedily(problem: Problem, seed: number): number[] {
  const choicesOf = [
    ...grouped(problem.choices.keys(), at => problem.choices[at]!.request).values(),
  ].map(own => own.sort((one, other) => worthOf(other) - worthOf(one) || one - other));
  const dice = diceOf(seed);
  const limitsOf = limitsByChoice(problem);
  let best: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    const found = placedInOrder(problem, ordered(choicesOf, start === 0 ? null : dice), limitsOf);
    if (worth(problem, found) > worth(problem, best)) best = found;
    if (best.length === choicesOf.length && best.every(isFirst)) break;
  }
  return best.sort((one, other) => one - other);

  function worthOf(choice: number): number {
    return problem.choices[choice]!.value;
  }

  /** What has the best of its own can be no better. */
  function isFirst(choice: number): boolean {
    const own = choicesOf.find(
      ([any]) => problem.choices[any!]!.request === problem.choices[choice]!.request,
    )!;
    return worthOf(own[0]!) === worthOf(choice);
  }

  /** By the value of the best choice; where it is alike, those with fewer choices first. */
  function ordered(requests: readonly number[][], chance: Dice | null): number[][] {
    return requests
      .map(own => {
        const shift = chance === null ? 1 : 1 + SHIFT * (2 * chance() - 1);
        return { own, rank: worthOf(own[0]!) * shift, turn: chance?.() ?? 0 };
      })
      .sort(
        (one, other) =>
          other.rank - one.rank || one.own.length - other.own.length || one.turn - other.turn,
      )
      .map(({ own }) => own);
  }
}

/** The limits that each choice counts for, with its amount. */
function limitsByChoice({ choices, limits }: Problem) {
  const all = choices.map((): { limit: number; amount: number }[] => []);
  for (const [limit, { members }] of limits.entries()) {
    for (const { choice, amount } of members) all[choice]!.push({ limit, amount });
  }
  return all;
}

function placedInOrder(
  { clashes, limits }: Problem,
  requests: readonly number[][],
  limitsOf: ReturnType<typeof limitsByChoice>,
): number[] {
  const taken: number[] = [];
  const left = limits.map(({ most }) => most);
  for (const own of requests) {
    const choice = own.find(
      each =>
        taken.every(other => !clashes[each]!.has(other)) &&
        limitsOf[each]!.every(({ limit, amount }) => amount <= left[limit]!),
    );
    if (choice === undefined) continue;
    taken.push(choice);
    for (const { limit, amount } of limitsOf[choice]!) left[limit]! -= amount;
  }
  return taken;
}
