import { dayInWords } from '../date-words.js';
import type { Conflict, Rule } from './conflict.js';
import { eventOf, nameOf, namesTogether } from './event-words.js';
import { aboutVenue, daysLeftInWords, venueDueIn } from './venue-due.js';

/** People are called to a house that has not said yes. */
export const venueUnconfirmed: Rule = {
  id: 'venue-unconfirmed',
  severity: 'warning',
  definition:
    "A public event's venue is not confirmed within 14 days of its start; an error within 3 days.",
  flagged: 'Seattle February 3, still tentative on January 22.',
  notFlagged: 'An event of the past or online; one that is further off; a proposal.',
  isInternal: true,
  find({ events }, context) {
    const dueIn = venueDueIn(context);
    return events.flatMap(event => {
      const due = event.venue === null || event.venueConfirmed ? null : dueIn(event);
      if (due === null) return [];
      return {
        severity: due.severity,
        ...aboutVenue(event),
        facts: { title: event.title, venue: event.venueName, daysLeft: due.daysLeft },
        message: `${event.venueName ?? 'The venue'} has not been confirmed for ${nameOf(event)} on ${dayInWords(event.firstDate)}, which is ${daysLeftInWords(due)}: ask there.`,
      };
    });
  },
};

/** Several events in houses that have not said yes in one sentence, for a report. */
export function unconfirmedVenuesTogether(conflicts: readonly Conflict[]): string {
  const bookings = conflicts.map(each => `${each.facts.venue ?? 'a venue'} for ${eventOf(each)}`);
  return `${conflicts.length} bookings of venues have not been confirmed: ${namesTogether(bookings)}. Ask there.`;
}
