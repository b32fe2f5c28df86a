import { daysBetween } from '../domain/calendar-date.js';
import { countryName } from '../domain/countries.js';
import { dateRangeInWords, type Language } from '../domain/date-words.js';
import { regionName } from '../domain/gazetteer/regions.js';
import type { LegContent } from '../domain/publication.js';

/** What names a place. */
type Named = Pick<LegContent['place'], 'city' | 'region' | 'country'>;

/** One day, several days. A stop needs no word: it is what a leg is for. */
const kindWords = {
  en: { rest: ['rest day', 'rest days'], travel: ['travel day', 'travel days'] },
  es: {
    rest: ['día de descanso', 'días de descanso'],
    travel: ['día de viaje', 'días de viaje'],
  },
} as const;

const categoryWords: Record<Language, string> = { en: 'Tour leg', es: 'Etapa de gira' };

/** The title of a leg: `Seattle – February 3–4 (Alex Gomez)`, `… (Alex Gomez, rest day)`. */
export function legSummary(leg: LegContent, language: Language): string {
  const days = dateRangeInWords(leg.firstDate, leg.lastDate, language);
  const who = leg.speaker?.name ?? leg.tour.title;
  const what = leg.legKind === 'stop' ? '' : `, ${kindInWords(leg, leg.legKind, language)}`;
  return `${placeName(leg.place, language)} – ${days} (${who}${what})`;
}

/** The place of a leg: `Seattle, WA, United States`, `Washington, United States`, `El Salvador`. */
export function legLocation({ place }: LegContent, language: Language): string {
  const { city, region, country } = place;
  const parts = city === null ? [region && regionName(country, region)] : [city, region];
  return [...parts, countryName(country, language)].filter(part => part !== null).join(', ');
}

/** What a subscriber can filter by: that it is a leg, and its coast. */
export function legCategories(leg: LegContent, language: Language): string[] {
  return [categoryWords[language], ...(leg.coast ? [leg.coast.name] : [])];
}

/** `Seattle`, or what is known of where a city would be: `Washington`, `El Salvador`. */
export function placeName({ city, region, country }: Named, language: Language): string {
  if (city !== null) return city;
  return region === null ? countryName(country, language) : regionName(country, region);
}

function kindInWords(leg: LegContent, kind: 'rest' | 'travel', language: Language): string {
  const [one, several] = kindWords[language][kind];
  return daysBetween(leg.firstDate, leg.lastDate) === 0 ? one : several;
}
