import { dayInWords } from '../date-words.js';
import { overlaps } from '../period.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import type { Finding, Subject } from './conflict.js';
import { isTimed, type TimedEvent, told } from './event-words.js';
import type { Severity } from './severity.js';

/** Two events that need one thing at one time, the one that starts first before the other. */
export type DoubleBooking = { first: TimedEvent; second: TimedEvent; resource: string };

/** What an event takes up: a resource, and the lane of it (null: all lanes). */
export type Claim = { resource: string; lane: string | null };

/**
 * All pairs of events that claim one lane of a resource at one time, in order of the second's start.
 * A sweep over the starts: n events and k pairs take O(n log n + k).
 */
export function doubleBookings(
  { events }: Schedule,
  claimsOf: (event: ScheduledEvent) => readonly Claim[],
): DoubleBooking[] {
  const timed = events.filter(isTimed).sort(byStart);
  const busy = new Map<string, Map<string | null, TimedEvent[]>>();
  return timed.flatMap(second =>
    claimsOf(second).flatMap(({ resource, lane }) => {
      const lanes = busy.get(resource) ?? new Map<string | null, TimedEvent[]>();
      busy.set(resource, lanes);
      const met = lane === null ? [...lanes.keys()] : [...new Set([lane, null])];
      const found = met.flatMap(each => stillThere(lanes, each, second));
      const own = lanes.get(lane) ?? [];
      own.push(second);
      lanes.set(lane, own);
      return found.map(first => ({ first, second, resource }));
    }),
  );
}

/** The events of a lane that are not over when another starts; the others are forgotten. */
function stillThere(
  lanes: Map<string | null, TimedEvent[]>,
  lane: string | null,
  next: TimedEvent,
): TimedEvent[] {
  const left = (lanes.get(lane) ?? []).filter(event => event.endsAt > next.startsAt);
  lanes.set(lane, left);
  return left.filter(event => event.id !== next.id && overlaps(event, next));
}

function byStart(one: TimedEvent, other: TimedEvent): number {
  return one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1);
}

/**
 * Both confirmed is an error, which the database refuses; a hold is a warning; a proposal is the
 * normal queue, of which nobody is warned.
 */
function severityOf({ first, second }: DoubleBooking): Severity {
  const statuses = [first.status, second.status];
  if (statuses.includes('proposed')) return 'info';
  return statuses.every(status => status === 'confirmed') ? 'error' : 'warning';
}

/** What is found of a double booking of `subject`, whom or which the message calls `name`. */
export function doubleBooked(booking: DoubleBooking, subject: Subject, name: string): Finding {
  const { first, second } = booking;
  const startsAt = second.startsAt;
  const endsAt = first.endsAt < second.endsAt ? first.endsAt : second.endsAt;
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000;
  return {
    severity: severityOf(booking),
    subjects: [{ type: 'event', id: first.id }, { type: 'event', id: second.id }, subject],
    period: { firstDate: second.firstDate, lastDate: second.firstDate },
    facts: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), minutes },
    message: `${name} is booked twice on ${dayInWords(second.firstDate)}: ${told(first, second)} and ${told(second, first)}.`,
  };
}
