import { type CalendarDate, daysBetween } from '../calendar-date.js';
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
