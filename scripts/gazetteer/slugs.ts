import { plainText } from '../../src/domain/gazetteer/normalise.js';
import type { Place } from './select.js';

/**
 * A readable slug for each place: `seattle-wa-us`, `madrid-es`. Of places that would share one,
 * the first has it, and the others end in their GeoNames id, which never changes.
 */
export function giveSlugs(places: Place[]): (Place & { slug: string })[] {
  const taken = new Set<string>();
  return places.map(place => {
    const readable = readableSlug(place);
    const slug = taken.has(readable) ? `${readable}-${place.id}` : readable;
    if (taken.has(slug)) throw new Error(`Two places would be ${slug}.`);
    taken.add(slug);
    return { ...place, slug };
  });
}

function readableSlug(place: Place): string {
  const name = plainText(place.name).replace(/['’‘`´ʻʼ]/g, '');
  const words = [name, place.region ?? '', place.country].join(' ').toLowerCase();
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
