import { type City, cityLabel } from './city.js';
import { normaliseName } from './gazetteer/normalise.js';

/** What a typed name of a city means: one, or several that it could be (none: nothing like it). */
export type TypedCity = { city: City } | { candidates: City[] };

/** A slug of a city ends with its country, before which its region may stand. */
const SLUG = /^([a-z0-9-]+?)-(?:[a-z0-9]{1,3}-)?[a-z]{2}$/;

/** What is looked up of a typed city, or of its slug: its name, without region and country. */
export function nameAsked(text: string): string {
  const [, ofSlug] = SLUG.exec(text.trim()) ?? [];
  return ofSlug?.replaceAll('-', ' ') ?? text.split(',')[0]!.trim();
}

/**
 * Which of the cities that were found is meant: the one that was typed as it is labelled, or the
 * only one. Two of a name are never guessed between.
 */
export function typedCity(text: string, found: readonly City[]): TypedCity {
  const typed = normaliseName(text);
  const meant = found.filter(
    city => city.slug === text.trim() || normaliseName(cityLabel(city)) === typed,
  );
  if (meant.length === 1) return { city: meant[0]! };
  const named = found.filter(({ name }) => normaliseName(name) === normaliseName(nameAsked(text)));
  const candidates = meant.length > 0 ? meant : named.length > 0 ? named : found;
  if (candidates.length === 1 && named.length === 1 && !text.includes(',')) {
    return { city: candidates[0]! };
  }
  return { candidates: candidates.slice(0, MOST_CANDIDATES) };
}

/** As many cities as somebody chooses among. */
const MOST_CANDIDATES = 12;
