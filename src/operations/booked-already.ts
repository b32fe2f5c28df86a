import { needsOf } from '../domain/bookings.js';
import type { Conflict } from '../domain/conflicts/conflict.js';
import { bookingRules, findConflicts } from '../domain/conflicts/index.js';
import type { Viewer } from '../domain/conflicts/on-file.js';
import type { Event, EventOnFile } from '../domain/event.js';
import { MAX_EVENT_DAYS } from '../domain/event-time.js';
import { scheduledEvent, withoutHidden } from '../domain/scheduled-event.js';
import { eventsBooking } from '../store/bookings.js';
import { findEvents } from '../store/events.js';
import type { Database } from '../store/store.js';

/**
 * What keeps events from being booked as they are told here: one another, and the confirmed ones on
 * file, in words that the viewer may read. Holds are in nobody's way, and there may be many.
 */
export async function bookedAlready(
  db: Database,
  events: readonly EventOnFile[],
  viewer: Viewer,
): Promise<Conflict[]> {
  const ids = new Set(events.map(({ event }) => event.id));
  const found: Conflict[] = [];
  for (const onFile of events) {
    const others = await confirmedBeside(db, onFile.event);
    const changed = events.filter(each => each !== onFile);
    const kept = others.filter(({ event }) => !ids.has(event.id));
    found.push(...meetings(onFile, [...changed, ...kept], viewer));
  }
  const known = new Set<string>();
  return found.filter(each => !known.has(each.fingerprint) && known.add(each.fingerprint));
}

/** The confirmed events that need what an event needs, in its time. */
async function confirmedBeside(db: Database, event: Event): Promise<EventOnFile[]> {
  if (event.startsAt === null) return [];
  const resources = needsOf(event).map(({ resource }) => resource);
  const period = { startsAt: new Date(event.startsAt), endsAt: new Date(event.endsAt!) };
  const ids = await eventsBooking(db, resources, period, MAX_EVENT_DAYS * 86_400_000);
  return ids.length === 0 ? [] : findEvents(db, { ids, status: 'confirmed' });
}

/** An event against others: whoever books it runs it, and so may read its name. */
function meetings(
  onFile: EventOnFile,
  others: readonly EventOnFile[],
  { caller, now }: Viewer,
): Conflict[] {
  const { id } = onFile.event;
  const own = scheduledEvent(onFile, { caller, now, own: id });
  const events = [own, ...others.map(each => scheduledEvent(each, { caller, now }))];
  const hidden = new Set(events.flatMap(each => (each.title === null ? [each.id] : [])));
  const nothing = { legs: [], coasts: [], tours: [], people: [] };
  return findConflicts({ ...nothing, events }, { now }, bookingRules)
    .filter(({ subjects }) => subjects.some(each => each.type === 'event' && each.id === id))
    .map(each => withoutHidden(each, hidden));
}
