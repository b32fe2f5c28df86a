import { distance } from 'fastest-levenshtein';
import type { Language } from './date-words.js';

/**
 * Countries by ISO 3166-1 alpha-2 code. Names come from the CLDR data that ships with Node
 * (`Intl.DisplayNames`); only the short forms that announcements use are kept here.
 */
const shortForms: Record<string, string> = {
  us: 'US',
  'u s': 'US',
  usa: 'US',
  'u s a': 'US',
  america: 'US',
  'united states of america': 'US',
  'ee uu': 'US',
  eeuu: 'US',
  'e u': 'US',
  'estados unidos de america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  'gran bretana': 'GB',
};

const notCountries = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO']);

/** A name of five letters may have one wrong, one of ten or more two: `CUBE` is not Cuba. */
const LETTERS_A_TYPO = 5;
const MAX_TYPOS = 2;

const displayNames = {
  en: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }),
  es: new Intl.DisplayNames(['es'], { type: 'region', fallback: 'none' }),
};

/** Every country code with its English name. */
const codes = listCodes();
const codesByName = indexNames();

/** True for the alpha-2 code of a country, in capitals. */
export function isCountryCode(code: string): boolean {
  return codes.has(code);
}

/** The country's name: `El Salvador`, `United States`; in Spanish `Estados Unidos`. */
export function countryName(code: string, language: Language = 'en'): string {
  return displayNames[language].of(code) ?? code;
}

/**
 * The code of the country that a text names in English or Spanish, with or without an article
 * (`the US`, `U.S.`, `los EE. UU.`, `Canadá`), or null. A bare two-letter code in lower case or
 * within a sentence is the caller's business: `CA` names California more often than Canada.
 */
export function countryNamed(text: string): string | null {
  return codesByName.get(withoutArticle(fold(text))) ?? null;
}

/** The code that somebody typed into a field, or that of the name; what is neither is told as it is. */
export function countryTyped(text: string): string {
  const code = text.toUpperCase();
  return isCountryCode(code) ? code : (countryNamed(text) ?? text);
}

function withoutArticle(name: string): string {
  return name.replace(/^(?:the|los|las|el|la) (?!salvador$)/, '');
}

/** Codes of the countries whose name a text has mistyped by a letter or two, the likest first. */
export function countriesLike(text: string): string[] {
  const name = withoutArticle(fold(text));
  const most = Math.min(MAX_TYPOS, Math.floor(name.length / LETTERS_A_TYPO));
  const likeness = new Map<string, number>();
  for (const [known, code] of codesByName) {
    if (Math.abs(known.length - name.length) > most) continue;
    const typos = distance(known, name);
    if (typos > 0 && typos <= Math.min(most, likeness.get(code) ?? most)) likeness.set(code, typos);
  }
  return [...likeness].sort(([, one], [, other]) => one - other).map(([code]) => code);
}

function listCodes(): Set<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap(first => letters.map(second => first + second));
  return new Set(pairs.filter(code => !notCountries.has(code) && isCurrent(code)));
}

/** CLDR also names codes that were withdrawn (`DD`, `SU`); those canonicalise to another one. */
function isCurrent(code: string): boolean {
  return displayNames.en.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code;
}

function indexNames(): Map<string, string> {
  const index = new Map<string, string>();
  for (const code of codes) {
    index.set(fold(countryName(code, 'en')), code);
    index.set(fold(countryName(code, 'es')), code);
  }
  for (const [name, code] of Object.entries(shortForms)) index.set(name, code);
  return index;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
