import { overAt } from './audience.js';
import type { Event } from './event.js';
import type { Leg } from './leg.js';

type Schedule = { legs: readonly Leg[]; events: readonly Event[] };
type Parted = { legs: Leg[]; events: Event[] };

/** What is on or to come, in its order; and what is over, the last first. */
export function comingAndPast(
  { legs, events }: Schedule,
  now: Date,
): Record<'coming' | 'past', Parted> {
  const isLegOver = ({ lastDate, city }: Leg) => overAt(lastDate, city?.timeZone) <= now;
  const isEventOver = ({ endsAt, localDate, timeZone }: Event) =>
    (endsAt === null ? overAt(localDate, timeZone) : new Date(endsAt)) <= now;
  return {
    coming: {
      legs: legs.filter(leg => !isLegOver(leg)),
      events: events.filter(event => !isEventOver(event)),
    },
    past: {
      legs: legs.filter(isLegOver).reverse(),
      events: events.filter(isEventOver).reverse(),
    },
  };
}
