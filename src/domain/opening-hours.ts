import { addDays, type CalendarDate, weekdayOf } from './calendar-date.js';
import type { WallTime } from './time/wall-time.js';
import { type Venue, weekdays } from './venue.js';

/** From when to when a house is open, by its own clock. */
export type Stretch = { opens: WallTime; closes: WallTime };

/**
 * The stretches in which a house is open that begin on one of the days, or on the one before and
 * last into them, in order. Those that touch or overlap are one: 20:00–00:00 and 00:00–02:00 of the
 * next day. Hours that close at or before they open last into the next day.
 */
export function openStretches(
  hours: Venue['openingHours'],
  firstDate: CalendarDate,
  lastDate: CalendarDate,
): Stretch[] {
  const all: Stretch[] = [];
  for (let day = addDays(firstDate, -1); day <= lastDate; day = addDays(day, 1)) {
    all.push(...stretchesOf(hours, day));
  }
  const merged: Stretch[] = [];
  for (const stretch of all.sort((one, other) => (one.opens < other.opens ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || last.closes < stretch.opens) merged.push({ ...stretch });
    else if (last.closes < stretch.closes) last.closes = stretch.closes;
  }
  return merged.filter(({ closes }) => closes > `${firstDate}T00:00`);
}

function stretchesOf(hours: Venue['openingHours'], day: CalendarDate): Stretch[] {
  const weekday = weekdays[weekdayOf(day) - 1]!;
  return hours
    .filter(({ days }) => days.includes(weekday))
    .map(({ opens, closes }) => {
      const until = closes <= opens ? addDays(day, 1) : day;
      return { opens: `${day}T${opens}`, closes: `${until}T${closes}` };
    });
}
