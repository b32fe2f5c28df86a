import { daysBetween } from '../calendar-date.js';
import type { City } from '../city.js';
import { legsByTraveller, type Schedule, type ScheduledLeg } from '../schedule.js';

/** A leg of which the city is known, and the speaker. */
export type CityLeg = ScheduledLeg & { city: City; speaker: string };

/** Two legs of one speaker that no free day lies between: they travel when the second begins. */
export type Move = { from: CityLeg; to: CityLeg };

/**
 * The moves of all speakers, in any tour. A speaker comes from the leg that reaches furthest so
 * far: a day trip inside a long stay does not end it. Travel legs are no places to come from, and
 * legs that overlap are no journey but an error.
 */
export function moves(schedule: Schedule): Move[] {
  return [...legsByTraveller(schedule).values()].flatMap(legs => {
    const found: Move[] = [];
    let from: ScheduledLeg | null = null;
    for (const to of legs.filter(({ kind }) => kind !== 'travel')) {
      if (from && isNext(from, to) && isCityLeg(from) && isCityLeg(to)) found.push({ from, to });
      if (!from || to.lastDate >= from.lastDate) from = to;
    }
    return found;
  });
}

function isNext(from: ScheduledLeg, to: ScheduledLeg): boolean {
  const days = daysBetween(from.lastDate, to.firstDate);
  return days === 0 || days === 1;
}

function isCityLeg(leg: ScheduledLeg): leg is CityLeg {
  return leg.city !== null && leg.speaker !== null;
}
