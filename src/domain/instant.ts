import { FIRST_YEAR, isCalendarDate, LAST_YEAR } from './calendar-date.js';

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** The first evening of the years that Gira keeps may be the day before in UTC, and the last the next. */
const EDGES = [`${FIRST_YEAR - 1}-12-31`, `${LAST_YEAR + 1}-01-01`];

/** Whether a text is an instant as RFC 3339 writes it, on a day that exists from 1970 to 2200. */
export function isInstant(text: string): boolean {
  const day = RFC_3339.exec(text)?.[1] ?? '';
  return isCalendarDate(day) || EDGES.includes(day);
}
