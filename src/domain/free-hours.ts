import { type Static, Type } from 'typebox';
import { addDays, type CalendarDate } from './calendar-date.js';
import { overlaps, type Period } from './period.js';
import { Instant, WallTime } from './shape.js';
import { resolveWallTime, type WallTime as Wall, wallTimeAt } from './time/wall-time.js';

/** Hours that are free for an event: what could be taken instead. */
export const Offer = Type.Object({
  localStart: WallTime,
  localEnd: WallTime,
  timeZone: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
});
export type Offer = Static<typeof Offer>;

/** Where free hours are sought: local days (both inclusive) of a zone. */
export type Window = { firstDate: CalendarDate; lastDate: CalendarDate; timeZone: string };

/** What is wished for: about when, and for how long. */
export type Wish = { startsAt: Date; minutes: number };

/** Events are held between these hours; a start lies on the half hour. */
const OPENS_MINUTE = 9 * 60;
const CLOSES_MINUTE = 22 * 60;
export const STEP_MINUTES = 30;
/** The hour that a part of the day stands for, while nobody has said one. */
export const usualHours = {
  ...({ morning: '10:00', afternoon: '15:00', evening: '19:00', unknown: '19:00' } as const),
};
/** How long an evening is, unless somebody says so. */
export const USUAL_MINUTES = 120;
/** As many offers as a person reads. */
const MAX_OFFERS = 8;
/** No leg is searched further: whoever waits for two months is on another tour. */
const MAX_DAYS = 60;
const MINUTE = 60_000;

/**
 * The hours nearest to the wish at which nothing of `busy` is in the way, and which `isFree` lets
 * pass, the nearest first. They begin on the half hour, and lie between 09:00 and 22:00 of the local
 * day. `isFree` is asked in that order, until there are enough.
 */
export function freeHours(
  windows: readonly Window[],
  busy: readonly Period[],
  wish: Wish,
  isFree: (offer: Offer) => boolean = () => true,
): Offer[] {
  const distance = (slot: Slot) => Math.abs(slot.startsAt.getTime() - wish.startsAt.getTime());
  const found = new Map<number, Slot>();
  for (const slot of windows.flatMap(window => slotsOf(window, wish.minutes))) {
    if (!busy.some(each => overlaps(each, slot))) found.set(slot.startsAt.getTime(), slot);
  }
  const inOrder = [...found.values()].sort(
    (one, other) => distance(one) - distance(other) || +one.startsAt - +other.startsAt,
  );
  const offers: Offer[] = [];
  for (const slot of inOrder) {
    if (offers.length === MAX_OFFERS) break;
    const offer = offerOf(slot);
    if (isFree(offer)) offers.push(offer);
  }
  return offers;
}

/** Hours that lie on the grid, by the clock of their place. */
export type Slot = Period & { localStart: Wall; timeZone: string };

/** All hours of a window for an event of so many minutes, free or not, in order. */
export function slotsOf({ firstDate, lastDate, timeZone }: Window, minutes: number): Slot[] {
  const slots: Slot[] = [];
  const last = addDays(firstDate, MAX_DAYS);
  for (let day = firstDate; day <= lastDate && day <= last; day = addDays(day, 1)) {
    for (let at = OPENS_MINUTE; at + minutes <= CLOSES_MINUTE; at += STEP_MINUTES) {
      const localStart = `${day}T${clock(at)}`;
      const start = resolveWallTime(localStart, timeZone);
      // Clocks change at night; where they change by day, those hours are not offered.
      if (start.kind !== 'instant') continue;
      const endsAt = new Date(start.instant.getTime() + minutes * MINUTE);
      slots.push({ startsAt: start.instant, endsAt, localStart, timeZone });
    }
  }
  return slots;
}

function offerOf({ startsAt, endsAt, localStart, timeZone }: Slot): Offer {
  return {
    ...{ localStart, localEnd: wallTimeAt(endsAt, timeZone), timeZone },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  };
}

function clock(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
