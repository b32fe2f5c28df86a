import { overAt } from './audience.js';
import { type Caller, coordinates } from './caller.js';
import type { Event, EventOnFile } from './event.js';
import { type Level, levelOf } from './reveal.js';
import { isPublished } from './tour.js';
import { stricter, type Visibility } from './visibility.js';

/** Whether the caller runs the event: its coordinator, its host, or who has its link. */
export function runsEvent({ id, tour, host }: Pick<Event, 'id' | 'tour' | 'host'>, caller: Caller) {
  if (coordinates(caller, tour)) return true;
  if (caller.role !== 'chapter') return false;
  return caller.event === undefined ? caller.organization === host : caller.event === id;
}

/** How freely an event is shown: as its speakers and its leg allow at most. */
export function eventVisibility({ event, speakers, legVisibility }: EventOnFile): Visibility {
  const all = [...speakers.map(({ visibility }) => visibility), legVisibility ?? 'public'];
  return all.reduce(stricter, event.visibility);
}

/** Whether the public was ever told of the event, or would be by its status and tour. */
export function isAnnounced({ event, tour, wasConfirmed }: EventOnFile): boolean {
  const isTold = ['confirmed', 'postponed', 'cancelled'].includes(event.status);
  return isTold && wasConfirmed && isPublished(tour);
}

/** From when on the public may know of the event: at once (null), once it is over, or never. */
export function publicFrom(onFile: EventOnFile): Date | 'never' | null {
  if (!isAnnounced(onFile)) return 'never';
  switch (eventVisibility(onFile)) {
    case 'public':
      return null;
    case 'after':
      return onFile.event.endsAt === null
        ? overAt(onFile.event.localDate, onFile.event.timeZone)
        : new Date(onFile.event.endsAt);
    // An event names its city in every word: there is no telling its region alone.
    case 'region':
    case 'private':
      return 'never';
  }
}

/** The event as the caller may see it, or null where they may not know of it. */
export function eventAsSeen(onFile: EventOnFile, caller: Caller, now: Date): Event | null {
  const { event } = onFile;
  if (runsEvent(event, caller)) return event;
  const from = publicFrom(onFile);
  if (from === 'never' || (from !== null && from > now)) return null;
  return { ...event, ...placeAsSeen(onFile, caller), ...inside(onFile) };
}

/** How much the caller may know of where an event is, of which they know. */
export function placeLevel({ event, venue, wasConfirmed }: EventOnFile, caller: Caller): Level {
  if (venue === null) return 'city';
  const runs = runsEvent(event, caller);
  return levelOf(venue, caller, { runs, hasConfirmed: wasConfirmed, tour: event.tour });
}

/** The venue and room of an event that the caller does not run. */
function placeAsSeen(onFile: EventOnFile, caller: Caller) {
  const { event } = onFile;
  const level = placeLevel(onFile, caller);
  return {
    venue: level === 'city' ? null : event.venue,
    room: level === 'street' ? event.room : null,
  };
}

/** What is for those who run an event alone. */
function inside({ event, interpreterVisibility }: EventOnFile) {
  return {
    interpreter: interpreterVisibility === 'public' ? event.interpreter : null,
    ...{ pendingChange: null, statusBy: null, statusReason: null, expectedAttendance: null },
  };
}
