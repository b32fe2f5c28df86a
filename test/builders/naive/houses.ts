import { addDays, daysBetween, eachDay, weekdayOf } from '../../../src/domain/calendar-date.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { localDateAt } from '../../../src/domain/time/local-date.js';
import { resolveWallTime, wallTimeAt } from '../../../src/domain/time/wall-time.js';
import { type Venue, weekdays } from '../../../src/domain/venue.js';
import { eventName, type Found, isOver, type NaiveRule } from './found.js';

/** Rules about the house and the day of one event. */
export const naiveHouses: NaiveRule = ({ events, tours }, { now, policyOf, holidayOn }) =>
  events.flatMap(event => {
    const { venue, venueFacts, venueConfirmed, visibility, status, tour } = event;
    const subjects = [eventName(event), ...(venue === null ? [] : [`venue:${venue}`])];
    const say = (rule: string, severity: Found['severity'], isSo: boolean) =>
      isSo ? [{ rule, severity, subjects }] : [];
    const isInPerson = event.attendance !== 'online';
    const { venueErrorDays, venueWarningDays } = policyOf(tour).thresholds;
    const days = daysBetween(localDateAt(now, event.timeZone), event.firstDate);
    const isCalled = visibility === 'public' && status !== 'proposed' && isInPerson;
    const isDue =
      isCalled && !isOver(event, now) && days <= Math.max(venueErrorDays, venueWarningDays);
    const due = Math.max(0, days) <= venueErrorDays ? 'error' : 'warning';
    const isAnnounced = visibility === 'public' && status === 'confirmed';
    const isSilent = venueFacts !== null && !venueFacts.accessibility?.trim();
    const avoided = tours.find(({ slug }) => slug === tour)?.datesToAvoid ?? [];
    const { city } = event;
    const isHoliday = city !== null && eachDay(event).some(day => holidayOn(city, day) !== null);
    const ofEvent = (found: Found[]) =>
      found.map(each => ({ ...each, subjects: [eventName(event)] }));
    return [
      ...say('venue-missing', due, isDue && venue === null),
      ...say('venue-unconfirmed', due, isDue && venue !== null && !venueConfirmed),
      ...say('venue-capacity', 'warning', isInPerson && isTooSmall(event)),
      ...say(
        'venue-accessibility-missing',
        isAnnounced ? 'warning' : 'info',
        isInPerson && isSilent,
      ),
      ...say('outside-opening-hours', 'warning', isInPerson && isClosed(event)),
      ...ofEvent([
        ...say(
          'date-to-avoid',
          'warning',
          eachDay(event).some(day => avoided.includes(day)),
        ),
        ...say('public-holiday', 'info', isInPerson && isHoliday),
      ]),
    ];
  });

function isTooSmall({ venueFacts, expectedAttendance }: ScheduledEvent): boolean {
  const capacity = venueFacts?.capacity ?? null;
  return capacity !== null && expectedAttendance !== null && expectedAttendance > capacity;
}

/** From doors to end by the clock of the house, walked from one opening to the next. */
function isClosed(event: ScheduledEvent): boolean {
  const { venueFacts, localStart, localEnd, startsAt, endsAt, doorsAt, timeZone } = event;
  if (venueFacts === null || venueFacts.openingHours.length === 0) return false;
  if (localStart === null || localEnd === null || startsAt === null || endsAt === null)
    return false;
  const there = venueFacts.timeZone;
  const isOwnClock = timeZone === there;
  const doors = doorsAt === null ? null : instantOf(doorsAt, timeZone);
  const opens = isOwnClock ? (doorsAt ?? localStart) : wallTimeAt(doors ?? startsAt, there);
  const closes = isOwnClock ? localEnd : wallTimeAt(endsAt, there);
  // When clocks go back the end may show less than the start.
  const [from, until] = [opens, closes].sort() as [string, string];
  let open = from;
  for (;;) {
    const next = openUntil(open, venueFacts.openingHours);
    if (next === null) return open < until || from === until;
    if (next >= until) return false;
    open = next;
  }
}

function instantOf(wall: string, timeZone: string): Date | null {
  const found = resolveWallTime(wall, timeZone);
  if (found.kind === 'gap') return null;
  return found.kind === 'instant' ? found.instant : found.earlier;
}

/** The latest closing of those hours, of this day or the one before, that a wall time lies in. */
function openUntil(wall: string, hours: Venue['openingHours']): string | null {
  const today = wall.slice(0, 10);
  const all = [addDays(today, -1), today].flatMap(day =>
    hours
      .filter(({ days }) => days.includes(weekdays[weekdayOf(day) - 1]!))
      .map(({ opens, closes }) => {
        const last = closes <= opens ? addDays(day, 1) : day;
        return { opens: `${day}T${opens}`, closes: `${last}T${closes}` };
      }),
  );
  const now = all.filter(each => each.opens <= wall && wall < each.closes);
  return (
    now
      .map(({ closes }) => closes)
      .sort()
      .at(-1) ?? null
  );
}
