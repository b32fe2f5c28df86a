import { daysBetween } from './calendar-date.js';
import type { Event } from './event.js';

/** What says of an event whom and what it needs, and when. */
type Engaged = Pick<Event, 'tour' | 'speakers' | 'interpreter' | 'venue' | 'host' | 'localDate'>;

/**
 * Whether an event can have anything to do with another in the rules' eyes: some days around it has
 * one of its people, its house or its host; or it calls others of its tour to another house then.
 */
export function isBeside(other: Engaged, event: Engaged, daysAround: number): boolean {
  const days = Math.abs(daysBetween(other.localDate, event.localDate));
  if (days > daysAround) return false;
  if (other.tour === event.tour && days <= 2) return true;
  const people = [...other.speakers, other.interpreter];
  return (
    (other.venue !== null && other.venue === event.venue) ||
    (other.host !== null && other.host === event.host) ||
    [...event.speakers, event.interpreter].some(each => each !== null && people.includes(each))
  );
}
