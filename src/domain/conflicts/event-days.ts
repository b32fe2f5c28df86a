import { addDays, type CalendarDate, daysBetween } from '../calendar-date.js';
import type { ScheduledEvent } from '../schedule.js';
import { localDateAt } from '../time/local-date.js';

/** How many local days there are until an event, 0 from its day on; null once it is over. */
export function daysLeftAt(now: Date): (event: ScheduledEvent) => number | null {
  const todays = new Map<string, CalendarDate>();
  const todayIn = (timeZone: string) => {
    const today = todays.get(timeZone) ?? localDateAt(now, timeZone);
    todays.set(timeZone, today);
    return today;
  };
  return ({ endsAt, firstDate, lastDate, timeZone }) => {
    const today = todayIn(timeZone);
    const isOver = endsAt === null ? lastDate < today : endsAt <= now;
    return isOver ? null : Math.max(0, daysBetween(today, firstDate));
  };
}

/** The local days of an event, from the first to the last: MAX_EVENT_DAYS and one at most. */
export function datesOf({
  firstDate,
  lastDate,
}: Pick<ScheduledEvent, 'firstDate' | 'lastDate'>): CalendarDate[] {
  if (firstDate === lastDate) return [firstDate];
  const days = daysBetween(firstDate, lastDate) + 1;
  return Array.from({ length: days }, (_, index) => addDays(firstDate, index));
}

/** How many: `1 day`, `2 days`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
