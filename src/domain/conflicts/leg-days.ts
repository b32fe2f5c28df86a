import { type CalendarDate, daysBetween } from '../calendar-date.js';
import type { ScheduledLeg } from '../schedule.js';

/** Legs by their days; each question takes O(log n). */
export type LegDays = {
  /** A leg that a day belongs to (the one that goes on longest), or null. */
  on(day: CalendarDate): ScheduledLeg | null;
  /** The leg nearest to a day that belongs to none, the earlier of two; null where there is none. */
  nearest(day: CalendarDate): ScheduledLeg | null;
};

/** Asks legs, which come in order of their first day, for their days. */
export function legDays(legs: readonly ScheduledLeg[]): LegDays {
  /** Of each leg and those before it the one that goes on longest. */
  const furthest: ScheduledLeg[] = [];
  for (const leg of legs) {
    const before = furthest.at(-1);
    furthest.push(before && before.lastDate >= leg.lastDate ? before : leg);
  }
  const on = (day: CalendarDate) => {
    const before = furthest[begun(legs, day) - 1];
    return before && before.lastDate >= day ? before : null;
  };
  const nearest = (day: CalendarDate) => {
    const next = begun(legs, day);
    const [before, after] = [furthest[next - 1] ?? null, legs[next] ?? null];
    if (before === null || after === null) return before ?? after;
    const isBefore = daysBetween(before.lastDate, day) <= daysBetween(day, after.firstDate);
    return isBefore ? before : after;
  };
  return { on, nearest };
}

/** How many of the legs have begun on a day. */
function begun(legs: readonly ScheduledLeg[], day: CalendarDate): number {
  let [low, high] = [0, legs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (legs[middle]!.firstDate <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
