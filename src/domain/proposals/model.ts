import { usualPolicy } from '../conflicts/policy.js';
import type { Schedule } from '../schedule.js';
import type { Candidate } from './candidates.js';
import { MAX_CLOSENESS } from './closeness.js';
import { dayLimits } from './days.js';
import { pairCheck } from './pairs.js';
import type { Placeable } from './placeable.js';
import { Bits, type Limit, type Problem } from './problem.js';

/**
 * What is to be solved, with the candidates as its choices. Weight comes first: one more of it is
 * worth more than that all requests are as near to their wishes as can be.
 */
export function problemOf(
  requests: readonly Placeable[],
  candidates: readonly Candidate[],
  schedule: Schedule,
): Problem {
  const oneOfWeight = MAX_CLOSENESS * requests.length + 1;
  const limits = dayLimits(candidates, schedule);
  const clashes = clashesAmong(candidates, schedule);
  for (const limit of limits) addPairsBeyond(limit, clashes);
  return {
    choices: candidates.map(({ request, closeness }) => ({
      request,
      value: requests[request]!.weight * oneOfWeight + closeness,
    })),
    ...{ clashes, limits },
  };
}

/** Two that are beyond a limit together clash: said so, it bounds the search far better. */
function addPairsBeyond({ members, most }: Limit, clashes: readonly Bits[]): void {
  for (const [at, one] of members.entries()) {
    for (const other of members.slice(at + 1)) {
      if (one.amount + other.amount <= most) continue;
      clashes[one.choice]!.add(other.choice);
      clashes[other.choice]!.add(one.choice);
    }
  }
}

function clashesAmong(candidates: readonly Candidate[], { tours }: Schedule): Bits[] {
  const tour = candidates[0]?.event.tour;
  const policy = tours.find(({ slug }) => slug === tour)?.policy ?? usualPolicy;
  const clash = pairCheck(
    candidates.map(({ event }) => event),
    policy,
  );
  const clashes = candidates.map(() => new Bits(candidates.length));
  const requests = Int32Array.from(candidates, ({ request }) => request);
  for (let at = 0; at < candidates.length; at++) {
    for (let next = at + 1; next < candidates.length; next++) {
      if (requests[at] !== requests[next] && !clash(at, next)) continue;
      clashes[at]!.add(next);
      clashes[next]!.add(at);
    }
  }
  return clashes;
}
