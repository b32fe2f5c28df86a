import { grouped } from '../grouped.js';
import { mostWorth, type Solved } from './mixed-integer.js';
import { type Part, partsOf } from './parts.js';
import { type Problem, worth } from './problem.js';

/** How long something may take, and how to tell: a clock that a test can set. */
export type Time = { millis: number; clock: () => number };

/**
 * The choices that are worth the most, never less than those that are held already: part by part,
 * the smallest first. Each may take its share of the time that is left, and keeps what is held of it
 * where that does not suffice.
 */
export function exactly(
  problem: Problem,
  held: readonly number[],
  { millis, clock }: Time,
): Solved {
  const until = clock() + millis;
  const parts = partsOf(problem).sort((one, other) => one.places.length - other.places.length);
  const solved = parts.map((part, at) =>
    solvePart(part, new Set(held), (until - clock()) / (parts.length - at)),
  );
  return {
    choices: solved.flatMap(({ choices }) => choices).sort((one, other) => one - other),
    isBest: solved.every(({ isBest }) => isBest),
  };
}

function solvePart(part: Part, held: ReadonlySet<number>, millis: number): Solved {
  const own = [...part.places.keys()].filter(at => held.has(part.places[at]!));
  const bound = boundOf(part);
  const isReached = worth(part, own) === bound;
  const found = isReached || millis <= 0 ? null : mostWorth(part, bound, millis);
  const isBetter = found !== null && worth(part, found.choices) >= worth(part, own);
  const choices = isBetter ? found.choices : own;
  return {
    choices: choices.map(at => part.places[at]!),
    isBest: isReached || (isBetter && found.isBest),
  };
}

/** What it would be worth if each request had the best that it could have. */
function boundOf({ choices }: Problem): number {
  const requests = grouped(choices, ({ request }) => request);
  return [...requests.values()].reduce(
    (sum, own) => sum + Math.max(...own.map(({ value }) => value)),
    0,
  );
}
