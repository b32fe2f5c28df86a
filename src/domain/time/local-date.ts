import { DateTime } from 'luxon';
import { addDays, type CalendarDate } from '../calendar-date.js';
import { zoneOf } from './zone.js';

/** The day that the calendar on the wall shows at an instant in a zone. */
export function localDateAt(instant: Date, timeZone: string): CalendarDate {
  return DateTime.fromJSDate(instant, { zone: zoneOf(timeZone) }).toISODate()!;
}

/**
 * The instant at which a local day is over: the first moment of the next one, also where midnight
 * itself is skipped by a clock change.
 */
export function endOfDay(date: CalendarDate, timeZone: string): Date {
  return DateTime.fromISO(addDays(date, 1), { zone: zoneOf(timeZone) })
    .startOf('day')
    .toJSDate();
}
