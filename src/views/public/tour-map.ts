import { cityLabel } from '../../domain/city.js';
import { dateRangeInWords } from '../../domain/date-words.js';
import type { Leg } from '../../domain/leg.js';
import { type Html, html } from '../html.js';
import { badge } from '../map/callout.js';
import { tourMap } from '../map/map.js';
import type { ShownItinerary } from './itineraries.js';
import type { Around, Telling } from './shown.js';

/** The stops of an itinerary that a map can show, in the order of their numbers. */
function onMap({ legs }: ShownItinerary): (Leg & { city: NonNullable<Leg['city']> })[] {
  return legs.flatMap(({ leg }) => (leg.city === null ? [] : [{ ...leg, city: leg.city }]));
}

/**
 * The map of itineraries, whose stops lead to where they stand on the page; nothing without stops.
 * `id` is the map's own in its page.
 */
export function mapPart(
  itineraries: readonly ShownItinerary[],
  around: Around,
  otherwise: string,
  { language }: Telling,
  id?: string,
): Html | null {
  const shown = itineraries.map(itinerary => ({
    name: (itinerary.speaker && around.speakers.get(itinerary.speaker)?.name) ?? otherwise,
    stops: onMap(itinerary).map(({ id, city, firstDate, lastDate, status }) => ({
      ...{ label: cityLabel(city), latitude: city.latitude, longitude: city.longitude },
      ...{ status, dates: dateRangeInWords(firstDate, lastDate, language), href: `#leg-${id}` },
    })),
  }));
  return tourMap(shown, language, id);
}

/** The number that a leg has on the map, as it stands there; nothing for one that it does not show. */
export function mapNumber(itinerary: ShownItinerary, route: number, leg: Leg): Html | null {
  const place = onMap(itinerary).findIndex(({ id }) => id === leg.id);
  if (place < 0) return null;
  return html`<svg class="leg-number" viewBox="-14 -14 28 28" width="24" height="24" aria-hidden="true" focusable="false">${badge(route, leg.status, String(place + 1))}</svg>`;
}
