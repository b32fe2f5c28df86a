import { addDays } from './calendar-date.js';
import type { Event, EventChange } from './event.js';

/** When an event is some days later (or, below zero, earlier), at the same hours on the clock. */
export function shiftedHours(event: Event, days: number): EventChange {
  const { localStart, localEnd, localDate, partOfDay } = event;
  if (localStart === null) return { localDate: addDays(localDate, days), partOfDay };
  return { localStart: later(localStart, days), localEnd: localEnd && later(localEnd, days) };
}

/** A wall time some days later. */
function later(wallTime: string, days: number): string {
  return addDays(wallTime.slice(0, 10), days) + wallTime.slice(10);
}
