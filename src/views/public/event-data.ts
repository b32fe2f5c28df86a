import { datesInWords } from '../../domain/date-words.js';
import type { Event } from '../../domain/event.js';
import { offsetAt } from '../../domain/time/wall-time.js';
import type { Around, Telling } from './shown.js';
import { machineTime } from './when.js';

const statuses: Partial<Record<Event['status'], string>> = {
  ...{ cancelled: 'EventCancelled', postponed: 'EventPostponed' },
};
const modes = {
  'in-person': 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
} as const;
const schema = (name: string) => `https://schema.org/${name}`;

/** An event as search engines and calendars read it (schema.org `Event`). What is not known is left out. */
export function eventData(event: Event, around: Around, { publicUrl, language }: Telling): object {
  const { title, description, languages, attendance, status } = event;
  const move = around.moves.get(event.id);
  const isMoved = move !== undefined && move.before.firstDate !== event.localDate;
  const host = event.host === null ? undefined : around.organizations.get(event.host);
  const speakers = event.speakers.flatMap(slug => around.speakers.get(slug) ?? []);
  const named = speakers.map(({ name, slug }) => ({
    ...{ '@type': 'Person', name, url: `${publicUrl}/speakers/${slug}` },
  }));
  return {
    ...{ '@context': 'https://schema.org', '@type': 'Event', name: title },
    description:
      description ?? `${title} (${datesInWords(event.localDate, event.localDate, language)})`,
    url: `${publicUrl}/events/${event.id}`,
    startDate: machineTime(event),
    ...(event.endsAt !== null && {
      endDate: `${event.localEnd}${offsetAt(new Date(event.endsAt), event.timeZone)}`,
    }),
    ...(isMoved && { previousStartDate: move.before.localStart ?? move.before.firstDate }),
    eventStatus: schema(statuses[status] ?? (isMoved ? 'EventRescheduled' : 'EventScheduled')),
    eventAttendanceMode: schema(modes[attendance]),
    location: locationOf(event, around),
    ...(named.length > 0 && { performer: named }),
    ...(host && {
      organizer: {
        '@type': 'Organization',
        name: host.name,
        ...(host.url !== null && { url: host.url }),
      },
    }),
    ...(languages.length > 0 && { inLanguage: languages }),
    isAccessibleForFree: undefined,
  };
}

/** A place as far as it may be told, an address to join, or both. */
function locationOf(event: Event, { venues, cities }: Around): object[] {
  const venue = event.venue === null ? undefined : venues.get(event.venue);
  const city = event.city === null ? undefined : cities.get(event.city);
  const place = city && {
    '@type': 'Place',
    name: venue?.name ?? city.name,
    address: {
      '@type': 'PostalAddress',
      ...(venue?.street && { streetAddress: venue.street }),
      addressLocality: city.name,
      ...(city.region !== null && { addressRegion: city.region }),
      addressCountry: city.country,
    },
  };
  const online = event.joinUrl !== null && { '@type': 'VirtualLocation', url: event.joinUrl };
  return [event.attendance !== 'online' && place, online].filter(each => each instanceof Object);
}
