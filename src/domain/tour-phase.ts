import { overAt } from './audience.js';
import { startOfDay } from './time/local-date.js';
import type { Tour } from './tour.js';

/** Where a tour is in time; one without days is still to come. */
export const tourPhases = ['now', 'coming', 'past'] as const;
export type TourPhase = (typeof tourPhases)[number];

/** The zone whose days begin first: what has begun nowhere there has begun nowhere on earth. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/** Whether a tour is on, to come or over: it is on from its first day anywhere to its last anywhere. */
export function phaseOf(
  { firstDate, lastDate, status }: Pick<Tour, 'firstDate' | 'lastDate' | 'status'>,
  now: Date,
): TourPhase {
  if (status === 'archived' || (lastDate !== null && overAt(lastDate, null) <= now)) return 'past';
  return firstDate !== null && startOfDay(firstDate, FIRST_ZONE) <= now ? 'now' : 'coming';
}
