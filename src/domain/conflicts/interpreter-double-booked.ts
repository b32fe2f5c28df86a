import type { Rule } from './conflict.js';
import { doubleBooked, doubleBookings } from './double-bookings.js';

/** An interpreter is needed in two places at once, or speaks in one and interprets in the other. */
export const interpreterDoubleBooked: Rule = {
  id: 'interpreter-double-booked',
  severity: 'error',
  definition:
    'One interpreter is booked for two overlapping live events, or speaks at one of them: severity as for speakers.',
  flagged: 'Rivera in Washington, DC and Gomez by phone link at once, one interpreter.',
  notFlagged: 'Events that touch.',
  find: schedule =>
    doubleBookings(schedule, ({ interpreter, speakers }) => [
      ...(interpreter === null ? [] : [{ resource: interpreter, lane: null }]),
      ...speakers
        .filter(speaker => speaker !== interpreter)
        .map(resource => ({ resource, lane: null })),
    ])
      // Two who both speak are the other rule's.
      .filter(({ first, second, resource }) =>
        [first.interpreter, second.interpreter].includes(resource),
      )
      .map(booking => {
        const { first, second, resource } = booking;
        const name = first.interpreterName ?? second.interpreterName ?? 'The interpreter';
        return doubleBooked(booking, { type: 'interpreter', id: resource }, name);
      }),
};
