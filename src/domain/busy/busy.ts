import { addDays, type CalendarDate } from '../calendar-date.js';
import type { partsOfDay } from '../event.js';
import { overlaps, type Period } from '../period.js';
import { endOfDay, startOfDay } from '../time/local-date.js';
import { resolveWallTime } from '../time/wall-time.js';

/** Local days, both inclusive, wherever somebody is. */
export type BusyDays = { firstDate: CalendarDate; lastDate: CalendarDate };

/**
 * When somebody's own calendar says that they are busy: hours, which are instants, and whole days,
 * which are those of the place where they are. Each list is in order, and nothing in it overlaps.
 */
export type Busy = { periods: readonly Period[]; days: readonly BusyDays[] };

type PartOfDay = (typeof partsOfDay)[number];

/** The hours of a part of the day, from and to, on the clock at the place. */
const hoursOfPart: Record<PartOfDay, readonly [string, string]> = {
  morning: ['09:00', '12:00'],
  afternoon: ['12:00', '18:00'],
  evening: ['18:00', '22:00'],
  unknown: ['09:00', '22:00'],
};

/** What of an event says whether its people are free. */
export type Engaged = {
  startsAt: Date | null;
  endsAt: Date | null;
  localDate: CalendarDate;
  partOfDay: PartOfDay | null;
  timeZone: string;
};

/**
 * Whether hours are in the way of an event. One whose hour is open is in nobody's way while an hour of
 * its part of the day is free.
 */
export function isBusyAt({ periods }: Busy, event: Engaged): boolean {
  const { startsAt, endsAt } = event;
  if (startsAt !== null && endsAt !== null) {
    const next = firstOf(periods, each => each.endsAt > startsAt);
    return next !== undefined && overlaps(next, { startsAt, endsAt });
  }
  const part = partOf(event);
  const next = firstOf(periods, each => each.endsAt >= part.endsAt);
  return next !== undefined && next.startsAt <= part.startsAt;
}

/** The first of a list that is in order for which something holds, as it does for all after it. */
function firstOf<T>(list: readonly T[], holds: (each: T) => boolean): T | undefined {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(list[middle]!)) to = middle;
    else from = middle + 1;
  }
  return list[from];
}

function partOf({ localDate, partOfDay, timeZone }: Engaged): Period {
  const [from, to] = hoursOfPart[partOfDay ?? 'unknown'];
  const instant = (time: string, otherwise: Date) => {
    const found = resolveWallTime(`${localDate}T${time}`, timeZone);
    return found.kind === 'instant' ? found.instant : otherwise;
  };
  return {
    startsAt: instant(from, startOfDay(localDate, timeZone)),
    endsAt: instant(to, endOfDay(localDate, timeZone)),
  };
}

/** Whether a day is one of the whole days. */
export function isBusyOn({ days }: Busy, day: CalendarDate): boolean {
  const next = firstOf(days, ({ lastDate }) => lastDate >= day);
  return next !== undefined && next.firstDate <= day;
}

/** All of it as instants, where the clocks are those of a zone. */
export function busyIn({ periods, days }: Busy, timeZone: string): Period[] {
  const whole = days.map(({ firstDate, lastDate }) => ({
    startsAt: startOfDay(firstDate, timeZone),
    endsAt: endOfDay(lastDate, timeZone),
  }));
  return [...periods, ...whole];
}

/** Hours or days as they are read, which may overlap; both in milliseconds, the end exclusive. */
export type Stretch = { from: number; to: number };

/** Stretches in order, with those put together that overlap or touch. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const each of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && each.from <= last.to) last.to = Math.max(last.to, each.to);
    else all.push({ ...each });
  }
  return all;
}

/** Merged stretches as hours, and as days. */
export function busyOf(hours: readonly Stretch[], days: readonly Stretch[]): Busy {
  const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  return {
    periods: merged(hours).map(({ from, to }) => ({
      startsAt: new Date(from),
      endsAt: new Date(to),
    })),
    days: merged(days).map(({ from, to }) => ({
      firstDate: dateOf(from),
      lastDate: addDays(dateOf(to), -1),
    })),
  };
}
