import { grouped } from '../../domain/grouped.js';
import type { Leg } from '../../domain/leg.js';
import { type Html, html } from '../html.js';
import type { ShownItinerary } from './itineraries.js';
import { tourLink } from './leg-item.js';
import type { Around, Telling } from './shown.js';
import { mapNumber, mapPart } from './tour-map.js';

/** More pictures would make the page slow on a phone; the lists below them have all stops. */
const MOST_MAPS = 3;

type Legs = { legs: readonly Leg[] };
type Parted = { coming: Legs; past: Legs };

/** One speaker's way through a tour. */
export type MappedTour = { tour: string; itinerary: ShownItinerary };

/**
 * The tours of a speaker that their page has a map of: those that are on or to come, or the last
 * one where all are past; each with all of its legs in order.
 */
export function mappedTours({ coming, past }: Parted): MappedTour[] {
  const all = [...[...past.legs].reverse(), ...coming.legs];
  const tours = [...new Set(coming.legs.map(({ tour }) => tour))];
  const last = past.legs[0]?.tour;
  const shown = tours.length > 0 ? tours.slice(0, MOST_MAPS) : last === undefined ? [] : [last];
  const byTour = grouped(all, ({ tour }) => tour);
  return shown.map(tour => {
    const legs = (byTour.get(tour) ?? []).map(leg => ({ leg, events: [] }));
    return { tour, itinerary: { speaker: legs[0]?.leg.speaker ?? null, coast: null, legs } };
  });
}

/** The maps of a speaker's tours, each under the name of its tour where there are several. */
export function speakerMaps(
  tours: readonly MappedTour[],
  around: Around,
  telling: Telling,
): Html[] {
  return tours.flatMap(({ tour, itinerary }, index) => {
    const title = around.tours.get(tour)?.title ?? tour;
    const map = mapPart([itinerary], around, title, telling, `map-${index + 1}`);
    if (map === null) return [];
    return html`${tours.length > 1 && html`<h3>${tourLink(tour, around)}</h3>\n`}${map}`;
  });
}

/** The number that a leg has on the map of its tour. */
export function numberOnMap(tours: readonly MappedTour[], leg: Leg): Html | null {
  const own = tours.find(({ tour }) => tour === leg.tour);
  return own ? mapNumber(own.itinerary, 0, leg) : null;
}
