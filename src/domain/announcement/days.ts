import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  partsOf,
  weekdayOf,
} from '../calendar-date.js';
import { dateInWords, dayInWords, monthNames, weekdayNames } from '../date-words.js';
import type { Span, WrittenDay } from './dates.js';
import { MAX_DAYS, type ProblemCode } from './problem.js';

/** Days from `first` to `last`, both inclusive, of the calendar. */
export type DayRange = { first: CalendarDate; last: CalendarDate };

/** Why written days are no days of the calendar. */
export type DayFlaw = { code: ProblemCode; detail: string };

/** Half a year in days: what lies further back than this belongs to the next year. */
export const HALF_A_YEAR_IN_DAYS = 183;

/**
 * The ranges that the spans mean when a day without a year lies in `year`, or in the year after
 * where the text goes on from December to January. Days that follow each other become one range.
 */
export function rangesOf(spans: readonly Span[], year: number): DayRange[] | DayFlaw {
  const ranges: DayRange[] = [];
  let before: CalendarDate | null = null;
  for (const span of spans) {
    const first = resolve(span.first, year, before);
    if (typeof first !== 'string') return first;
    const last = span.last === span.first ? first : resolve(span.last, year, first);
    if (typeof last !== 'string') return last;
    const flaw = orderFlaw(before, first, last);
    if (flaw) return flaw;
    const previous = ranges.at(-1);
    if (previous && addDays(previous.last, 1) === first) previous.last = last;
    else ranges.push({ first, last });
    before = last;
  }
  return ranges;
}

function resolve(day: WrittenDay, year: number, before: CalendarDate | null) {
  const own = day.year ?? (before ? partsOf(before).year : year);
  let date = calendarDate(own, day.month, day.day);
  if (day.year === null && before) {
    const next = calendarDate(own + 1, day.month, day.day);
    const wraps = next && daysBetween(before, next) < HALF_A_YEAR_IN_DAYS;
    if (wraps && (!date || date < before)) date = next;
  }
  return date === null ? missingDay(day, own) : (weekdayFlaw(day, date) ?? date);
}

function missingDay(day: WrittenDay, year: number): DayFlaw {
  const leapDay = day.month === 2 && day.day === 29;
  const name = `${monthNames.en[day.month - 1]} ${day.day}`;
  const dated = leapDay || day.year !== null;
  return { code: 'no-such-day', detail: dated ? `${name}, ${year}` : name };
}

function weekdayFlaw(day: WrittenDay, date: CalendarDate): DayFlaw | null {
  const real = weekdayOf(date);
  if (day.weekday === null || day.weekday === real) return null;
  const [written, found] = [day.weekday, real].map(number => weekdayNames.en[number - 1]);
  const detail = `${dateInWords(date)} is a ${found}, not a ${written}`;
  return { code: 'weekday-disagrees', detail };
}

function orderFlaw(
  before: CalendarDate | null,
  first: CalendarDate,
  last: CalendarDate,
): DayFlaw | null {
  const backwards = (from: CalendarDate, to: CalendarDate): DayFlaw => {
    const name = partsOf(from).year === partsOf(to).year ? dayInWords : dateInWords;
    return { code: 'ends-before-it-begins', detail: `${name(from)}, then ${name(to)}` };
  };
  if (before !== null && first <= before) return backwards(before, first);
  if (last < first) return backwards(first, last);
  if (daysBetween(first, last) >= MAX_DAYS) return { code: 'range-too-long', detail: '' };
  return null;
}
