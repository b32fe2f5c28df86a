import { countryNamed } from '../countries.js';
import { normaliseName } from '../gazetteer/normalise.js';

/** By what two spellings are one organisation. */
export type Identity = { base: string; acronym: string | null };

/** `(CISPES)` at the end of a name. */
const ACRONYM = /^(.*[^\s(]) ?\(([^()\s]{2,15})\)$/u;

/**
 * What is compared of a name: case, accents, punctuation, a leading "The", and "&" for "and" do not
 * count. An acronym in brackets counts only against another one: `CISPES (US)` is not `CISPES (UK)`.
 */
export function identityOf(name: string): Identity {
  const parts = ACRONYM.exec(name);
  const isAcronym = parts !== null && isAcronymOf(parts[2]!);
  const base = normaliseName((isAcronym ? parts[1]! : name).replaceAll('&', ' and '));
  return {
    base: base.replace(/^the (?=.)/, '') || name,
    acronym: isAcronym ? normaliseName(parts[2]!).replaceAll(' ', '') : null,
  };
}

/** True where two names with one base are one organisation. */
export function isSame(one: Identity, other: Identity): boolean {
  if (one.base !== other.base) return false;
  return one.acronym === null || other.acronym === null || one.acronym === other.acronym;
}

function isAcronymOf(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && countryNamed(word) === null;
}
