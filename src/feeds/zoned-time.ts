import type { ZoneRules } from '../domain/time/rules.js';
import { type WallTime, wallTimeAt } from '../domain/time/wall-time.js';
import { toldBy, yearlyShape } from '../domain/time/yearly-shape.js';

/** The hours of an event as its own clocks show them. */
export type ZonedTimes = { timeZone: string; start: WallTime; end: WallTime };

/** A VTIMEZONE begins with its first change in 1970, and does not tell what was before it. */
const FIRST_TOLD = '1971';

/**
 * The hours of an event in its zone, or null where a calendar program would not find exactly these
 * instants by the zone's yearly shape: then they have to be written in UTC. So it is before a change
 * of law, in the hour that clocks show twice, and in zones without a shape.
 */
export function zonedTimes(
  { startsAt, endsAt, timeZone }: { startsAt: Date; endsAt: Date; timeZone: string },
  rules: ZoneRules,
): ZonedTimes | null {
  const shape = yearlyShape(timeZone, rules);
  if (shape === null) return null;
  const [start, end] = [startsAt, endsAt].map(at => {
    const wallTime = wallTimeAt(at, timeZone, rules);
    const told = wallTime < FIRST_TOLD ? null : toldBy(shape, wallTime);
    return told?.getTime() === at.getTime() ? wallTime : null;
  });
  return start && end ? { timeZone, start, end } : null;
}

/** `20130210T190000` (RFC 5545, section 3.3.5, form 1). */
export function localTime(wallTime: WallTime): string {
  return `${wallTime.replace(/[-:]/g, '')}00`;
}
