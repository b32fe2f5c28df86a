import type { Budget } from './budget.js';
import type { Stretch } from './busy.js';
import type { Clock } from './clocks.js';
import type { Component, Property } from './components.js';
import { occurrences } from './recurrence.js';
import { type RecurrenceRule, ruleOf } from './rule.js';
import { DAY, type Duration, durationOf, timeOf, timesOf, type Written } from './values.js';

/** What is found in a calendar; null, where others may work a moment. */
export type Piece =
  | ({ kind: 'hours' | 'days' } & Stretch)
  /** An entry, or a part of one, that cannot be read, or at no hour that anybody knows. */
  | { kind: 'unread' }
  | null;

/** How the entries of one calendar are read. */
export type Reading = {
  window: Stretch;
  /** The clock of a zone by its name; null is the clock of times without a zone. */
  clockOf(zone: string | null): Clock | null;
  /** What of a recurring entry is told by entries of its own, by its UID. */
  moved: ReadonlyMap<string, readonly Written[]>;
  budget: Budget;
};

/** A zone is at most so far from UTC; a day at the place so begins earlier or later. */
const FURTHEST_ZONE = DAY;
/** To find an instant takes so many times as long as to look at a day. */
const STEPS_OF_TIME = 10;

/** The times at which an entry says that its owner is busy, in the window. */
export function* busyTimesOf(entry: Component, reading: Reading): Generator<Piece, void> {
  const { properties } = entry;
  if (isFree(properties)) return;
  const timed = timingOf(properties, reading);
  if (timed === null) return yield { kind: 'unread' };
  const { kind, start, stretchOf, longest } = timed;
  const { window, budget, moved } = reading;
  const isOverride = properties.has('RECURRENCE-ID');
  const uid = properties.get('UID')?.[0]?.value;
  const elsewhere = isOverride || uid === undefined ? [] : (moved.get(uid) ?? []);
  const isGone = yield* exclusion([allTimes(properties.get('EXDATE')), elsewhere], reading);
  const told = (wall: number): Piece => {
    const stretch = stretchOf(wall);
    if (stretch.to <= stretch.from || isGone(wall, stretch.from)) return null;
    return isIn(stretch, window) ? { kind, ...clipped(stretch, window) } : null;
  };
  yield told(start);
  if (isOverride) return;
  for (const { at } of allTimes(properties.get('RDATE'))) {
    if (budget.spend(STEPS_OF_TIME)) yield null;
    yield told(at);
  }
  for (const property of properties.get('RRULE') ?? []) {
    const rule = ruleOf(property);
    if (rule === null) yield { kind: 'unread' };
    if (rule === null) continue;
    const from = window.from - longest - 2 * FURTHEST_ZONE;
    const between = { from, to: window.to + FURTHEST_ZONE, isPast: endOf(rule, stretchOf) };
    for (const at of occurrences(rule, start, between, budget)) yield at === null ? null : told(at);
  }
  if (properties.has('EXRULE')) yield { kind: 'unread' };
}

/** What a calendar says is free although it is there: Outlook has a word of its own. */
function isFree(properties: Component['properties']): boolean {
  const is = (name: string, ...values: string[]) =>
    values.includes(properties.get(name)?.[0]?.value.toUpperCase() ?? '');
  return (
    is('STATUS', 'CANCELLED') ||
    is('TRANSP', 'TRANSPARENT') ||
    is('X-MICROSOFT-CDO-BUSYSTATUS', 'FREE', 'WORKINGELSEWHERE')
  );
}

type Timing = {
  kind: 'hours' | 'days';
  start: number;
  /** The stretch of the occurrence that begins then. */
  stretchOf(wall: number): Stretch;
  /** No occurrence takes longer, in milliseconds. */
  longest: number;
};

/** When an entry begins, and how long it takes; null where nobody can tell. */
function timingOf(properties: Component['properties'], { clockOf }: Reading): Timing | null {
  const first = (name: string) => properties.get(name)?.[0];
  const start = written(first('DTSTART'));
  if (start === null) return null;
  const end = written(first('DTEND'));
  const length = first('DURATION') ? durationOf(first('DURATION')!.value) : null;
  const isDay = start.kind === 'day' || (isAllDay(properties) && isMidnight(start, end));
  if (isDay) {
    const days = end ? end.at - start.at : (length?.days ?? 1) * DAY;
    const stretchOf = (at: number) => ({ from: at, to: at + days });
    return { kind: 'days', start: start.at, stretchOf, longest: Math.max(0, days) };
  }
  const clock = clockFor(start, clockOf);
  if (clock === null) return null;
  if (end === null || end.kind === 'day') {
    const { days, milliseconds }: Duration = length ?? { days: 0, milliseconds: 0 };
    const stretchOf = (at: number) => ({
      from: clock(at),
      to: clock(at + days * DAY) + milliseconds,
    });
    return { kind: 'hours', start: start.at, stretchOf, longest: days * DAY + milliseconds };
  }
  if (isSameClock(start, end)) {
    const length = end.at - start.at;
    const stretchOf = (at: number) => ({ from: clock(at), to: clock(at + length) });
    return { kind: 'hours', start: start.at, stretchOf, longest: Math.max(0, length) };
  }
  const endClock = clockFor(end, clockOf);
  if (endClock === null) return null;
  const lasts = endClock(end.at) - clock(start.at);
  const stretchOf = (at: number) => ({ from: clock(at), to: clock(at) + lasts });
  return { kind: 'hours', start: start.at, stretchOf, longest: Math.max(0, lasts) };
}

function written(property: Property | undefined): Written | null {
  return property ? timeOf(property.value, property.parameters) : null;
}

function* allTimes(properties: readonly Property[] = []): Generator<Written> {
  for (const property of properties) yield* timesOf(property);
}

function isAllDay(properties: Component['properties']): boolean {
  return properties.get('X-MICROSOFT-CDO-ALLDAYEVENT')?.[0]?.value.toUpperCase() === 'TRUE';
}

function isMidnight(...times: (Written | null)[]): boolean {
  return times.every(each => each !== null && each.kind === 'wall' && each.at % DAY === 0);
}

function isSameClock(one: Written, other: Written): boolean {
  if (one.kind !== 'wall' || other.kind !== 'wall') return one.kind === other.kind;
  return one.zone === other.zone;
}

export function clockFor(time: Written, clockOf: Reading['clockOf']): Clock | null {
  return time.kind === 'wall' ? clockOf(time.zone) : at => at;
}

/** Says which occurrences are not there, or are told elsewhere: by their instant, or by their day. */
function* exclusion(
  gone: readonly Iterable<Written>[],
  { clockOf, budget }: Reading,
): Generator<null, (wall: number, instant: number) => boolean> {
  const [days, instants] = [new Set<number>(), new Set<number>()];
  for (const list of gone) {
    for (const each of list) {
      if (budget.spend(STEPS_OF_TIME)) yield null;
      if (each.kind === 'day') days.add(each.at);
      else instants.add((clockFor(each, clockOf) ?? (at => at))(each.at));
    }
  }
  return (wall, instant) => instants.has(instant) || days.has(wall - (((wall % DAY) + DAY) % DAY));
}

/** Whether an occurrence lies after the last that a rule allows. */
function endOf({ until }: RecurrenceRule, stretchOf: Timing['stretchOf']) {
  if (until === null) return () => false;
  if (until.kind === 'day') return (at: number) => at >= until.at + DAY;
  if (until.kind === 'wall') return (at: number) => at > until.at;
  return (at: number) => stretchOf(at).from > until.at;
}

function isIn(one: Stretch, window: Stretch): boolean {
  return one.from < window.to && window.from < one.to;
}

function clipped({ from, to }: Stretch, window: Stretch): Stretch {
  return { from: Math.max(from, window.from), to: Math.min(to, window.to) };
}
