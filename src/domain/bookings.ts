import { type Event, isLive } from './event.js';
import { roomKey } from './venue.js';

/** What an event needs for itself alone: a person, or a room (null: all) of a venue. */
export type Booking = { resource: string; room: string | null };

/** What says of an event whom and what it needs. */
type Needs = Pick<Event, 'speakers' | 'interpreter' | 'venue' | 'room' | 'attendance'>;

/** The name of a person among the resources, whether they speak or interpret. */
export const personResource = (slug: string) => `person:${slug}`;
export const venueResource = (id: string) => `venue:${id}`;

/**
 * What an event books, in one order for all events. Nothing while it takes nobody's time, or while
 * its hour is open; an event that is only online takes no room.
 */
export function bookingsOf(event: Event): Booking[] {
  return isLive(event.status) && event.startsAt !== null ? needsOf(event) : [];
}

/** Whether two events need one person, or one room, for themselves. */
export function needTheSame(one: Needs, other: Needs): boolean {
  const theirs = new Map(needsOf(other).map(({ resource, room }) => [resource, room]));
  return needsOf(one).some(({ resource, room }) => {
    const their = theirs.get(resource);
    return their !== undefined && (room === null || their === null || room === their);
  });
}

/** What an event needs, whatever its status and hour. */
export function needsOf(event: Needs): Booking[] {
  const { speakers, interpreter, venue, room, attendance } = event;
  const people = new Set([...speakers, ...(interpreter === null ? [] : [interpreter])]);
  const isThere = venue !== null && attendance !== 'online';
  return [
    ...[...people].sort().map(slug => ({ resource: personResource(slug), room: null })),
    ...(isThere
      ? [{ resource: venueResource(venue), room: room === null ? null : roomKey(room) }]
      : []),
  ];
}
