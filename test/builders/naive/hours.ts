import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { startOfDay } from '../../../src/domain/time/local-date.js';
import { pinnedRules } from '../../../src/domain/time/rules.js';
import { type Fold, resolveWallTime } from '../../../src/domain/time/wall-time.js';
import { sameZones } from '../../../src/domain/time/zone-names.js';
import { eventName, isOver, minutesBetween, type NaiveRule } from './found.js';

/** Rules about the clock of one event. */
export const naiveHours: NaiveRule = ({ events }, { now, policyOf }) =>
  events.flatMap(event => {
    const subjects = [eventName(event)];
    const { shortestMinutes, longestHours } = policyOf(event.tour).thresholds;
    const say = (rule: string, severity: 'error' | 'warning' | 'info', isSo: boolean) =>
      isSo ? [{ rule, severity, subjects }] : [];
    const minutes = minutesToPlace(event);
    const isElsewhere = minutes !== null;
    const isChanged = event.tzChange !== null && event.endsAt !== null && !isOver(event, now);
    return [
      ...say('zone-mismatch', minutes === 0 ? 'info' : 'error', isElsewhere),
      ...say('nonexistent-local-time', 'error', isSkipped(event)),
      ...say('end-before-start', 'error', endsTooEarly(event)),
      ...say('ambiguous-local-time', 'warning', isAmbiguous(event)),
      ...say('tz-rules-changed', 'warning', isChanged),
      ...say('implausible-duration', 'warning', isShort(event, shortestMinutes)),
      ...say('implausible-duration', 'warning', isLong(event, longestHours)),
    ];
  });

/** By how many minutes the clocks of the place are ahead; null where they are the event's own. */
function minutesToPlace(event: ScheduledEvent): number | null {
  const { timeZone, venueFacts, city, attendance, startsAt, localDate } = event;
  const placeZone = venueFacts?.timeZone ?? city?.timeZone ?? timeZone;
  const isOne = placeZone === timeZone || sameZones.get(timeZone)?.includes(placeZone);
  if (isOne || attendance === 'online') return null;
  const at = startsAt ? +startsAt : +startOfDay(localDate, timeZone) + 12 * 3_600_000;
  return pinnedRules.offsetMinutes(placeZone, at) - pinnedRules.offsetMinutes(timeZone, at);
}

function isSkipped({ doorsAt, localStart, localEnd, timeZone }: ScheduledEvent): boolean {
  return [doorsAt, localStart, localEnd].some(
    wall => wall !== null && resolveWallTime(wall, timeZone).kind === 'gap',
  );
}

function isAmbiguous(event: ScheduledEvent): boolean {
  const { localStart, localEnd, startFold, endFold, timeZone } = event;
  const isTwice = (wall: string | null, fold: Fold | null) =>
    wall !== null && fold === null && resolveWallTime(wall, timeZone).kind === 'overlap';
  return isTwice(localStart, startFold) || isTwice(localEnd, endFold);
}

/** By the instants on file, or, where clocks do not show those, by the best that its wall times have today. */
function endsTooEarly(event: ScheduledEvent): boolean {
  const { localStart, localEnd, startFold, endFold, timeZone, startsAt, endsAt } = event;
  if (localStart === null || localEnd === null || startsAt === null || endsAt === null)
    return false;
  if (endsAt <= startsAt) return true;
  const [starts, ends] = [instants(localStart, timeZone), instants(localEnd, timeZone)];
  const isAt = (instant: Date) => (each: Date) => +each === +instant;
  if (starts.some(isAt(startsAt)) && ends.some(isAt(endsAt))) return false;
  const start = starts.at(startFold === 'later' ? -1 : 0);
  if (start === undefined || ends.length === 0) return false;
  if (endFold !== null) return ends.at(endFold === 'later' ? -1 : 0)! <= start;
  return ends.every(end => end <= start);
}

function instants(wall: string, timeZone: string): Date[] {
  const found = resolveWallTime(wall, timeZone);
  if (found.kind === 'gap') return [];
  return found.kind === 'instant' ? [found.instant] : [found.earlier, found.later];
}

function isShort({ startsAt, endsAt }: ScheduledEvent, shortestMinutes: number): boolean {
  if (startsAt === null || endsAt === null || endsAt <= startsAt) return false;
  return minutesBetween(startsAt, endsAt) < shortestMinutes;
}

/** Longer than so many hours in the world; on the clock from one day into another, or as long. */
function isLong(event: ScheduledEvent, longestHours: number): boolean {
  const { startsAt, endsAt, localStart, localEnd, firstDate, lastDate } = event;
  if (startsAt === null || endsAt === null || localStart === null || localEnd === null)
    return false;
  const isAllDay = localStart.endsWith('T00:00') && /T(00:00|23:59)$/.test(localEnd);
  const shown = minutesBetween(new Date(`${localStart}Z`), new Date(`${localEnd}Z`)) / 60;
  const isLongOnClock = firstDate !== lastDate && shown >= longestHours;
  const isLongInWorld = minutesBetween(startsAt, endsAt) / 60 > longestHours;
  return !isAllDay && (isLongOnClock || isLongInWorld);
}
