import { dayInWords } from '../date-words.js';
import type { Rule } from './conflict.js';
import { nameOf } from './event-words.js';
import { aboutVenue } from './venue-due.js';

/** More people are expected than the house holds. */
export const venueCapacity: Rule = {
  id: 'venue-capacity',
  severity: 'warning',
  definition: 'More people are expected at an event than its venue has places.',
  flagged: '300 people in 120 seats.',
  notFlagged: 'Either number is not known; an event online.',
  isInternal: true,
  find: ({ events }) =>
    events.flatMap(event => {
      const { venueFacts, venueName, expectedAttendance, attendance } = event;
      const capacity = venueFacts?.capacity ?? null;
      if (attendance === 'online' || capacity === null || expectedAttendance === null) return [];
      if (expectedAttendance <= capacity) return [];
      return {
        ...aboutVenue(event),
        facts: { expectedAttendance, capacity },
        message: `${nameOf(event)} on ${dayInWords(event.firstDate)} expects ${expectedAttendance} people, and ${venueName ?? 'the venue'} has room for ${capacity}: find a larger one, or limit the number.`,
      };
    }),
};
