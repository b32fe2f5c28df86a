import type { Rule } from './conflict.js';
import { doubleBooked, doubleBookings } from './double-bookings.js';

/** A speaker is promised to two audiences at once. */
export const speakerDoubleBooked: Rule = {
  id: 'speaker-double-booked',
  severity: 'error',
  definition:
    'Two live events of one speaker overlap, in any tour: an error when both are confirmed, a warning with a hold, information with a proposal.',
  flagged: 'New York City February 6, 18:00–20:00 and 19:00–21:00.',
  notFlagged: '18:00–20:00 and 20:00–22:00; a cancelled one.',
  find: (schedule, context) =>
    doubleBookings(schedule, context, ({ speakers }) =>
      speakers.map(resource => ({ resource, lane: null })),
    ).map(booking => {
      const { second, resource } = booking;
      const name = second.speakerNames[second.speakers.indexOf(resource)] ?? resource;
      return doubleBooked(booking, { type: 'speaker', id: resource }, name);
    }),
};
