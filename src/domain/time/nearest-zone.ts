import { closest, distance } from 'fastest-levenshtein';
import { abbreviations } from './zone-abbreviations.js';

/** No name of a zone has more than 32 characters; a longer text is not compared with all of them. */
const LONGEST_NAME = 40;

/** One letter in so many may be wrong. */
const LETTERS_PER_SLIP = 4;

/** Offsets such as `Etc/GMT+5`, `UTC-8` or `+05:30` are no place's, and a name near them misleads. */
const OFFSET = /^(?:etc\/)?(?:utc|gmt)?_*[+\-−]?\d/;

/**
 * The zone that a text which names none was perhaps meant for: by its abbreviation, its city, or a
 * spelling that differs in few letters. `spellings` are in small letters.
 */
export function nearestZone(text: string, spellings: ReadonlyMap<string, string>): string | null {
  if (text.length > LONGEST_NAME) return null;
  const whole = simplified(text);
  const meant = abbreviations.get(whole);
  if (meant !== undefined) return meant;
  if (OFFSET.test(whole)) return null;
  const city = whole.slice(whole.lastIndexOf('/') + 1);
  const found = spellings.get(whole) ?? spellings.get(city);
  return found ?? withSlips(whole, spellings) ?? withSlips(city, spellings);
}

function withSlips(text: string, spellings: ReadonlyMap<string, string>): string | null {
  const best = closest(text, [...spellings.keys()]);
  const slips = Math.floor(text.length / LETTERS_PER_SLIP);
  return distance(text, best) <= slips ? spellings.get(best)! : null;
}

/** Names of zones have neither accents nor spaces. */
function simplified(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '');
  return letters.trim().toLowerCase().replace(/\s+/g, '_');
}
