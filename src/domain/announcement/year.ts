import {
  type CalendarDate,
  calendarDate,
  daysBetween,
  FIRST_YEAR,
  LAST_YEAR,
  partsOf,
} from '../calendar-date.js';
import { HALF_A_YEAR_IN_MONTHS, type Span, type WrittenDay } from './dates.js';
import { type DayFlaw, type DayRange, HALF_A_YEAR_IN_DAYS, rangesOf } from './days.js';
import type { YearChoice } from './parsed.js';

/** What the year of an announcement can be known from, the stronger evidence first. */
export type YearEvidence = {
  given: number | undefined;
  /** The text that may name it: the title first, then sentences about the tour. */
  mentions: readonly string[];
  /** The dates of all legs in their order. */
  spans: readonly Span[];
  today: CalendarDate;
};

/** The year for dates that name none: given, else in the text, else nearest to today. */
export function chooseYear({ given, mentions, spans, today }: YearEvidence): YearChoice {
  if (given !== undefined) return { year: given, yearFrom: 'given' };
  const text = yearIn(mentions[0]) ?? yearOfLegs(spans) ?? firstOf(mentions.slice(1), yearIn);
  if (text !== null) return { year: text, yearFrom: 'text' };
  return { year: nearestYear(spans[0]?.first, today), yearFrom: 'nearest' };
}

/**
 * Dates the legs of one section in their order. A leg without a year that would lie more than
 * half a year before its predecessor belongs to the next year, and so do those after it.
 */
export class SectionYears {
  /** `previous` is the first day of the tour: no section begins half a year before it, either. */
  constructor(
    private year: number,
    private previous: CalendarDate | null,
  ) {}

  /** The ranges of a leg's written days, or why they are none. */
  date(spans: readonly Span[]): DayRange[] | DayFlaw {
    const day = spans[0]!.first;
    if (day.year === null && this.previous !== null) {
      const least = partsOf(this.previous).year;
      if (this.isTooEarly(day)) this.year = Math.max(this.year, least);
      if (this.isTooEarly(day)) this.year += 1;
    }
    const ranges = rangesOf(spans, this.year);
    if (Array.isArray(ranges)) this.previous = ranges[0]!.first;
    return ranges;
  }

  private isTooEarly(day: WrittenDay): boolean {
    const date = dateIn(this.year, day);
    return date !== null && daysBetween(date, this.previous!) > HALF_A_YEAR_IN_DAYS;
  }
}

/** The day in a year, the end of a month drawn to its 28th: whether it exists is asked later. */
function dateIn(year: number, day: WrittenDay): CalendarDate | null {
  return calendarDate(year, day.month, Math.min(day.day, 28));
}

function yearIn(text: string | undefined): number | null {
  const years = text?.match(/(?<![\d.,/-])\d{4}(?![\d/])/g) ?? [];
  return firstOf(years.map(Number), year => (isYear(year) ? year : null));
}

/** The first year that a leg names; a first leg in the December before it is a year earlier. */
function yearOfLegs(spans: readonly Span[]): number | null {
  const dated = firstOf(spans, span => (span.first.year === null ? null : span.first));
  const first = spans[0]?.first;
  if (!dated || !first || !isYear(dated.year!)) return null;
  const wraps = first.year === null && first.month - dated.month > HALF_A_YEAR_IN_MONTHS;
  return wraps ? dated.year! - 1 : dated.year;
}

function nearestYear(day: WrittenDay | undefined, today: CalendarDate): number {
  const { year } = partsOf(today);
  if (!day) return year;
  const distance = (candidate: number) => {
    const date = dateIn(candidate, day);
    return date === null ? Number.POSITIVE_INFINITY : Math.abs(daysBetween(today, date));
  };
  const candidates = [year, year + 1, year - 1];
  return candidates.reduce((best, next) => (distance(next) < distance(best) ? next : best));
}

function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function firstOf<T, R>(items: readonly T[], read: (item: T) => R | null): R | null {
  for (const item of items) {
    const result = read(item);
    if (result !== null) return result;
  }
  return null;
}
