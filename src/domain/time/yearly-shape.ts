import { pinnedRules, type ZoneRules } from './rules.js';
import type { WallTime } from './wall-time.js';

/** The day and hour at which clocks are changed in every year, as the old clock shows them. */
export type Onset = {
  month: number;
  /** Which one of its weekday in the month, 1 to 4, or −1 for the last. */
  week: number;
  /** ISO 8601: 1 is Monday. */
  weekday: number;
  /** Minutes after midnight. */
  minute: number;
};

/** From one offset to another, in minutes east of UTC; without an onset it is no change at all. */
export type YearlyChange = { offsetFrom: number; offsetTo: number; onset: Onset | null };

/**
 * The clock changes of a zone as calendar programs want them: a standard time, and a daylight time
 * that begins and ends at the same weekday of the same month in every year. Outlook takes no more.
 */
export type YearlyShape = {
  standard: YearlyChange;
  daylight: (YearlyChange & { onset: Onset }) | null;
};

type ClockChange = { at: number; offsetFrom: number; offsetTo: number };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The years whose changes must all follow one rule: Cuba's law of 2026 holds from 2028 on. */
const FIRST_YEAR = 2028;
const LAST_YEAR = 2037;
const YEARS = LAST_YEAR - FIRST_YEAR + 1;

const known = new WeakMap<ZoneRules, Map<string, YearlyShape | null>>();

/**
 * The shape that a zone's rules have for good, or null where they have none: clocks that follow
 * the moon (Gaza) or the day after a weekday (Cairo). It does not depend on the present date.
 * Throws a RangeError for an unknown zone.
 */
export function yearlyShape(timeZone: string, rules: ZoneRules = pinnedRules): YearlyShape | null {
  const shapes = known.get(rules) ?? new Map<string, YearlyShape | null>();
  known.set(rules, shapes);
  const shape = shapes.get(timeZone);
  if (shape !== undefined) return shape;
  const found = findShape(at => rules.offsetMinutes(timeZone, at));
  shapes.set(timeZone, found);
  return found;
}

/**
 * The instant that a calendar program finds for a wall time by a shape, or null where clocks of
 * that shape skip or repeat it, since programs differ then: of a time that comes twice RFC 5545
 * (section 3.3.5) means the earlier, and Mozilla's parser takes the later.
 */
export function toldBy(shape: YearlyShape, wallTime: WallTime): Date | null {
  const { offsetFrom, offsetTo } = shape.standard;
  const asIfUtc = Date.parse(`${wallTime}Z`);
  const [only, another] = [...new Set([offsetFrom, offsetTo])]
    .map(offset => ({ offset, at: asIfUtc - offset * MINUTE }))
    .filter(({ offset, at }) => offsetAt(shape, at) === offset);
  return only === undefined || another !== undefined ? null : new Date(only.at);
}

/** What the old clock shows in a year at an onset. */
export function onsetIn(year: number, onset: Onset): WallTime {
  return written(onsetAsIfUtc(year, onset));
}

function onsetAsIfUtc(year: number, { month, week, weekday, minute }: Onset): number {
  // From this day on, the weekday comes within a week. Months of Date begin at 0.
  const day = week > 0 ? Date.UTC(year, month - 1, 7 * week - 6) : Date.UTC(year, month, -6);
  const daysLater = (weekday - new Date(day).getUTCDay() + 7) % 7;
  return day + daysLater * DAY + minute * MINUTE;
}

function findShape(offset: (at: number) => number): YearlyShape | null {
  const changes = changesOf(offset);
  const always = offset(Date.UTC(FIRST_YEAR, 0));
  const offsets = [always, ...changes.map(({ offsetTo }) => offsetTo)];
  if (!offsets.every(Number.isInteger)) return null;
  if (changes.length === 0)
    return { standard: { offsetFrom: always, offsetTo: always, onset: null }, daylight: null };
  const daylight = everyYear(changes.filter(({ offsetFrom, offsetTo }) => offsetTo > offsetFrom));
  const standard = everyYear(changes.filter(({ offsetFrom, offsetTo }) => offsetTo < offsetFrom));
  return daylight && standard && { standard, daylight };
}

/** All changes of the years looked at, each found to the millisecond. */
function changesOf(offset: (at: number) => number): ClockChange[] {
  const changes: ClockChange[] = [];
  for (let day = Date.UTC(FIRST_YEAR, 0); day < Date.UTC(LAST_YEAR + 1, 0); day += DAY) {
    const [offsetFrom, offsetTo] = [offset(day), offset(day + DAY)];
    if (offsetFrom === offsetTo) continue;
    let [before, at] = [day, day + DAY];
    while (at - before > 1) {
      const middle = Math.floor((before + at) / 2);
      if (offset(middle) === offsetFrom) before = middle;
      else at = middle;
    }
    changes.push({ at, offsetFrom, offsetTo });
  }
  return changes;
}

/** The one rule that gives exactly these changes, one in each year; null where there is none. */
function everyYear(changes: readonly ClockChange[]): (YearlyChange & { onset: Onset }) | null {
  const [first] = changes;
  if (first === undefined || changes.length !== YEARS) return null;
  const { offsetFrom, offsetTo } = first;
  const date = new Date(shownAt(first));
  const onset = {
    month: date.getUTCMonth() + 1,
    weekday: date.getUTCDay() || 7,
    minute: date.getUTCHours() * 60 + date.getUTCMinutes(),
  };
  const week = [Math.ceil(date.getUTCDate() / 7), -1].find(each =>
    changes.every(
      change =>
        change.offsetTo === offsetTo &&
        shownAt(change) === onsetAsIfUtc(yearOf(shownAt(change)), { ...onset, week: each }),
    ),
  );
  return week === undefined ? null : { offsetFrom, offsetTo, onset: { ...onset, week } };
}

/** What the old clock shows at a change, read as if it were in UTC. */
function shownAt({ at, offsetFrom }: ClockChange): number {
  return at + offsetFrom * MINUTE;
}

/** Minutes east of UTC that a shape has at an instant, for all time. */
function offsetAt({ standard, daylight }: YearlyShape, at: number): number {
  const { onset, offsetFrom, offsetTo } = standard;
  if (daylight === null || onset === null) return offsetTo;
  const year = yearOf(at + offsetTo * MINUTE);
  const summer = onsetAsIfUtc(year, daylight.onset) - offsetTo * MINUTE;
  const winter = onsetAsIfUtc(year, onset) - offsetFrom * MINUTE;
  const isBetween = at >= Math.min(summer, winter) && at < Math.max(summer, winter);
  return isBetween === summer < winter ? offsetFrom : offsetTo;
}

function yearOf(asIfUtc: number): number {
  return new Date(asIfUtc).getUTCFullYear();
}

function written(asIfUtc: number): WallTime {
  return new Date(asIfUtc).toISOString().slice(0, 16);
}
