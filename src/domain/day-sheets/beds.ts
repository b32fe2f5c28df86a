import type { CalendarDate } from '../calendar-date.js';
import { nightsOf } from '../conflicts/arranged-days.js';
import type { CrewArrangement } from '../crew-arrangement.js';
import type { EventOnFile } from '../event.js';
import type { Leg } from '../leg.js';

/**
 * The lodging of each night, by the day before it. What is for a leg as a whole is not for the
 * night after its last day on which another begins.
 */
export function bedsByDay(
  arrangements: readonly CrewArrangement[],
  legs: readonly Leg[],
  events: readonly EventOnFile[],
): Map<CalendarDate, CrewArrangement[]> {
  const beds = new Map<CalendarDate, CrewArrangement[]>();
  for (const arrangement of arrangements.filter(({ kind }) => kind === 'lodging')) {
    const leg = legs.find(({ id }) => id === arrangement.leg);
    const day = events.find(({ event }) => event.id === arrangement.event)?.event.localDate;
    const days = leg ?? (day === undefined ? null : { firstDate: day, lastDate: day });
    if (days === null) continue;
    const isWhole = arrangement.start === null && arrangement.day === null;
    for (const night of nightsOf(arrangement, days)) {
      if (isWhole && leg && night === leg.lastDate && isLeft(leg, legs)) continue;
      beds.set(night, [...(beds.get(night) ?? []), arrangement]);
    }
  }
  return beds;
}

/** Whether its traveller is elsewhere the night after a leg of several days. */
function isLeft(leg: Leg, legs: readonly Leg[]): boolean {
  if (leg.firstDate === leg.lastDate) return false;
  return legs.some(({ id, firstDate }) => id !== leg.id && firstDate === leg.lastDate);
}
