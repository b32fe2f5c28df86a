import { daysBetween } from './calendar-date.js';
import type { Event, EventChange } from './event.js';
import { Refusal, refuseField } from './refusals.js';
import { pinnedRules, type ZoneRules } from './time/rules.js';
import { type Fold, resolveWallTime, type WallTime } from './time/wall-time.js';
import { canonicalZone } from './time/zone-id.js';

/** When an event is, as people say it: with hours, or with a day and a part of it. */
export type Hours = Pick<Event, 'localDate' | 'localStart' | 'localEnd' | 'partOfDay'> &
  Pick<Event, 'timeZone' | 'startFold' | 'endFold' | 'doorsAt'>;

/** The instants that follow from the hours; null while those are open. */
export type Instants = { startsAt: Date | null; endsAt: Date | null };

/** An event of more days is a mistyped date. */
export const MAX_EVENT_DAYS = 7;

/** Doors open at most this many days before the start. */
const MAX_DOORS_DAYS = 1;

/** What a body says about when, on top of what is on file. */
type Said = Pick<EventChange, keyof Hours>;

/**
 * Decides when an event is. Refuses a time that clocks skip (with its neighbours), an end that is
 * not after the start, and a zone that is none. A time that comes twice is taken as the earlier
 * one, unless `startFold` or `endFold` says otherwise, or the earlier end would lie before the start.
 */
export function decideHours(
  said: Said,
  zoneText: string,
  rules: ZoneRules = pinnedRules,
): (Hours & Instants) | Refusal {
  const zone = canonicalZone(zoneText);
  if (!('timeZone' in zone)) return zoneRefusal(zoneText, zone.nearest);
  const { timeZone } = zone;
  if (said.localStart == null) return openHours(said, timeZone);
  const { localStart, localEnd = null, startFold = null, endFold = null, doorsAt = null } = said;
  if (localEnd === null) {
    return refuseField('invalid-input', '/localEnd', 'An event with a start needs an end.');
  }
  const hours = { localStart, localEnd, timeZone, startFold, endFold, doorsAt };
  const wrong =
    dayRefusal(localStart, said.localDate) ??
    doorsRefusal(localStart, doorsAt, timeZone, rules) ??
    lengthRefusal(localStart, localEnd);
  if (wrong) return wrong;
  const found = instantsOf(hours, rules);
  if (found instanceof Refusal) return found;
  return { ...hours, localDate: localStart.slice(0, 10), partOfDay: null, ...found };
}

function openHours(said: Said, timeZone: string): (Hours & Instants) | Refusal {
  if (said.localEnd != null) {
    return refuseField('invalid-input', '/localStart', 'An event with an end needs a start.');
  }
  if (said.localDate == null) {
    const message = 'Send localStart and localEnd, or a localDate while the hour is open.';
    return refuseField('invalid-input', '/localStart', message);
  }
  return {
    ...{ localDate: said.localDate, partOfDay: said.partOfDay ?? 'unknown', timeZone },
    ...{ localStart: null, localEnd: null, startFold: null, endFold: null },
    ...{ doorsAt: null, startsAt: null, endsAt: null },
  };
}

/** The instants of an event's wall times, or the refusal of the one that does not exist. */
export function instantsOf(
  hours: Pick<Hours, 'localStart' | 'localEnd' | 'timeZone' | 'startFold' | 'endFold'>,
  rules: ZoneRules = pinnedRules,
): Instants | Refusal {
  const { localStart, localEnd, timeZone, startFold, endFold } = hours;
  if (localStart === null || localEnd === null) return { startsAt: null, endsAt: null };
  const starts = instantsOfWall('/localStart', localStart, timeZone, rules);
  if (starts instanceof Refusal) return starts;
  const ends = instantsOfWall('/localEnd', localEnd, timeZone, rules);
  if (ends instanceof Refusal) return ends;
  const startsAt = chosen(starts, startFold);
  const endsAt = endFold ? chosen(ends, endFold) : (ends.find(end => end > startsAt) ?? ends[0]!);
  if (endsAt > startsAt) return { startsAt, endsAt };
  return refuseField('dates-out-of-order', '/localEnd', 'It ends before it begins, or at once.');
}

/** The instants that a wall time may mean, the earlier one first. */
export function instantsOfWall(
  pointer: string,
  wall: WallTime,
  timeZone: string,
  rules: ZoneRules,
): Date[] | Refusal {
  const found = resolveWallTime(wall, timeZone, rules);
  if (found.kind === 'instant') return [found.instant];
  if (found.kind === 'overlap') return [found.earlier, found.later];
  const { before, after } = found;
  const message = `Clocks in ${timeZone} skip ${wall.replace('T', ' ')}: the last minute before is ${before.replace('T', ' ')}, the first one after ${after.replace('T', ' ')}.`;
  return refuseField('nonexistent-local-time', pointer, message, [before, after]);
}

function chosen(instants: Date[], fold: Fold | null): Date {
  return fold === 'later' ? instants.at(-1)! : instants[0]!;
}

/** Which of the wall times come twice, while nobody has said which one is meant. */
export function ambiguousTimes(
  { localStart, localEnd, timeZone, startFold, endFold }: Hours,
  rules: ZoneRules = pinnedRules,
): WallTime[] {
  const isOpen = (wall: WallTime | null, fold: Fold | null) =>
    wall !== null && fold === null && resolveWallTime(wall, timeZone, rules).kind === 'overlap';
  const open = [isOpen(localStart, startFold) && localStart, isOpen(localEnd, endFold) && localEnd];
  return open.filter(wall => typeof wall === 'string');
}

function dayRefusal(localStart: WallTime, localDate: string | undefined): Refusal | null {
  const day = localStart.slice(0, 10);
  if (localDate === undefined || localDate === day) return null;
  return refuseField('invalid-input', '/localDate', `It begins on ${day}: leave localDate out.`);
}

function doorsRefusal(
  localStart: WallTime,
  doorsAt: WallTime | null,
  timeZone: string,
  rules: ZoneRules,
): Refusal | null {
  if (doorsAt === null) return null;
  const days = daysBetween(doorsAt.slice(0, 10), localStart.slice(0, 10));
  if (doorsAt <= localStart && days <= MAX_DOORS_DAYS) {
    const opens = instantsOfWall('/doorsAt', doorsAt, timeZone, rules);
    return opens instanceof Refusal ? opens : null;
  }
  const message = 'Doors open before the start, on that day or the one before.';
  return refuseField('dates-out-of-order', '/doorsAt', message);
}

function lengthRefusal(localStart: WallTime, localEnd: WallTime): Refusal | null {
  if (daysBetween(localStart.slice(0, 10), localEnd.slice(0, 10)) < MAX_EVENT_DAYS) return null;
  return refuseField('invalid-input', '/localEnd', `It lasts ${MAX_EVENT_DAYS} days at most.`);
}

export function zoneRefusal(text: string, nearest: string | null): Refusal {
  const hint = nearest === null ? 'Send an IANA id, as America/New_York.' : `Send ${nearest}?`;
  return refuseField(
    'unknown-time-zone',
    '/timeZone',
    `"${text}" is no time zone. ${hint}`,
    nearest === null ? undefined : [nearest],
  );
}
