import { daysBetween } from './calendar-date.js';
import type { Event } from './event.js';

/** What says of an event whom and what it needs, and when. */
type Engaged = Pick<Event, 'tour' | 'speakers' | 'interpreter' | 'venue' | 'host' | 'localDate'>;

/**
 * What begins so many days away cannot be in the way: no event and no journey takes longer than a
 * week, and no rest more than a day.
 */
const REACH_DAYS = 16;
/** Within so many days two evenings may begin within hours of each other, wherever they are. */
const SAME_TIME_DAYS = 2;

/**
 * Whether an event can have anything to do with another in the rules' eyes: within `reachDays` it
 * has one of its people, its house or its host; or it calls others of its tour to another house then.
 */
export function isBeside(other: Engaged, event: Engaged, reachDays = REACH_DAYS): boolean {
  const days = Math.abs(daysBetween(other.localDate, event.localDate));
  if (days > reachDays) return false;
  if (other.tour === event.tour && days <= SAME_TIME_DAYS) return true;
  const people = [...other.speakers, other.interpreter];
  return (
    (other.venue !== null && other.venue === event.venue) ||
    (other.host !== null && other.host === event.host) ||
    [...event.speakers, event.interpreter].some(each => each !== null && people.includes(each))
  );
}
