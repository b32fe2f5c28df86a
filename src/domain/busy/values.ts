import type { Property } from './components.js';

/**
 * A time of a calendar as it is written: a day, a time on the clock of a zone (or, with no zone, of
 * wherever one is), or an instant. `at` counts milliseconds as if the clock were in UTC.
 */
export type Written =
  | { kind: 'day'; at: number }
  | { kind: 'wall'; at: number; zone: string | null }
  | { kind: 'instant'; at: number };

/** How long something takes: days by the calendar, the rest by the clock that counts. */
export type Duration = { days: number; milliseconds: number };

export const DAY = 86_400_000;

/** `20130206`, `20130206T180000`, `20130206T230000Z`; null for anything else. */
export function timeOf(value: string, parameters: Property['parameters']): Written | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/i.exec(value);
  if (!parts) return null;
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const at = Date.UTC(year!, month! - 1, day!, hour || 0, minute || 0, second || 0);
  // The 30th of February would be a day in March, and the year 13 is 1913 to JavaScript.
  if (year! < 100 || new Date(at).getUTCDate() !== day || new Date(at).getUTCMonth() + 1 !== month)
    return null;
  if (parts[4] === undefined) return { kind: 'day', at };
  if (parts[7] !== '') return { kind: 'instant', at };
  return { kind: 'wall', at, zone: parameters.get('TZID') ?? null };
}

/** The times of a property that has one or several; what cannot be read is left out. */
export function* timesOf({ value, parameters }: Property): Generator<Written> {
  for (let at = 0; at <= value.length; ) {
    const comma = value.indexOf(',', at);
    const end = comma === -1 ? value.length : comma;
    const time = timeOf(value.slice(at, end).split('/')[0]!.trim(), parameters);
    if (time) yield time;
    at = end + 1;
  }
}

/** `PT1H30M`, `P1D`, `P2W`; null for anything else, and for what takes no time. */
export function durationOf(value: string): Duration | null {
  const parts =
    /^\+?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/i.exec(
      value.trim(),
    );
  if (!parts) return null;
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map(each => Number(each ?? 0));
  const milliseconds = ((hours! * 60 + minutes!) * 60 + seconds!) * 1000;
  const whole = { days: weeks! * 7 + days!, milliseconds };
  return whole.days + whole.milliseconds > 0 ? whole : null;
}

/** `-0500`, `+053000`: milliseconds east of UTC, or null. */
export function offsetOf(value: string | undefined): number | null {
  const parts = /^([+-])(\d{2})(\d{2})(\d{2})?$/.exec(value ?? '');
  if (!parts) return null;
  const [, sign, hours, minutes, seconds = 0] = parts;
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}
