import type { Conflict } from '../conflicts/conflict.js';
import { rules } from '../conflicts/index.js';
import { byWish, type Candidate } from './candidates.js';
import type { Search } from './search.js';

/** Choices, and of each request that has none a word on what blocks it, by its position. */
export type Completed = { choices: number[]; blocked: ReadonlyMap<number, Blocked> };
export type Blocked = Pick<Conflict, 'rule' | 'message'>;

/** Only where no day has hours for a request, which is refused before it comes here. */
const nowhere: Blocked = {
  rule: 'event-outside-leg',
  message: 'No leg has a day with hours for it.',
};

/**
 * Asks of each request without a place what the rules say of the hour that it would like best; one
 * against whose hour they say nothing takes it.
 */
export function completed(search: Search, choices: readonly number[]): Completed {
  const { requests, candidates } = search;
  const taken = new Map(choices.map(at => [candidates[at]!.request, at]));
  const blocked = new Map<number, Blocked>();
  for (const position of requests.keys()) {
    if (taken.has(position)) continue;
    const nearest = nearestOf(search, position);
    const others = [...taken.values()].map(at => candidates[at]!);
    const against =
      nearest === null
        ? barring(search, position)
        : tellingMost(search.clashesOf([...others, candidates[nearest]!]));
    if (against !== undefined) blocked.set(position, against);
    else taken.set(position, nearest!);
  }
  return { choices: [...taken.values()].sort((one, other) => one - other), blocked };
}

function nearestOf({ candidates }: Search, position: number): number | null {
  const own = [...candidates.keys()].filter(at => candidates[at]!.request === position);
  const nearer = (one: number, other: number) =>
    byWish(candidates[one]!, candidates[other]!) <= 0 ? one : other;
  return own.length === 0 ? null : own.reduce(nearer);
}

/** What on file bars the best hour of a request that has no other. */
function barring({ barred, clashesOf }: Search, position: number): Blocked {
  const candidate: Candidate | null = barred[position]!;
  return (candidate && tellingMost(clashesOf([candidate]))) ?? nowhere;
}

/** What is booked twice says more than what may be on file twice: by the order of the rules. */
function tellingMost(conflicts: readonly Conflict[]): Conflict | undefined {
  const rank = ({ rule }: Conflict) => rules.findIndex(({ id }) => id === rule);
  return conflicts.toSorted((one, other) => rank(one) - rank(other))[0];
}
