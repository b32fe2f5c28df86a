import { onsetIn, type YearlyChange, type YearlyShape } from '../domain/time/yearly-shape.js';
import { contentLine } from './content-line.js';
import { localTime } from './zoned-time.js';

/** RFC 5545, section 3.3.10: the days of BYDAY, from ISO 8601's Monday on. */
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The year from which on the changes are told. */
const ANCHOR = 1970;

/**
 * A zone as a calendar carries it (RFC 5545, section 3.6.5), in the one form that Outlook reads: a
 * STANDARD, at most one DAYLIGHT, and a rule for every year. Onsets are what the old clock shows.
 */
export function renderVTimezone(timeZone: string, { standard, daylight }: YearlyShape): string {
  return [
    contentLine('BEGIN', 'VTIMEZONE'),
    contentLine('TZID', timeZone),
    observance('STANDARD', standard),
    daylight === null ? '' : observance('DAYLIGHT', daylight),
    contentLine('END', 'VTIMEZONE'),
  ].join('');
}

/** TZNAME is the offset: abbreviations mislead, and the tz database has none for many zones. */
function observance(name: string, { offsetFrom, offsetTo, onset }: YearlyChange): string {
  const first = onset === null ? `${ANCHOR}-01-01T00:00` : onsetIn(ANCHOR, onset);
  return [
    contentLine('BEGIN', name),
    contentLine('DTSTART', localTime(first)),
    contentLine('TZOFFSETFROM', offsetInDigits(offsetFrom)),
    contentLine('TZOFFSETTO', offsetInDigits(offsetTo)),
    contentLine('TZNAME', offsetInDigits(offsetTo).replace(/00$/, '')),
    onset === null
      ? ''
      : contentLine(
          'RRULE',
          `FREQ=YEARLY;BYMONTH=${onset.month};BYDAY=${onset.week}${WEEKDAYS[onset.weekday - 1]}`,
        ),
    contentLine('END', name),
  ].join('');
}

/** `-0330`; UTC is `+0000`, since `-0000` is not allowed (RFC 5545, section 3.3.14). */
function offsetInDigits(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = String(Math.floor(size / 60) * 100 + (size % 60)).padStart(4, '0');
  return `${minutes < 0 ? '-' : '+'}${digits}`;
}
