import { type Completed, completed } from './completed.js';
import { exactly, type Time } from './exact.js';
import { greedily } from './greedy.js';
import { outcomeOf } from './outcome.js';
import { type Problem, worth } from './problem.js';
import type { Placement } from './proposal.js';
import type { Search } from './search.js';
import { verified } from './verified.js';

/**
 * An answer that stands: what is held, that with all that goes beside it, and the problem with what
 * was found to be forbidden on the way to it.
 */
export type Answer = {
  held: readonly number[];
  whole: Completed;
  problem: Problem;
  placement: Placement;
};

/** The immediate answer. Where it is all that there is in the end, the search ran out of time. */
export function proposeGreedily(search: Search, seed: number): Answer {
  const { found, problem } = verified(search, search.problem, each => ({
    choices: greedily(each, seed),
  }));
  const whole = completed(search, found.choices);
  const placement = outcomeOf(search, whole, { status: 'time-limit' });
  return { held: found.choices, whole, problem, placement };
}

/**
 * The best answer that is found in time, never worse than the one that is there already. It is the
 * best of all where the solver says so, and where every candidate was looked at.
 */
export function proposeExactly(search: Search, greedy: Answer, { millis, clock }: Time): Placement {
  const until = clock() + millis;
  const { found, isPruned } = verified(search, greedy.problem, problem =>
    exactly(problem, greedy.held, { millis: until - clock(), clock }),
  );
  const whole = completed(search, found.choices);
  const worthOf = ({ choices }: Completed) => worth(search.problem, choices);
  const best = worthOf(whole) < worthOf(greedy.whole) ? greedy.whole : whole;
  const proven = search.isNarrowed ? 'narrowed' : 'optimal';
  return outcomeOf(search, best, {
    status: found.isBest && !isPruned ? proven : 'time-limit',
    weightByGreedy: greedy.placement.totals.weightPlaced,
  });
}
