/**
 * A day of the Gregorian calendar without a time zone, written `YYYY-MM-DD`. Legs are ranges of
 * such days in the city's own calendar, so all arithmetic here counts days, never hours.
 * Dates of this shape sort as text.
 */
export type CalendarDate = string;

/** The years Gira keeps: tours are entered afterwards too, and 2200 stops a mistyped year. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2200;

const MS_PER_DAY = 86_400_000;

/** The date of year, month (1–12) and day (1–31), or null when the calendar has no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? write(date) : null;
}

/** True for text that is a real day between FIRST_YEAR and LAST_YEAR, in the shape `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && calendarDate(+parts[1]!, +parts[2]!, +parts[3]!) !== null;
}

/** Days since 1970-01-01. */
export function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
}

/** The date that lies `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return write(new Date((dayNumber(date) + days) * MS_PER_DAY));
}

/** Days from `first` to `second`; 0 for the same day, negative when `second` is earlier. */
export function daysBetween(first: CalendarDate, second: CalendarDate): number {
  return dayNumber(second) - dayNumber(first);
}

/** The days from the first to the last, both inclusive. */
export function eachDay({
  firstDate,
  lastDate,
}: {
  firstDate: CalendarDate;
  lastDate: CalendarDate;
}): CalendarDate[] {
  if (firstDate === lastDate) return [firstDate];
  const days = daysBetween(firstDate, lastDate) + 1;
  return Array.from({ length: days }, (_, index) => addDays(firstDate, index));
}

/** ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return ((dayNumber(date) + 3) % 7) + 1;
}

/** Year, month (1–12) and day (1–31) of a date. */
export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  const [year, month, day] = date.split('-').map(Number);
  return { year: year!, month: month!, day: day! };
}

function write(date: Date): CalendarDate {
  return date.toISOString().slice(0, 10);
}
