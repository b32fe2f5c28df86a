import { Cursor, type Token } from './tokens.js';
import { months, weekdays } from './words.js';

/** A day as written; year and weekday are null where the text gives none. */
export type WrittenDay = {
  year: number | null;
  month: number;
  day: number;
  weekday: number | null;
};

/** Days from `first` to `last`, as written; the same day twice for a single one. */
export type Span = { first: WrittenDay; last: WrittenDay };

const LEADS = new Set(['from', 'on', 'del', 'de', 'desde', 'el', 'the']);
const ARTICLES = new Set(['el', 'the']);
const OF = new Set(['de', 'del', 'of']);
const RANGES = new Set(['-', 'to', 'through', 'thru', 'until', 'till', 'al', 'a', 'hasta']);
const ANDS = new Set([',', '&', 'and', 'y', 'e', '+']);
const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'ro', 'er', 'o', 'º', 'ª', '°']);
const HOURS = new Set(['am', 'pm', 'hs', 'hrs', 'h']);
const DOT = new Set(['.']);
const COMMA = new Set([',']);
const DASH = new Set(['-']);

/**
 * The longest date expression that begins at token `at`, with the token after it: `Feb 3-5`,
 * `3 & 5 February 2013`, `del 27 de abril al 4 de mayo`, `Dec 30, 2013 - Jan 2`, `2013-02-03`.
 * Null when none begins there. Whether the days exist is not asked here.
 */
export function readDates(
  tokens: readonly Token[],
  at: number,
): { spans: Span[]; next: number } | null {
  const cursor = new Cursor(tokens, at);
  const spans = readGroup(cursor);
  if (!spans) return null;
  while (joinNext(cursor, spans) || addNext(cursor, spans));
  spreadYears(spans);
  return { spans, next: cursor.at };
}

/** `A - B`: the last day before the sign and the first one after it are the ends of a range. */
function joinNext(cursor: Cursor, spans: Span[]): boolean {
  const joined = cursor.try(c => {
    const [until, ...more] = (readSign(c, RANGES) && readGroup(c)) || [];
    const from = spans.at(-1)!;
    if (!until || from.first !== from.last || until.first !== until.last) return null;
    return [{ first: from.first, last: until.last }, ...more];
  });
  if (joined) spans.splice(-1, 1, ...joined);
  return joined !== null;
}

/** `A and B`: the days after the sign are added to those before it. */
function addNext(cursor: Cursor, spans: Span[]): boolean {
  const more = cursor.try(c => (readSign(c, ANDS) ? readGroup(c) : null));
  if (more) spans.push(...more);
  return more !== null;
}

/** Half a year: the farthest that a month may lie after the next one and still precede it. */
export const HALF_A_YEAR_IN_MONTHS = 6;

/** A year counts for the days before it, too; a December before its January is a year earlier. */
function spreadYears(spans: Span[]): void {
  let later: WrittenDay | null = null;
  for (const { first, last } of spans.toReversed()) {
    for (const day of first === last ? [first] : [last, first]) {
      if (day.year === null && later?.year) day.year = yearBefore(day, later.year, later.month);
      later = day;
    }
  }
}

function yearBefore(day: WrittenDay, year: number, month: number): number {
  return day.month - month > HALF_A_YEAR_IN_MONTHS ? year - 1 : year;
}

/** Days of one month, the month before or after them, and perhaps a year; or an ISO date. */
function readGroup(cursor: Cursor): Span[] | null {
  while (cursor.skip(LEADS));
  const weekday = readWeekday(cursor);
  const iso = cursor.try(readIsoDate);
  if (iso) return [single({ ...iso, weekday })];
  const before = readMonth(cursor);
  const days = readDays(cursor, weekday);
  if (!days) return null;
  const month = before ?? readMonthAfter(cursor);
  if (month === null) return null;
  const year = cursor.try(readYear);
  return days.map(({ first, last }) => {
    const from = onDay(first, month, year);
    return last ? { first: from, last: onDay(last, month, year) } : single(from);
  });
}

function onDay({ day, weekday }: DayOnly, month: number, year: number | null): WrittenDay {
  return { year, month, day, weekday };
}

function single(day: WrittenDay): Span {
  return { first: day, last: day };
}

/** Most days (or ranges of days) of one month in a list such as `3, 4 and 5`. */
const MAX_DAY_LIST = 7;

type DayOnly = { day: number; weekday: number | null };
type DaysOnly = { first: DayOnly; last: DayOnly | null };

/** `3`, `3-5`, `3, 4 and 5`, `3-5 & 7`: `last` is null for a single day. */
function readDays(cursor: Cursor, weekday: number | null): DaysOnly[] | null {
  const first = readDay(cursor, weekday);
  if (!first) return null;
  const days: DaysOnly[] = [{ first, last: null }];
  while (days.length < MAX_DAY_LIST) {
    const current = days.at(-1)!;
    const to = current.last ? null : readNext(cursor, RANGES);
    const other = to ? null : readNext(cursor, ANDS);
    if (to) current.last = to;
    else if (other) days.push({ first: other, last: null });
    else break;
  }
  return days;
}

function readNext(cursor: Cursor, signs: ReadonlySet<string>): DayOnly | null {
  return cursor.try(c => (readSign(c, signs) ? readDay(c, readWeekday(c)) : null));
}

/** One of the signs, or several of a kind that belong together: `--`, `, and`, `hasta el`. */
function readSign(cursor: Cursor, signs: ReadonlySet<string>): boolean {
  if (!cursor.skip(signs)) return false;
  if (signs === RANGES) while (cursor.skip(DASH));
  else cursor.skip(ANDS);
  cursor.skip(ARTICLES);
  return true;
}

function readDay(cursor: Cursor, weekday: number | null): DayOnly | null {
  cursor.skip(ARTICLES);
  if (!/^\d{1,2}$/.test(cursor.word)) return null;
  const day = Number(cursor.word);
  cursor.at += 1;
  if (isTime(cursor)) return null;
  if (cursor.touches) cursor.skip(ORDINALS);
  return { day, weekday };
}

/** `7:30`, `7pm`, `7 p.m.`: the number before was an hour. The Spanish `a` alone is `to`. */
function isTime(cursor: Cursor): boolean {
  const { word } = cursor;
  if (word === ':') return cursor.touches && /^\d/.test(cursor.next);
  if (word === 'a' || word === 'p') return cursor.next === '.';
  return HOURS.has(word);
}

function readMonthAfter(cursor: Cursor): number | null {
  return cursor.try(c => {
    c.skip(OF);
    return readMonth(c);
  });
}

function readMonth(cursor: Cursor): number | null {
  const month = months.get(cursor.word);
  if (month === undefined) return null;
  cursor.at += 1;
  if (cursor.touches) cursor.skip(DOT);
  return month;
}

/** `Sun.,` and the like; a weekday that no day follows is left to whoever reads on. */
function readWeekday(cursor: Cursor): number | null {
  const weekday = months.has(cursor.word) ? undefined : weekdays.get(cursor.word);
  if (weekday === undefined) return null;
  cursor.at += 1;
  if (cursor.touches) cursor.skip(DOT);
  cursor.skip(COMMA);
  return weekday;
}

function readYear(cursor: Cursor): number | null {
  if (!cursor.skip(COMMA)) cursor.skip(OF);
  return readNumber(cursor, /^\d{4}$/);
}

function readIsoDate(cursor: Cursor): Omit<WrittenDay, 'weekday'> | null {
  const year = readNumber(cursor, /^\d{4}$/);
  const month = year === null ? null : readIsoPart(cursor);
  const day = month === null ? null : readIsoPart(cursor);
  return day === null ? null : { year, month: month!, day };
}

function readIsoPart(cursor: Cursor): number | null {
  if (!cursor.touches || !cursor.skip(DASH) || !cursor.touches) return null;
  return readNumber(cursor, /^\d{2}$/);
}

function readNumber(cursor: Cursor, shape: RegExp): number | null {
  const { word } = cursor;
  if (!shape.test(word)) return null;
  cursor.at += 1;
  return Number(word);
}
