import { isCalendarDate } from './calendar-date.js';

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** Whether a text is an instant as RFC 3339 writes it, on a day that exists from 1970 to 2200. */
export function isInstant(text: string): boolean {
  return isCalendarDate(RFC_3339.exec(text)?.[1] ?? '');
}
