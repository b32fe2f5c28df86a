import { dayInWords } from '../date-words.js';
import type { Conflict, Rule } from './conflict.js';
import { eventsTogether, nameOf } from './event-words.js';
import { aboutVenue, daysLeftInWords, venueDueIn } from './venue-due.js';

/** People are called to an evening, and nobody knows where it is. */
export const venueMissing: Rule = {
  id: 'venue-missing',
  severity: 'warning',
  definition:
    'A public event in person has no venue within 14 days of its start; an error within 3 days.',
  flagged: 'Seattle February 3 without a venue on January 22.',
  notFlagged: 'An event of the past or online; one that is further off; a proposal.',
  isInternal: true,
  find({ events }, context) {
    const dueIn = venueDueIn(context);
    return events.flatMap(event => {
      const due = event.venue === null ? dueIn(event) : null;
      if (due === null) return [];
      const town = event.city === null ? '' : ` in ${event.city.name}`;
      return {
        severity: due.severity,
        ...aboutVenue(event),
        facts: { title: event.title, city: event.city?.name ?? null, daysLeft: due.daysLeft },
        message: `${nameOf(event)} on ${dayInWords(event.firstDate)} has no venue${town} yet, and is ${daysLeftInWords(due)}: book one.`,
      };
    });
  },
};

/** Several events without a venue in one sentence, for a report. */
export function missingVenuesTogether(conflicts: readonly Conflict[]): string {
  return `${conflicts.length} events have no venue yet: ${eventsTogether(conflicts)}. Book one for each.`;
}
