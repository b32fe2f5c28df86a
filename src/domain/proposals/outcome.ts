import type { PlacedEvent } from '../conflicts/journeys.js';
import type { Completed } from './completed.js';
import type { Placeable } from './placeable.js';
import type { Placed, Placement, SearchStatus } from './proposal.js';
import type { Search } from './search.js';

/**
 * What a search has found, in the order of the requests as they were sent: where each is, or which
 * rule blocks it.
 */
export function outcomeOf(
  { requests, candidates }: Search,
  { choices, blocked }: Completed,
  { status, weightByGreedy }: { status: SearchStatus; weightByGreedy?: number },
): Placement {
  const placed = choices.map(at =>
    placedOf(requests[candidates[at]!.request]!, candidates[at]!.event),
  );
  const unplaced = [...blocked].map(([position, { rule, message }]) => {
    const { at, title } = requests[position]!;
    return { request: at, title, rule, message };
  });
  const weightPlaced = weightOf(choices.map(at => requests[candidates[at]!.request]!));
  return {
    status,
    totals: {
      ...{ requests: requests.length, placed: placed.length, weight: weightOf(requests) },
      ...{ weightPlaced, weightByGreedy: weightByGreedy ?? weightPlaced },
    },
    placed: placed.sort((one, other) => one.request - other.request),
    unplaced: unplaced.sort((one, other) => one.request - other.request),
  };
}

function weightOf(requests: readonly Placeable[]): number {
  return requests.reduce((sum, { weight }) => sum + weight, 0);
}

function placedOf({ at, title }: Placeable, event: PlacedEvent): Placed {
  const { speakers, interpreter, venue, room, leg, timeZone, startsAt, endsAt } = event;
  return {
    ...{ request: at, title, speaker: speakers[0]!, interpreter, venue, room, leg: leg! },
    ...{ localStart: event.localStart!, localEnd: event.localEnd!, timeZone },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), event: null },
  };
}
