import { daysBetween } from './calendar-date.js';
import type { Event } from './event.js';

/** What says of an event whom and what it needs, and when. */
type Engaged = Pick<Event, 'tour' | 'speakers' | 'interpreter' | 'venue' | 'host' | 'localDate'> & {
  startsAt: Date | string | null;
};

/**
 * What begins so many days away cannot be in the way: no event and no journey takes longer than a
 * week, and no rest more than a day.
 */
const REACH_DAYS = 16;
/** How far apart two events that call people at once may begin, whatever a tour says. */
const SAME_TIME_HOURS = 48;
/** As many rivals as somebody needs to hear of. */
const MAX_RIVALS = 8;

/**
 * Whether an event can have anything to do with another in the rules' eyes: within `reachDays` it
 * has one of its people, its house or its host; or it is a rival.
 */
export function isBeside(other: Engaged, event: Engaged, reachDays = REACH_DAYS): boolean {
  return shares(other, event, reachDays) || isRival(other, event, SAME_TIME_HOURS);
}

/** How far to look; `isHostLocal` where a local chapter hosts the event. */
type Around = { reachDays?: number; rivalHours: number; isHostLocal: boolean };

/**
 * The events that can have anything to do with another, of its rivals the nearest few: among
 * themselves they clash as well, which is no matter here.
 */
export function besides<T extends Engaged>(
  others: readonly T[],
  event: Engaged,
  { reachDays = REACH_DAYS, rivalHours, isHostLocal }: Around,
): T[] {
  const sharing = new Set(sharingWith(others, event, { reachDays, isHostLocal }));
  const rivals = others.filter(other => isRival(other, event, rivalHours) && !sharing.has(other));
  const nearest = rivals
    .sort((one, other) => hoursBetween(one, event) - hoursBetween(other, event))
    .slice(0, MAX_RIVALS);
  return [...sharing, ...nearest];
}

/** The events within `reachDays` that have one of an event's people, its house or its host. */
export function sharingWith<T extends Engaged>(
  others: readonly T[],
  event: Engaged,
  { reachDays = REACH_DAYS, isHostLocal }: Omit<Around, 'rivalHours'>,
): T[] {
  // A national committee hosts in many places at once: only a chapter's events meet in their host.
  const needs = isHostLocal ? event : { ...event, host: null };
  return others.filter(other => shares(other, needs, reachDays));
}

function shares(other: Engaged, event: Engaged, reachDays: number): boolean {
  if (Math.abs(daysBetween(other.localDate, event.localDate)) > reachDays) return false;
  const people = [...other.speakers, other.interpreter];
  return (
    (other.venue !== null && other.venue === event.venue) ||
    (other.host !== null && other.host === event.host) ||
    [...event.speakers, event.interpreter].some(each => each !== null && people.includes(each))
  );
}

/** An event that calls others of its tour elsewhere at about the same time. */
function isRival(other: Engaged, event: Engaged, hours: number): boolean {
  return other.tour === event.tour && hoursBetween(other, event) <= hours;
}

/** While an hour is open nobody is called anywhere. */
function hoursBetween(one: Engaged, other: Engaged): number {
  if (one.startsAt === null || other.startsAt === null) return Number.POSITIVE_INFINITY;
  return Math.abs(+new Date(one.startsAt) - +new Date(other.startsAt)) / 3_600_000;
}
