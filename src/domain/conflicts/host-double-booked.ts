import { dayInWords } from '../date-words.js';
import type { Finding, Rule } from './conflict.js';
import { type DoubleBooking, doubleBookings, timeInCommon } from './double-bookings.js';
import { eventHours, eventSubjects, told } from './event-words.js';

/** One chapter is to open two doors at once; a national committee has people in many places. */
export const hostDoubleBooked: Rule = {
  id: 'host-double-booked',
  severity: 'warning',
  definition: 'One local chapter hosts two overlapping live events.',
  flagged: 'The Seattle chapter hosts twice at once.',
  notFlagged: 'A national committee that hosts on both coasts every night.',
  find: (schedule, context) =>
    // Who hosts an event that the reader may not know of is not told, so those are left out.
    doubleBookings(schedule, context, ({ host, isHostLocal, title }) =>
      host !== null && isHostLocal && title !== null ? [{ resource: host, lane: null }] : [],
    ).map(describe),
};

function describe(booking: DoubleBooking): Finding {
  const { first, second, resource } = booking;
  const name = second.hostName ?? first.hostName ?? resource;
  return {
    subjects: eventSubjects(first, second),
    period: { firstDate: second.firstDate, lastDate: second.firstDate },
    facts: {
      ...{ host: resource, hostName: name },
      ...timeInCommon(booking),
      ...eventHours(first, second),
    },
    message: `${name} hosts twice at once on ${dayInWords(second.firstDate)}: ${told(first, second)} and ${told(second, first)}. Move one, or find it another host.`,
  };
}
