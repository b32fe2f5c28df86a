import { addDays, type CalendarDate } from '../calendar-date.js';
import { pinnedRules, type ZoneRules } from './rules.js';
import { resolveWallTime, type WallTime, wallTimeAt } from './wall-time.js';

/** The day that the calendar on the wall shows at an instant in a zone. */
export function localDateAt(
  instant: Date,
  timeZone: string,
  rules: ZoneRules = pinnedRules,
): CalendarDate {
  return wallTimeAt(instant, timeZone, rules).slice(0, 10);
}

/**
 * The instant at which a local day begins: its midnight, the earlier one where there are two
 * (St John's put clocks back at 00:01 until 2011), or the first moment after it where a clock
 * change skips it. A day that was skipped as a whole begins when the next one does.
 */
export function startOfDay(
  date: CalendarDate,
  timeZone: string,
  rules: ZoneRules = pinnedRules,
): Date {
  return firstMoment(`${date}T00:00`, timeZone, rules);
}

/** The instant at which a local day is over: where the next one begins. Days so never overlap. */
export function endOfDay(
  date: CalendarDate,
  timeZone: string,
  rules: ZoneRules = pinnedRules,
): Date {
  return startOfDay(addDays(date, 1), timeZone, rules);
}

function firstMoment(wallTime: WallTime, timeZone: string, rules: ZoneRules): Date {
  const found = resolveWallTime(wallTime, timeZone, rules);
  switch (found.kind) {
    case 'instant':
      return found.instant;
    case 'overlap':
      return found.earlier;
    case 'gap':
      return firstMoment(found.after, timeZone, rules);
  }
}
