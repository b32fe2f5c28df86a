import { Refusal } from '../refusals.js';
import { Budget, TooMuchWork } from './budget.js';
import { type Busy, busyOf, type Stretch } from './busy.js';
import { type Clock, clocksOf, zoneClock, zoneNamed } from './clocks.js';
import { type Component, type Property, readComponents, unreadable } from './components.js';
import { busyTimesOf, clockFor, type Piece, type Reading } from './entries.js';
import { DAY, durationOf, timeOf, type Written } from './values.js';

/** How far around now a calendar is read: tours are entered afterwards, and planned for long. */
export const DAYS_BEFORE = 400;
export const DAYS_AFTER = 800;

/** What a year of a full diary takes, times thirty: some seconds at most, in slices. */
const MAX_STEPS = 2_000_000;
/** As many stretches as are put together, and as are left then: more than eight a day. */
const MAX_FOUND = 30_000;
const MAX_PERIODS = 10_000;

/** What was read: when somebody is busy, and how many entries could not be read. */
export type ReadCalendar = Busy & { unread: number };

/**
 * `timeZone` is that of times without a zone, where the calendar says nothing of it; `feedHost` the
 * host in the UIDs of Gira's own entries.
 */
export type ReadingAsked = { now: Date; timeZone: string | null; feedHost: string | null };

/**
 * Reads a calendar (RFC 5545) piece by piece: when its owner is busy, and nothing else. Each piece
 * takes a moment at most, so `inSlices` can work it off; `readFrom` puts the pieces together.
 */
export function* piecesOf(text: string, asked: ReadingAsked): Generator<Piece | Refusal, void> {
  const budget = new Budget(MAX_STEPS);
  const today = Math.floor(asked.now.getTime() / DAY) * DAY;
  const window = { from: today - DAYS_BEFORE * DAY, to: today + DAYS_AFTER * DAY };
  try {
    const calendars = yield* readComponents(text, budget);
    if (calendars instanceof Refusal) return yield calendars;
    let found = 0;
    for (const calendar of calendars) {
      for (const piece of entriesOf(calendar, { ...asked, window, budget })) {
        if (piece !== null && ++found > MAX_FOUND) return yield tooMuch();
        yield piece;
      }
    }
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    yield tooMuch();
  }
}

/** What the pieces of a calendar say together. */
export function readFrom(pieces: readonly (Piece | Refusal)[]): ReadCalendar | Refusal {
  const refused = pieces.find(each => each instanceof Refusal);
  if (refused) return refused;
  const stretches: Record<'hours' | 'days', Stretch[]> = { hours: [], days: [] };
  let unread = 0;
  for (const piece of pieces as readonly Piece[]) {
    if (piece?.kind === 'unread') unread += 1;
    else if (piece) stretches[piece.kind].push(piece);
  }
  const busy = busyOf(stretches.hours, stretches.days);
  const isTooLong = busy.periods.length + busy.days.length > MAX_PERIODS;
  return isTooLong ? tooMuch() : { ...busy, unread };
}

function tooMuch(): Refusal {
  return unreadable('It asks for more than the diary of a person holds.');
}

type Shared = Pick<Reading, 'window' | 'budget'> & Pick<ReadingAsked, 'timeZone' | 'feedHost'>;

function* entriesOf(
  calendar: Component,
  { window, budget, timeZone, feedHost }: Shared,
): Generator<Piece> {
  const own = zoneNamed(calendar.properties.get('X-WR-TIMEZONE')?.[0]?.value ?? '') ?? timeZone;
  const floating: Clock | null = own === null ? null : zoneClock(own);
  const clockOfZone = clocksOf(calendar, window);
  const reading = {
    ...{ window, budget, moved: movedOf(calendar) },
    clockOf: (zone: string | null) => (zone === null ? floating : clockOfZone(zone)),
  };
  for (const entry of calendar.parts) {
    if (budget.spend(10)) yield null;
    // What Gira itself told its owner is the very engagement that it must not be in the way of.
    if (feedHost !== null && isOf(entry, feedHost)) continue;
    if (entry.name === 'VEVENT') yield* busyTimesOf(entry, reading);
    if (entry.name !== 'VFREEBUSY') continue;
    for (const property of entry.properties.get('FREEBUSY') ?? []) {
      yield* saidBusy(property, reading);
    }
  }
}

function isOf({ properties }: Component, feedHost: string): boolean {
  return properties.get('UID')?.[0]?.value.endsWith(`@${feedHost}`) ?? false;
}

/** The occurrences that have an entry of their own, by the UID of what recurs. */
function movedOf({ parts }: Component): Map<string, Written[]> {
  const moved = new Map<string, Written[]>();
  for (const { properties } of parts) {
    const uid = properties.get('UID')?.[0]?.value;
    const [property] = properties.get('RECURRENCE-ID') ?? [];
    const time = property ? timeOf(property.value, property.parameters) : null;
    if (uid === undefined || time === null) continue;
    const known = moved.get(uid) ?? [];
    known.push(time);
    moved.set(uid, known);
  }
  return moved;
}

/** Periods of `FREEBUSY;FBTYPE=BUSY:20130206T230000Z/PT2H,…` (RFC 5545, 3.8.2.6). */
function* saidBusy(
  { value, parameters }: Property,
  { window, clockOf, budget }: Reading,
): Generator<Piece> {
  if (parameters.get('FBTYPE')?.toUpperCase() === 'FREE') return;
  for (const period of value.split(',')) {
    if (budget.spend(1)) yield null;
    const [begin = '', end = ''] = period.trim().split('/');
    const start = timeOf(begin, parameters);
    const clock = start && clockFor(start, clockOf);
    const last = timeOf(end, parameters);
    const length = durationOf(end);
    if (!start || !clock || (!last && !length)) {
      yield { kind: 'unread' };
      continue;
    }
    const from = clock(start.at);
    const to = last ? clock(last.at) : from + length!.days * DAY + length!.milliseconds;
    if (from < to && from < window.to && window.from < to) {
      yield { kind: 'hours', from: Math.max(from, window.from), to: Math.min(to, window.to) };
    }
  }
}
