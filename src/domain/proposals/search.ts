import { compare } from '../compare.js';
import type { Conflict } from '../conflicts/conflict.js';
import { hourClashes } from '../conflicts/hour-clashes.js';
import type { RulesAsked } from '../conflicts/index.js';
import type { Schedule } from '../schedule.js';
import { admission } from './admissible.js';
import { byWish, type Candidate, candidatesOf } from './candidates.js';
import { problemOf } from './model.js';
import { inOneOrder, type Placeable } from './placeable.js';
import type { Problem } from './problem.js';

/** What is asked for: requests, what is on file, and when it is asked. */
export type Wanted = { requests: readonly Placeable[]; schedule: Schedule; asked: RulesAsked };

/**
 * A search that is prepared: the requests in their one order, their admissible candidates request
 * by request, what there is to solve, and what is known of those that have no candidate.
 */
export type Search = {
  requests: readonly Placeable[];
  candidates: readonly Candidate[];
  problem: Problem;
  /** Whether there were more candidates than are looked at. */
  isNarrowed: boolean;
  /** Of each request the candidate nearest to the wish of those that something on file bars. */
  barred: readonly (Candidate | null)[];
  /** What `hourClashes` finds of candidates, were they all on file. */
  clashesOf(candidates: readonly Candidate[]): Conflict[];
};

/** Most candidates of all requests: of more, the solver's table fills the memory and the time. */
const MAX_CANDIDATES = 2400;
/** Most starts of all requests that are held against what is on file. */
const MAX_CHECKS = 20_000;

/** Finds what requests could become, beside what is on file. */
export function prepared({ requests: sent, schedule, asked }: Wanted): Search {
  const requests = inOneOrder(sent);
  const conflictsOf = admission(schedule, asked);
  const looked = requests.map((request, position) =>
    lookAt(candidatesOf(request, position), requests.length, conflictsOf),
  );
  const candidates = looked.flatMap(({ free }) => free).sort(byStart);
  return {
    ...{ requests, candidates, barred: looked.map(({ barred }) => barred) },
    isNarrowed: looked.some(({ isNarrowed }) => isNarrowed),
    problem: problemOf(requests, candidates, schedule),
    clashesOf(taken) {
      const placed = taken.map(({ event }) => event);
      const ids = new Set(placed.map(({ id }) => id));
      return hourClashes({ ...schedule, events: [...schedule.events, ...placed] }, ids, asked);
    },
  };
}

/** Those of a request that nothing on file bars, as many as its share of all that are looked at. */
function lookAt(
  all: readonly Candidate[],
  requests: number,
  conflictsOf: (candidate: Candidate) => readonly Conflict[],
) {
  const most = Math.floor(MAX_CANDIDATES / requests);
  const mostChecks = Math.min(all.length, Math.floor(MAX_CHECKS / requests));
  const free: Candidate[] = [];
  let barred: Candidate | null = null;
  let checks = 0;
  while (checks < mostChecks && free.length < most) {
    const candidate = all[checks++]!;
    if (conflictsOf(candidate).length === 0) free.push(candidate);
    else if (barred === null || byWish(candidate, barred) < 0) barred = candidate;
  }
  return { free, barred, isNarrowed: checks < all.length };
}

/** By request, and then by start: as `cliquesOf` likes it best. */
function byStart(one: Candidate, other: Candidate): number {
  return (
    one.request - other.request ||
    one.event.startsAt.getTime() - other.event.startsAt.getTime() ||
    compare(one.event.leg!, other.event.leg!) ||
    compare(one.event.interpreter ?? '', other.event.interpreter ?? '')
  );
}
