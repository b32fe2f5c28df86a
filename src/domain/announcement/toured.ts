import { countryNamed } from '../countries.js';

/**
 * Names that are a state or a city of a toured country far more often than the country or the
 * island of that name: a tour of Georgia goes to Atlanta.
 */
const ambiguous = new Set(['GE', 'JE']);

const TRIGGER = new RegExp(
  `(?<!\\p{L})(?:${[
    '(?:will|to) tour|(?:will be|is|are) (?:touring|visiting)|tours|touring|will visit',
    'tour (?:of|through|in|across)|(?:delegations?|brigades?|trip|travel(?:l?ing)?) to',
    'travel(?:l?ing)? (?:through|across|around)|(?:delegaci[oó]n|brigada|viaje) (?:a|por)',
    '(?:gira|giras) (?:por|en|de)|recorrer[aá]n?|visitar[aá]n?|viajar[aá]n? (?:por|a)',
  ].join('|')})\\s+`,
  'giu',
);

/** Longest list of countries that is read after `will tour`. */
const REACH = 120;

/** Most phrases about touring that are looked at: a bound on the work. */
const MAX_PHRASES = 200;

/** A country's name begins with a capital: this spares looking up every other word. */
const NAME = /^(?:(?:the|l[ao]s?|el)\s+)?\p{Lu}/u;

/** The countries that lines say are toured, in their order: not those they merely mention. */
export function countriesToured(lines: readonly string[]): string[] {
  const found = new Set<string>();
  let phrases = 0;
  for (const line of lines) {
    if (!/tour|visit| to |gira|delega|brigada|viaj|recorr|travel/i.test(line)) continue;
    for (const match of line.matchAll(TRIGGER)) {
      phrases += 1;
      if (phrases > MAX_PHRASES) return [...found];
      const start = match.index + match[0].length;
      for (const code of countriesAtStart(line.slice(start, start + REACH)) ?? []) found.add(code);
    }
  }
  return [...found];
}

/** The countries that a phrase begins with (`the US, Canada and Mexico to share …`), or null. */
export function countriesAtStart(phrase: string): string[] | null {
  if (!NAME.test(phrase)) return null;
  const codes: string[] = [];
  for (const part of phrase.split(/\s*,\s*(?:and\s+|y\s+)?|\s+(?:and|y|e|&)\s+/)) {
    const code = countryAtStart(part);
    if (code === null) break;
    codes.push(code);
  }
  return codes.length > 0 ? codes : null;
}

/** The country named by the first words of a phrase, as many of them as possible. */
function countryAtStart(phrase: string): string | null {
  const words = phrase.trim().split(/\s+/).slice(0, 6);
  for (let length = words.length; length > 0; length -= 1) {
    const name = words.slice(0, length).join(' ');
    const code = /^(?:the )?[a-z]{1,3}$/.test(name) ? null : countryNamed(name);
    if (code !== null) return ambiguous.has(code) ? null : code;
  }
  return null;
}
