import { countryName } from '../domain/countries.js';
import type { Language } from '../domain/date-words.js';
import type { EventContent } from '../domain/publication.js';

/** In place of an hour that is not known yet. */
export const openHour: Record<Language, string> = {
  en: 'time to be confirmed',
  es: 'hora por confirmar',
};

const words = {
  en: {
    category: 'Event',
    with: 'With',
    host: 'Hosted by',
    join: 'Online',
  },
  es: {
    ...{ category: 'Evento', with: 'Con' },
    ...{ host: 'Organiza', join: 'En línea' },
  },
} as const;

/** The title of an event: `An evening with Jaime Rivera`, `… (time to be confirmed)`. */
export function eventSummary(event: EventContent, language: Language): string {
  return event.startsAt === null ? `${event.title} (${openHour[language]})` : event.title;
}

/** The place as far as the public may know it: `Town Hall, Room 2, 12 Main St, Olympia, WA, …`. */
export function eventLocation({ place, attendance }: EventContent, language: Language): string {
  const { venue, room, street, city, region, country } = place;
  const parts = [venue, room, street, city, city && region];
  const country_ = country === null ? null : countryName(country, language);
  const where = [...parts, country_].filter(part => part !== null && part !== '').join(', ');
  return where === '' && attendance !== 'in-person' ? words[language].join : where;
}

/** Who speaks, what it is about, who hosts, and the addresses that Google and Outlook hide. */
export function eventDescription(event: EventContent, page: URL, language: Language): string {
  const { speakers, description, host, url, joinUrl } = event;
  const say = words[language];
  return [
    `${say.with} ${speakers.map(({ name }) => name).join(', ')}`,
    ...(description ? [description] : []),
    ...(host === null ? [] : [`${say.host}: ${host}`]),
    ...(joinUrl === null ? [] : [`${say.join}: ${joinUrl}`]),
    ...(url === null ? [] : [url]),
    page.href,
  ].join('\n');
}

/** What a subscriber can filter by: that it is an event, and its coasts. */
export function eventCategories({ coasts }: EventContent, language: Language): string[] {
  return [words[language].category, ...coasts.map(({ name }) => name)];
}
