import { counted } from '../counted.js';
import { dayInWords } from '../date-words.js';
import type { Finding, Rule } from './conflict.js';
import { type DoubleBooking, doubleBooked, doubleBookings } from './double-bookings.js';
import { eventHours, told } from './event-words.js';

/**
 * An interpreter is needed in two places at once, or speaks in one and interprets in the other; or
 * has less time between two events than the tour of the later one gives for setting up.
 */
export const interpreterDoubleBooked: Rule = {
  id: 'interpreter-double-booked',
  severity: 'error',
  definition:
    'One interpreter is booked for two overlapping live events, or speaks at one of them, or has too little time to set up between them: severity as for speakers.',
  flagged: 'Rivera in Washington, DC and Gomez by phone link at once, one interpreter.',
  notFlagged: 'Events that touch, where no time is asked for setting up.',
  find: (schedule, context) => {
    const setUpMinutes = (tour: string) => context.policyOf(tour).thresholds.setUpMinutes;
    return (
      doubleBookings(
        schedule,
        context,
        ({ interpreter, speakers }) => {
          const isOneMore = interpreter !== null && !speakers.includes(interpreter);
          const people = isOneMore ? [...speakers, interpreter] : speakers;
          return people.map(resource => ({ resource, lane: null }));
        },
        ({ tour }) => setUpMinutes(tour),
      )
        // Two who both speak are the other rule's.
        .filter(({ first, second, resource }) =>
          [first.interpreter, second.interpreter].includes(resource),
        )
        .map(booking => describe(booking, setUpMinutes(booking.second.tour)))
    );
  },
};

function describe(booking: DoubleBooking, setUpMinutes: number): Finding {
  const { first, second, resource } = booking;
  const name = first.interpreterName ?? second.interpreterName ?? 'The interpreter';
  const finding = doubleBooked(booking, { type: 'interpreter', id: resource }, name);
  const minutes = (second.startsAt.getTime() - first.endsAt.getTime()) / 60_000;
  if (minutes < 0) return finding;
  const between = `between ${told(first, second)} and ${told(second, first)}`;
  return {
    ...finding,
    facts: { minutes, setUpMinutes, ...eventHours(first, second) },
    message: `${name} has ${counted(minutes, 'minute')} ${between} on ${dayInWords(second.firstDate)}, and needs ${setUpMinutes} to set up.`,
  };
}
