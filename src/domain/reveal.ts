import { type Caller, chapterOf, coordinates } from './caller.js';
import type { Venue } from './venue.js';

/** How much of a place somebody may know: its city, its name, or its street and door. */
export const levels = ['city', 'name', 'street'] as const;
export type Level = (typeof levels)[number];

/** What decides besides who asks: whether they run an event there, and whether one is confirmed. */
export type Use = { runs: boolean; hasConfirmed: boolean; tour?: string };

/**
 * The one policy on addresses. Coordinators, the venue's own organisation and those who run an event
 * there know the door. Everybody else knows it where the venue says so: always (`public`), or once
 * an event there is confirmed. Otherwise chapters know the name, since they look for venues, and
 * the public knows it once an event there is confirmed; before that it knows the city alone.
 */
export function levelOf(
  venue: Pick<Venue, 'reveal' | 'organization'>,
  caller: Caller,
  { runs, hasConfirmed, tour }: Use,
): Level {
  const chapter = chapterOf(caller);
  const isInside =
    runs || coordinates(caller, tour) || (chapter !== null && chapter === venue.organization);
  if (isInside || venue.reveal === 'public') return 'street';
  if (venue.reveal === 'confirmed' && hasConfirmed) return 'street';
  return hasConfirmed || chapter !== null ? 'name' : 'city';
}

/**
 * The venue as the caller may see it, or null where they may not know of it. Whom to ask, and notes,
 * are for coordinators and the venue's own organisation.
 */
export function venueAsSeen(venue: Venue, caller: Caller, use: Use): Venue | null {
  if (caller.role === 'coordinator') return venue;
  const level = levelOf(venue, caller, use);
  if (level === 'city') return null;
  const isOwn = venue.organization !== null && chapterOf(caller) === venue.organization;
  const seen = isOwn ? venue : { ...venue, contact: null, notes: null };
  if (level === 'street') return seen;
  return { ...seen, street: null, latitude: null, longitude: null, rooms: [] };
}
