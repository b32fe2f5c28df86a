import { DateTime } from 'luxon';
import { isCalendarDate } from '../calendar-date.js';
import { luxonZone } from './luxon-zone.js';
import { pinnedRules, type ZoneRules } from './rules.js';

/**
 * What the calendar and the clock on a wall show, written `YYYY-MM-DDTHH:MM` without an offset.
 * With a zone it is the truth about an event; instants are derived from it. Sorts as text.
 */
export type WallTime = string;

/** Which of the two instants a wall time means that comes twice, when clocks are put back. */
export const folds = ['earlier', 'later'] as const;
export type Fold = (typeof folds)[number];

/** What a wall time is in a zone. */
export type Resolution =
  | { kind: 'instant'; instant: Date }
  /** Clocks skip it: the last minute that they show before the gap, and the first after it. */
  | { kind: 'gap'; before: WallTime; after: WallTime }
  /** Clocks show it twice. */
  | { kind: 'overlap'; earlier: Date; later: Date };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Longer than any offset and any change of one: Apia skipped a whole day in 2011. */
const REACH = 48 * HOUR;

/** Where to look for the offsets that may be in force at a wall time that is read as if in UTC. */
const PROBES = [-REACH, -24 * HOUR, -2 * HOUR, 0, 2 * HOUR, 24 * HOUR, REACH];

/** True for a minute of a real day between 1970 and 2200, from 00:00 to 23:59. */
export function isWallTime(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d$/.exec(text);
  return parts !== null && isCalendarDate(parts[1]!);
}

/**
 * The instant or instants at which clocks in a zone show a wall time, or the gap that it lies in.
 * An offset is right if it is in force at the instant that it leads to. (Reading the wall time back
 * would find gaps too, but not Apia's missing day.) Throws a RangeError for an unknown zone.
 */
export function resolveWallTime(
  wallTime: WallTime,
  timeZone: string,
  rules: ZoneRules = pinnedRules,
): Resolution {
  const offset = (instant: number) => rules.offsetMinutes(timeZone, instant) * MINUTE;
  const asIfUtc = read(wallTime);
  const offsets = new Set(PROBES.map(probe => offset(asIfUtc + probe)));
  const [first, second] = [...offsets]
    .map(each => asIfUtc - each)
    .filter(instant => instant + offset(instant) === asIfUtc)
    .sort((one, other) => one - other);
  if (first === undefined) return { kind: 'gap', ...edgesOfGap(asIfUtc, offset) };
  if (second === undefined) return { kind: 'instant', instant: new Date(first) };
  return { kind: 'overlap', earlier: new Date(first), later: new Date(second) };
}

/** Halves the time around a gap until only the clock change is left between two milliseconds. */
function edgesOfGap(asIfUtc: number, offset: (instant: number) => number) {
  let before = asIfUtc - REACH;
  let after = asIfUtc + REACH;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offset(middle) < asIfUtc) before = middle;
    else after = middle;
  }
  // A clock that is set to a full second and not to a full minute has its next one after the gap.
  const firstMinute = Math.ceil((after + offset(after)) / MINUTE) * MINUTE;
  return { before: write(before + offset(before)), after: write(firstMinute) };
}

/** What clocks in a zone show at an instant. Throws a RangeError for an unknown zone. */
export function wallTimeAt(
  instant: Date,
  timeZone: string,
  rules: ZoneRules = pinnedRules,
): WallTime {
  return shownAt(instant, timeZone, rules).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** How far a zone is from UTC at an instant, written `+05:30` as in RFC 3339. */
export function offsetAt(instant: Date, timeZone: string, rules: ZoneRules = pinnedRules): string {
  return shownAt(instant, timeZone, rules).toFormat('ZZ');
}

function shownAt(instant: Date, timeZone: string, rules: ZoneRules): DateTime {
  return DateTime.fromJSDate(instant, { zone: luxonZone(timeZone, rules) });
}

/** Milliseconds since 1970 of a wall time that is read as if it were in UTC. */
function read(wallTime: WallTime): number {
  const milliseconds = Date.parse(`${wallTime}:00Z`);
  // Date.parse guesses: it reads the 30th of February, and even words.
  if (Number.isNaN(milliseconds) || write(milliseconds) !== wallTime)
    throw new RangeError(`not a wall time: ${wallTime}`);
  return milliseconds;
}

function write(asIfUtc: number): WallTime {
  return new Date(asIfUtc).toISOString().slice(0, 16);
}
