import { countryNamed, isCountryCode } from '../countries.js';
import { normaliseName } from './normalise.js';
import { type Region, regionsNamed } from './region-words.js';

/** What a person's words for a place ask for. */
export type PlaceQuery = {
  /** The words themselves. */
  text: string;
  /** The part before the first comma, normalised; empty where there is none. */
  name: string;
  /** The regions that the words after a comma may mean, or null where none is named. */
  regions: Region[] | null;
  country: string | null;
  /** What stands after a comma and is neither region nor country: nobody may overlook it. */
  unknownQualifier: string | null;
};

type Qualifiers = Pick<PlaceQuery, 'regions' | 'country' | 'unknownQualifier'>;

/**
 * Reads the words for a place on a tour of `countries`: `Olympia, WA`, `Toronto, Canada`,
 * `Seattle, Washington, USA`. A region or country is only looked for after a comma, since
 * `Washington` and `Victoria` are cities too. The countries of the tour come first, so that `WA`
 * is Washington or Western Australia, as the tour goes.
 */
export function readPlace(text: string, countries: readonly string[]): PlaceQuery {
  const [name = '', ...words] = text.split(',').map(part => part.trim());
  let read: Qualifiers = { regions: null, country: null, unknownQualifier: null };
  // From the right: the country, which stands last, says which regions can be meant.
  for (const word of words.filter(Boolean).reverse()) read = readQualifier(word, read, countries);
  return { text, name: normaliseName(name), ...read };
}

/** The normalised names under which to look a place up: its name, and all of its words. */
export function lookupNames(query: PlaceQuery): string[] {
  return [...new Set([query.name, normaliseName(query.text)])].filter(Boolean);
}

function readQualifier(word: string, read: Qualifiers, tour: readonly string[]): Qualifiers {
  if (read.regions !== null) return { ...read, unknownQualifier: word };
  const regions = regionsNamed(word, read.country);
  const onTour = regions.filter(region => tour.includes(region.country));
  if (onTour.length > 0) return { ...read, regions: onTour };
  const country = read.country === null ? countryMeant(word) : null;
  if (country !== null && (tour.includes(country) || regions.length === 0)) {
    return { ...read, country };
  }
  return regions.length > 0 ? { ...read, regions } : { ...read, unknownQualifier: word };
}

/** Codes count in capitals only: `or`, `in` and `me` are words. */
function countryMeant(word: string): string | null {
  return /^[A-Z]{2}$/.test(word) && isCountryCode(word) ? word : countryNamed(word);
}
