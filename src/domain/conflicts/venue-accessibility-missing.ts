import { dayInWords } from '../date-words.js';
import type { Conflict, Rule } from './conflict.js';
import { eventsTogether, nameOf, namesTogether } from './event-words.js';
import { aboutVenue } from './venue-due.js';

/** Who uses a wheelchair cannot know whether to come. */
export const venueAccessibilityMissing: Rule = {
  id: 'venue-accessibility-missing',
  severity: 'info',
  definition:
    'Nothing is said of how accessible the venue of an event is: a warning once it is announced.',
  flagged: 'A confirmed public evening in a hall of which nobody knows about the stairs.',
  notFlagged: '“Not step-free” is a statement; an event online or without a venue.',
  isInternal: true,
  find: ({ events }) =>
    events.flatMap(event => {
      const { venueFacts, venueName, attendance, status, visibility } = event;
      if (venueFacts === null || attendance === 'online') return [];
      if ((venueFacts.accessibility ?? '').trim() !== '') return [];
      const isAnnounced = status === 'confirmed' && visibility === 'public';
      return {
        severity: isAnnounced ? 'warning' : 'info',
        ...aboutVenue(event),
        facts: { title: event.title, venue: venueName, isAnnounced },
        message: `Nothing is said of how accessible ${venueName ?? 'the venue'} is, where ${nameOf(event)} is on ${dayInWords(event.firstDate)}: ask, and write it down even if it is “not step-free”.`,
      };
    }),
};

/** Several events in one sentence, for a report: each house once, however much takes place there. */
export function accessibilityTogether(conflicts: readonly Conflict[]): string {
  const venues = [...new Set(conflicts.map(({ facts }) => `${facts.venue ?? 'a venue'}`))];
  const houses = venues.length === 1 ? `${venues[0]} is, for` : `${venues.length} venues are:`;
  const where = venues.length === 1 ? eventsTogether(conflicts) : namesTogether(venues);
  return `Nothing is said of how accessible ${houses} ${where}. Ask there, and write it down even if it is “not step-free”.`;
}
