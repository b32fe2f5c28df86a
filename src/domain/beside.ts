import { daysBetween } from './calendar-date.js';
import type { Event } from './event.js';

/** What says of an event whom and what it needs, and when. */
type Engaged = Pick<Event, 'tour' | 'speakers' | 'interpreter' | 'venue' | 'host' | 'localDate'> & {
  startsAt: Date | string | null;
};

/**
 * What begins so many days away cannot be in the way: no event and no journey takes longer than a
 * week, and no rest more than a day.
 */
const REACH_DAYS = 16;
/** How far apart two events that call people at once may begin, whatever a tour says. */
const SAME_TIME_HOURS = 48;

/**
 * Whether an event can have anything to do with another in the rules' eyes: within `reachDays` it
 * has one of its people, its house or its host; or it calls people of its tour elsewhere within
 * `sameTimeHours`.
 */
export function isBeside(
  other: Engaged,
  event: Engaged,
  { reachDays = REACH_DAYS, sameTimeHours = SAME_TIME_HOURS } = {},
): boolean {
  const days = Math.abs(daysBetween(other.localDate, event.localDate));
  if (days > reachDays) return false;
  if (other.tour === event.tour && hoursBetween(other, event) <= sameTimeHours) return true;
  const people = [...other.speakers, other.interpreter];
  return (
    (other.venue !== null && other.venue === event.venue) ||
    (other.host !== null && other.host === event.host) ||
    [...event.speakers, event.interpreter].some(each => each !== null && people.includes(each))
  );
}

/** While an hour is open nobody is called anywhere. */
function hoursBetween(one: Engaged, other: Engaged): number {
  if (one.startsAt === null || other.startsAt === null) return Number.POSITIVE_INFINITY;
  return Math.abs(+new Date(one.startsAt) - +new Date(other.startsAt)) / 3_600_000;
}
