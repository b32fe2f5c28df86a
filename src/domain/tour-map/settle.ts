import { type Candidate, fits, meet } from './callout-candidates.js';

/** How often all places look for better spots, and at how many together: more find next to nothing. */
const ROUNDS = 3;
const TRIED = 500;

/** Nobody moves aside for a spot where more than this many are in the way. */
const MOST_IN_THE_WAY = 2;

/** What it costs to leave a place without even a number. */
const NOTHING = 3000;

type Picks = (Candidate | null)[];

/**
 * One spot for each place, of the spots that it could have (`options`, the best first), so that
 * none meets another one; null where there is none. First each takes the best that is left, those
 * with the least choice before others; then each tries better spots, from which others move aside
 * where that is better for all of them together.
 */
export function settled(options: readonly (readonly Candidate[])[]): Picks {
  const order = [...options.keys()].sort(
    (one, other) => options[one]!.length - options[other]!.length,
  );
  let picks: Picks = options.map(() => null);
  for (const place of order) picks[place] = bestLeft(place, picks, options);
  for (let round = 0; round < ROUNDS; round++) {
    const before = picks;
    for (const place of order) picks = improved(place, picks, options);
    if (picks === before) break;
  }
  return picks;
}

function bestLeft(
  place: number,
  picks: Picks,
  options: readonly (readonly Candidate[])[],
): Candidate | null {
  const others = picks.filter((_, other) => other !== place);
  return options[place]!.find(each => fits(each, others)) ?? null;
}

/** The picks with a place at a better spot, or the same picks where there is none. */
function improved(place: number, picks: Picks, options: readonly (readonly Candidate[])[]): Picks {
  const now = costOf(picks[place]);
  for (const better of options[place]!.slice(0, Math.ceil(TRIED / options.length))) {
    if (better.cost >= now) return picks;
    const inTheWay = picks.flatMap((other, index) =>
      other !== null && index !== place && meet(better, other) ? [index] : [],
    );
    if (inTheWay.length > MOST_IN_THE_WAY) continue;
    const tried: Picks = picks.map((pick, index) => (inTheWay.includes(index) ? null : pick));
    tried[place] = better;
    for (const index of inTheWay) tried[index] = bestLeft(index, tried, options);
    const moved = [place, ...inTheWay];
    const sum = (of: Picks) => moved.reduce((total, index) => total + costOf(of[index]), 0);
    if (sum(tried) < sum(picks)) return tried;
  }
  return picks;
}

function costOf(pick: Candidate | null | undefined): number {
  return pick?.cost ?? NOTHING;
}
