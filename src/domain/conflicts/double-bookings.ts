import { compare } from '../compare.js';
import { dayInWords } from '../date-words.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import { type Finding, isAsked, type RuleContext, type Subject } from './conflict.js';
import { eventHours, eventSubjects, isTimed, type TimedEvent, told } from './event-words.js';
import type { Severity } from './severity.js';

/** Two events that need one thing at one time, the one that starts first before the other. */
export type DoubleBooking = { first: TimedEvent; second: TimedEvent; resource: string };

/** What an event takes up: a resource, and the lane of it (null: all lanes). */
export type Claim = { resource: string; lane: string | null };

/** An event, and from when to when (in milliseconds, which sort faster) it takes up what it claims. */
type Busy = { event: TimedEvent; start: number; end: number };

/**
 * All pairs of events that claim one lane of a resource at one time, in order of the second's start.
 * An event takes it up from `setUpMinutesOf` before its start (and is found in order of that). A
 * sweep over the starts: n events and k pairs take O(n log n + k).
 */
export function doubleBookings(
  { events }: Schedule,
  context: Pick<RuleContext, 'about'>,
  claimsOf: (event: ScheduledEvent) => readonly Claim[],
  setUpMinutesOf: (event: ScheduledEvent) => number = () => 0,
): DoubleBooking[] {
  const timed = events.filter(isTimed).map(event => busyFrom(event, setUpMinutesOf(event)));
  const busy = new Map<string, Map<string | null, Busy[]>>();
  return timed.sort(byStart).flatMap(next =>
    claimsOf(next.event).flatMap(({ resource, lane }) => {
      const lanes = busy.get(resource) ?? new Map<string | null, Busy[]>();
      busy.set(resource, lanes);
      const met = lane === null ? [...lanes.keys()] : [...new Set([lane, null])];
      const others = met.flatMap(each => stillThere(lanes, each, next));
      const own = lanes.get(lane) ?? [];
      own.push(next);
      lanes.set(lane, own);
      return others
        .filter(({ event }) => isAsked(context, event, next.event))
        .map(({ event }) => inOrder(event, next.event, resource));
    }),
  );
}

/** The events of a lane that are not over when another starts; the others are forgotten. */
function stillThere(lanes: Map<string | null, Busy[]>, lane: string | null, next: Busy): Busy[] {
  const left = (lanes.get(lane) ?? []).filter(({ end }) => end > next.start);
  lanes.set(lane, left);
  return left.filter(({ event }) => event.id !== next.event.id);
}

function busyFrom(event: TimedEvent, setUpMinutes: number): Busy {
  const start = event.startsAt.getTime() - setUpMinutes * 60_000;
  return { event, start, end: event.endsAt.getTime() };
}

function byStart(one: Busy, other: Busy): number {
  return one.start - other.start || compareStarts(one.event, other.event);
}

/** Negative where an event starts before another; those that start at once are in order of id. */
export function compareStarts(one: TimedEvent, other: TimedEvent): number {
  return one.startsAt.getTime() - other.startsAt.getTime() || compare(one.id, other.id);
}

function inOrder(one: TimedEvent, other: TimedEvent, resource: string): DoubleBooking {
  const [first, second] = compareStarts(one, other) <= 0 ? [one, other] : [other, one];
  return { first, second, resource };
}

/**
 * Both confirmed is an error, which the database refuses; a hold is a warning; a proposal is the
 * normal queue, of which nobody is warned.
 */
export function severityOf({ first, second }: DoubleBooking): Severity {
  const statuses = [first.status, second.status];
  if (statuses.includes('proposed')) return 'info';
  return statuses.every(status => status === 'confirmed') ? 'error' : 'warning';
}

/** What is found of a double booking of `subject`, whom or which the message calls `name`. */
export function doubleBooked(booking: DoubleBooking, subject: Subject, name: string): Finding {
  const { first, second } = booking;
  return {
    severity: severityOf(booking),
    subjects: [...eventSubjects(first, second), subject],
    period: { firstDate: second.firstDate, lastDate: second.firstDate },
    facts: { ...timeInCommon(booking), ...eventHours(first, second) },
    message: `${name} is booked twice on ${dayInWords(second.firstDate)}: ${told(first, second)} and ${told(second, first)}.`,
  };
}

/** From when to when both events take place, and how many minutes that is. */
export function timeInCommon({ first, second }: DoubleBooking) {
  const startsAt = second.startsAt;
  const endsAt = first.endsAt < second.endsAt ? first.endsAt : second.endsAt;
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000;
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), minutes };
}
