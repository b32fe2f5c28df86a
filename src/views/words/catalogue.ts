import type { Language } from '../../domain/date-words.js';

/** The sentences of a part of the pages by their names; what varies in one is its argument. */
type Words = Record<string, string | ((...values: never[]) => string)>;

/** The same names, and the same arguments, in another language. */
type Translated<W extends Words> = { [Name in keyof W]: W[Name] extends string ? string : W[Name] };

/**
 * A part of the message catalogue. A name that one of the languages lacks is an error of types; an
 * empty sentence, or one that was left in the other language, is found by the test of the catalogue.
 */
export function catalogue<W extends Words>(
  en: W,
  es: Translated<W>,
): Record<Language, Translated<W>> {
  return { en: en as Translated<W>, es };
}
