import type { Arrangement } from './arrangement.js';
import type { CrewEntry } from './crew.js';
import { type EventOnFile, isLive } from './event.js';
import type { LegOnFile } from './leg.js';
import type { EventContent } from './publication.js';

/** An arrangement as those on the road read it: with the names of the cities of a transfer. */
export type CrewArrangement = Arrangement & { fromCity: string | null; toCity: string | null };

/** What an entry of a private feed tells of an arrangement besides its hours and place. */
export type ArrangedDetails = Pick<
  CrewArrangement,
  'kind' | 'provider' | 'contact' | 'notes' | 'mode' | 'confirmed' | 'fromCity' | 'toCity'
> & {
  /** The title of the event that it is for. */
  for: string | null;
};

/** In a calendar, what has a beginning and no end is as long. */
const SHORTEST_MS = 15 * 60_000;

/**
 * What is arranged as an entry of a private feed: a transfer with hours is an engagement of the
 * day. Null where it has no hour, or where it is somebody to call: that has no place in a calendar.
 */
export function crewArrangementOf(
  arranged: CrewArrangement,
  { event, leg }: { event?: EventOnFile | undefined; leg?: LegOnFile | undefined },
): CrewEntry<EventContent> | null {
  const { kind, start, startsAt, endsAt, timeZone, place } = arranged;
  const owner = event ?? leg;
  if (kind === 'contact' || start === null || startsAt === null || timeZone === null) return null;
  if (owner === undefined) return null;
  const end = endsAt ?? new Date(Date.parse(startsAt) + SHORTEST_MS).toISOString();
  const { provider, contact, notes, mode, confirmed, fromCity, toCity } = arranged;
  const details = { kind, provider, contact, notes, mode, confirmed, fromCity, toCity };
  const city = event ? event.city : leg!.leg.city;
  const content: EventContent = {
    kind: 'event',
    tour: { slug: arranged.tour, title: owner.tour.title },
    ...{ leg: arranged.leg, speakers: [], coasts: [], host: null, title: place ?? '' },
    ...{ description: null, url: null, joinUrl: null, attendance: 'in-person' as const },
    place: {
      ...{ venue: null, room: null, street: place, latitude: null, longitude: null, timeZone },
      city: kind === 'transfer' ? null : (city?.name ?? null),
      ...{ region: city?.region ?? null, country: city?.country ?? null },
    },
    firstDate: start.slice(0, 10),
    lastDate: arranged.end?.slice(0, 10) ?? start.slice(0, 10),
    ...{ localStart: start, startsAt, endsAt: end },
    arranged: { ...details, for: event?.event.title ?? null },
  };
  const isOff = event ? !isLive(event.event.status) : leg!.leg.status !== 'confirmed';
  return { content, cancelled: isOff };
}
