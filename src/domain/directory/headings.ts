import type { Line } from '../announcement/lines.js';
import { countriesLike, countryName, countryNamed, isCountryCode } from '../countries.js';
import { type Candidate, countryCandidate, type DirectoryProblemCode } from './problem.js';
import { listWord } from './words.js';

/** A line that opens a part of the directory; null: what follows belongs to no one country. */
export type Heading = { type: 'heading'; country: string | null };
/** A line that cannot be read, and why. */
export type Flaw = {
  type: 'flaw';
  code: DirectoryProblemCode;
  detail?: string;
  candidates?: Candidate[];
};

/** A heading is a short line. */
const MAX_HEADING = 100;

/** `In the`, `En`, `Organizations in`, `Aliados de`, with whatever marks stand before it. */
const OPENING = new RegExp(
  `^[^\\p{L}]*(?:${listWord}\\s+)?(?:in|from|within|en|desde|del?)\\s+`,
  'iu',
);
/** Words that organisations are also called by only need asking where a country was mistyped. */
const OPENS = /^[^\p{L}]*(?:in|en)\s/iu;
/** The number of organisations, which some lists tell beside the country. */
const COUNT = /\s*[([]\d{1,4}[)\]](?=[^\p{L}]*$)/u;
const NO_COUNTRY = /^(?:international(?:ly)?|internacional(?:es)?|worldwide|global|mundial)$/i;
const BETWEEN_COUNTRIES = /,|\/|&|;|\b(?:and|y|e)\b/i;

/** Reads `In the U.S.`, `Canada (5):`, `En Estados Unidos`, `Allies in Australia`, `AU`. */
export function readHeading({ body, bulleted }: Pick<Line, 'body' | 'bulleted'>) {
  if (body.length > MAX_HEADING) return null;
  const line = body.replace(COUNT, '');
  const place = line.replace(OPENING, '');
  const country = countryOf(place);
  if (country !== undefined) return heading(country);
  const parts = place.split(BETWEEN_COUNTRIES).filter(part => part.trim() !== '');
  if (parts.length > 1 && parts.every(countryOf)) return flaw('several-countries');
  const colon = line.search(/:\s+\S/);
  if (colon > 0 && countryOf(line.slice(0, colon).replace(OPENING, ''))) {
    return flaw('names-beside-heading');
  }
  const like = countriesLike(place);
  const isMistyped = like.length > 0 && (!bulleted || OPENS.test(line));
  const isAnnounced = /:$/.test(line) || (OPENS.test(line) && !bulleted);
  return isMistyped || isAnnounced ? unknownCountry(like) : null;
}

/** The country that a heading names; null for those of no country; undefined where it is none. */
function countryOf(place: string): string | null | undefined {
  const name = place.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  if (/^[A-Z]{2}$/.test(name) && isCountryCode(name)) return name;
  return NO_COUNTRY.test(name) ? null : (countryNamed(name) ?? undefined);
}

function heading(country: string | null): Heading {
  return { type: 'heading', country };
}

function flaw(code: DirectoryProblemCode): Flaw {
  return { type: 'flaw', code };
}

function unknownCountry(like: readonly string[]): Flaw {
  const detail = like.map(code => countryName(code)).join(', ');
  const candidates = like.map(countryCandidate);
  return { type: 'flaw', code: 'unknown-country', detail, candidates };
}
