import { needsOf, needTheSame } from '../domain/bookings.js';
import { addDays, FIRST_YEAR, LAST_YEAR } from '../domain/calendar-date.js';
import type { Caller } from '../domain/caller.js';
import type { Conflict } from '../domain/conflicts/conflict.js';
import { bookingRules, findConflicts } from '../domain/conflicts/index.js';
import { sameMetro } from '../domain/conflicts/metro.js';
import { type Event, type EventOnFile, isLive, type NewEvent } from '../domain/event.js';
import { MAX_EVENT_DAYS } from '../domain/event-time.js';
import { freeHours, type Offer, type Window } from '../domain/free-hours.js';
import type { Occasion } from '../domain/occasion.js';
import type { Period } from '../domain/period.js';
import { Refusal } from '../domain/refusals.js';
import { scheduledEvent, withoutHidden } from '../domain/scheduled-event.js';
import { endOfDay, startOfDay } from '../domain/time/local-date.js';
import { resolveWallTime } from '../domain/time/wall-time.js';
import { eventsBooking } from '../store/bookings.js';
import { findEvents } from '../store/events.js';
import type { Database, Store } from '../store/store.js';
import { asIfOnFile, type Decided, decidedEvent, decideEvent } from './decide-event.js';

/** What stands in an event's way, and hours that are free instead, the nearest first. */
export type Clashes = { conflicts: Conflict[]; offers: Offer[] };

/** What would clash if the event were added; nothing is written. Its id in the conflicts is `draft`. */
export async function checkEvent(
  store: Store,
  input: NewEvent,
  occasion: Occasion,
): Promise<Clashes | Refusal> {
  const decided = await decideEvent(store.db, store, input, occasion);
  if (decided instanceof Refusal) return decided;
  const draft = decidedEvent(decided, { id: 'draft', status: 'hold', now: occasion.now });
  return clashesOf(store.db, decided, draft, occasion);
}

/** The clashes of a new event with all others, in words that the caller may read. */
export async function clashesOf(
  db: Database,
  decided: Decided,
  event: Event,
  occasion: { caller: Caller; now: Date },
): Promise<Clashes> {
  const windows = windowsOf(event, decided);
  const others = await othersIn(db, event, windows);
  const { conflicts, busy } = meet(asIfOnFile(decided, event), others, occasion);
  const wish = { startsAt: wishedStart(event), minutes: minutesOf(event) };
  return { conflicts, offers: freeHours(windows, busy, wish) };
}

/**
 * What is in the way of events that would be as they are told here: one another, and the confirmed
 * ones on file. Holds are in nobody's way, and there may be many.
 */
export async function conflictsOf(
  db: Database,
  events: readonly EventOnFile[],
  occasion: { caller: Caller; now: Date },
): Promise<Conflict[]> {
  const ids = new Set(events.map(({ event }) => event.id));
  const found: Conflict[] = [];
  for (const onFile of events) {
    const others = await othersIn(db, onFile.event, []);
    const changed = events.filter(each => each !== onFile);
    const kept = others.filter(({ event }) => event.status === 'confirmed' && !ids.has(event.id));
    found.push(...meet(onFile, [...changed, ...kept], occasion).conflicts);
  }
  const known = new Set<string>();
  return found.filter(each => !known.has(each.fingerprint) && known.add(each.fingerprint));
}

/** The other live events that need what an event needs, in its time or in one of the windows. */
async function othersIn(
  db: Database,
  event: Event,
  windows: readonly Window[],
): Promise<EventOnFile[]> {
  const resources = needsOf(event).map(({ resource }) => resource);
  const periods = [...(event.startsAt === null ? [] : [periodOf(event)]), ...windows.map(spanOf)];
  if (periods.length === 0) return [];
  const startsAt = new Date(Math.min(...periods.map(each => each.startsAt.getTime())));
  const endsAt = new Date(Math.max(...periods.map(each => each.endsAt.getTime())));
  const longest = MAX_EVENT_DAYS * 86_400_000;
  const ids = await eventsBooking(db, resources, { startsAt, endsAt }, longest);
  const others = ids.filter(id => id !== event.id);
  return others.length === 0 ? [] : findEvents(db, { ids: others });
}

/**
 * An event against others: the conflicts that it has a part in, and when others have what it needs.
 * The caller wrote it, or runs it, and so may read its name, also while nobody else knows of it.
 */
function meet(
  onFile: EventOnFile,
  others: readonly EventOnFile[],
  { caller, now }: { caller: Caller; now: Date },
): { conflicts: Conflict[]; busy: Period[] } {
  const { id, title } = onFile.event;
  const own = { ...scheduledEvent(onFile, caller, now), title };
  const events = [own, ...others.map(each => scheduledEvent(each, caller, now))];
  const hidden = new Set(events.flatMap(each => (each.title === null ? [each.id] : [])));
  const conflicts = findConflicts({ ...nothing, events }, { now }, bookingRules).filter(
    ({ subjects }) => subjects.some(subject => subject.type === 'event' && subject.id === id),
  );
  const live = others.filter(
    ({ event }) =>
      isLive(event.status) && event.startsAt !== null && needTheSame(onFile.event, event),
  );
  return {
    conflicts: conflicts.map(each => withoutHidden(each, hidden)),
    busy: live.map(({ event }) => periodOf(event)),
  };
}

function periodOf({ startsAt, endsAt }: Event): Period {
  return { startsAt: new Date(startsAt!), endsAt: new Date(endsAt!) };
}

function spanOf({ firstDate, lastDate, timeZone }: Window): Period {
  return { startsAt: startOfDay(firstDate, timeZone), endsAt: endOfDay(lastDate, timeZone) };
}

/** Not looked at yet: what an event meets but other events. */
const nothing = { legs: [], coasts: [], tours: [], people: [] } as const;

/** Days around the wish that are looked at where no leg says when the speaker is in town. */
const DAYS_AROUND = 2;
/** A leg is looked at this far from the wish. */
const DAYS_OF_LEG = 14;

/** Where free hours are sought: the days of the speakers' legs in the event's city around the wish. */
function windowsOf({ localDate, timeZone }: Event, { legs, city }: Decided): Window[] {
  const [from, to] = [addDays(localDate, -DAYS_OF_LEG), addDays(localDate, DAYS_OF_LEG)];
  const windows = legs.flatMap(({ leg }) => {
    if (leg.city === null || (city !== null && !sameMetro(leg.city, city))) return [];
    if (leg.firstDate > to || leg.lastDate < from) return [];
    const firstDate = leg.firstDate > from ? leg.firstDate : from;
    return { firstDate, lastDate: leg.lastDate < to ? leg.lastDate : to, timeZone };
  });
  if (windows.length > 0) return windows;
  const [firstDate, lastDate] = [addDays(localDate, -DAYS_AROUND), addDays(localDate, DAYS_AROUND)];
  return [withinYears({ firstDate, lastDate, timeZone })];
}

/** Nothing is offered on days that no event may be on. */
function withinYears({ firstDate, lastDate, timeZone }: Window): Window {
  const [first, last] = [`${FIRST_YEAR}-01-01`, `${LAST_YEAR}-12-31`];
  return {
    firstDate: firstDate < first ? first : firstDate,
    lastDate: lastDate > last ? last : lastDate,
    timeZone,
  };
}

/** The hour that a part of the day stands for, and an evening's length, while the hours are open. */
const usualHours = {
  ...({ morning: '10:00', afternoon: '15:00', evening: '19:00', unknown: '19:00' } as const),
};
const USUAL_MINUTES = 120;

function wishedStart({ startsAt, localDate, timeZone, partOfDay }: Event): Date {
  if (startsAt !== null) return new Date(startsAt);
  const found = resolveWallTime(`${localDate}T${usualHours[partOfDay ?? 'unknown']}`, timeZone);
  return found.kind === 'instant' ? found.instant : startOfDay(localDate, timeZone);
}

function minutesOf({ startsAt, endsAt }: Event): number {
  if (startsAt === null || endsAt === null) return USUAL_MINUTES;
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
}
