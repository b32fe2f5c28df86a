import type { EventOnFile } from './event.js';
import { publicFrom } from './event-audience.js';
import type { EventContent, Publication } from './publication.js';
import { type Level, levelOf } from './reveal.js';
import { publicNameOf } from './speaker.js';
import { localDateAt } from './time/local-date.js';

/** What the public is to know of an event, or null where it may not know of it or it is off. */
export function eventPublicationOf(onFile: EventOnFile): Publication | null {
  const { event, city } = onFile;
  const visibleFrom = publicFrom(onFile);
  const isTold = event.status === 'confirmed' || event.status === 'postponed';
  if (!isTold || visibleFrom === 'never') return null;
  const postponed = event.status === 'postponed' ? ({ postponed: true } as const) : {};
  const { venue } = onFile;
  const use = { runs: false, hasConfirmed: true };
  const content = contentAt(onFile, venue ? levelOf(venue, { role: 'public' }, use) : 'city');
  return {
    content: { ...content, ...postponed },
    feeds: [
      'all',
      `tours/${event.tour}`,
      ...content.speakers.map(({ slug }) => `speakers/${slug}`),
      ...content.coasts.map(({ slug }) => `coasts/${slug}`),
      ...(city === null ? [] : [`cities/${city.slug}`]),
      ...(event.host === null ? [] : [`organizations/${event.host}`]),
      ...(event.venue === null ? [] : [`venues/${event.venue}`]),
      `events/${event.id}`,
    ],
    visibleFrom,
  };
}

/** The entry of an event to those who may know its place so far. */
export function contentAt(onFile: EventOnFile, level: Level): EventContent {
  const { event, tour, speakers, coasts, hostName, legVisibility } = onFile;
  const { title, description, url, joinUrl, attendance, localStart, startsAt, endsAt } = event;
  return {
    kind: 'event',
    tour: { slug: event.tour, title: tour.title },
    leg: legVisibility === 'public' ? event.leg : null,
    speakers: speakers.map(each => ({ slug: each.slug, name: publicNameOf(each) })),
    ...{ coasts, host: hostName, title, description, url, joinUrl, attendance },
    place: placeAt(onFile, level),
    firstDate: event.localDate,
    lastDate: endsAt === null ? event.localDate : lastDay(endsAt, event.timeZone),
    ...{ localStart, startsAt, endsAt },
  };
}

function placeAt({ event, venue, city }: EventOnFile, level: Level): EventContent['place'] {
  const isThere = venue !== null && level === 'street';
  const point = isThere && venue.latitude !== null ? venue : city;
  return {
    venue: venue !== null && level !== 'city' ? venue.name : null,
    room: isThere ? event.room : null,
    street: isThere ? venue.street : null,
    city: city?.name ?? null,
    region: city?.region ?? null,
    country: city?.country ?? null,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    timeZone: event.timeZone,
  };
}

/** The local day of the last moment before an end: midnight ends the day before. */
export function lastDay(endsAt: string | Date, timeZone: string): string {
  return localDateAt(new Date(new Date(endsAt).getTime() - 1), timeZone);
}
