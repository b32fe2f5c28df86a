import { daysBetween } from '../calendar-date.js';
import { STEP_MINUTES, usualHours } from '../free-hours.js';
import type { WallTime } from '../time/wall-time.js';
import type { Wish } from './proposal.js';

/** What a start is worth that is just as it was wished for. */
export const MAX_CLOSENESS = 100;
/** Another day counts more than any other hour of the same day, from 09:00 to 22:00. */
const STEPS_A_DAY = 27;

/**
 * How near a start is to what was wished for, from MAX_CLOSENESS down to 0: half hours apart, and
 * days where a day was wished for. Who wishes for nothing is taken to mean an evening.
 */
export function closeness(localStart: WallTime, wish: Wish): number {
  const wished = wish.localStart ?? null;
  const clock = wished?.slice(11) ?? usualHours[wish.partOfDay ?? 'unknown'];
  const steps = Math.abs(minuteOf(localStart.slice(11)) - minuteOf(clock)) / STEP_MINUTES;
  const days = wished === null ? 0 : Math.abs(daysBetween(wished.slice(0, 10), dayOf(localStart)));
  return Math.max(0, MAX_CLOSENESS - Math.round(steps) - STEPS_A_DAY * days);
}

function dayOf(wall: WallTime): string {
  return wall.slice(0, 10);
}

function minuteOf(clock: string): number {
  return 60 * Number(clock.slice(0, 2)) + Number(clock.slice(3, 5));
}
