import { roomKey } from '../venue.js';
import type { Rule } from './conflict.js';
import { doubleBooked, doubleBookings } from './double-bookings.js';

/** Two audiences come to one hall. */
export const venueDoubleBooked: Rule = {
  id: 'venue-double-booked',
  severity: 'error',
  definition:
    'Two live events overlap in one room of a venue, or one of them has the whole venue: severity as for speakers.',
  flagged: 'Two talks in one hall at once.',
  notFlagged: 'Another room; an event without a venue yet; an online event.',
  find: (schedule, context) =>
    doubleBookings(schedule, context, ({ venue, room, attendance }) => {
      if (venue === null || attendance === 'online') return [];
      return [{ resource: venue, lane: room === null ? null : roomKey(room) }];
    }).map(booking => {
      const { first, second, resource } = booking;
      const name = second.venueName ?? first.venueName ?? 'The venue';
      return doubleBooked(booking, { type: 'venue', id: resource }, name);
    }),
};
