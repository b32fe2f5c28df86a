import type { Language } from '../../domain/date-words.js';
import { DOT_RADIUS } from '../../domain/tour-map/callout-candidates.js';
import type { Callout } from '../../domain/tour-map/callouts.js';
import { HEIGHT, WIDTH } from '../../domain/tour-map/frame.js';
import { pathData } from '../../domain/tour-map/path-data.js';
import {
  type MapItinerary,
  type MapPlace,
  type TourMap,
  tourMapOf,
} from '../../domain/tour-map/tour-map.js';
import { type Html, html } from '../html.js';
import { pictures } from '../words/pictures.js';
import { calloutPart, mainStop, routeClass } from './callout.js';
import { mapKey } from './key.js';

/**
 * A map of where itineraries lead, with its key: a picture that says in words what it shows, or
 * nothing without stops. Stops are numbered in the order that they are given in, so a list beside
 * it can have the same numbers; the list also is the way to each stop from the keyboard, since the
 * map's own links are for who points at it. `id` is the map's own in its page.
 */
export function tourMap(
  itineraries: readonly MapItinerary[],
  language: Language,
  id = 'map',
): Html | null {
  const map = tourMapOf(itineraries);
  if (map === null) return null;
  return html`<figure class="tour-map">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" focusable="false">
<g role="img" aria-labelledby="${id}-title" aria-describedby="${id}-stops">
<title id="${id}-title">${pictures[language].mapTitle(itineraries.map(({ name }) => name))}</title>
<desc id="${id}-stops">${itineraries.map(each => inWords(each, language)).join(' ')}</desc>
${picture(map)}
</g>
<g aria-hidden="true">${map.callouts.map(callout => link(callout, map.places[callout.place]!))}</g>
</svg>
${mapKey(itineraries, language)}
</figure>
`;
}

function picture({ outline, routes, places, callouts }: TourMap): Html {
  const ledTo = callouts.filter(({ leader }) => leader);
  return html`<rect class="sea" width="${WIDTH}" height="${HEIGHT}"/>
<path class="land" d="${pathData(outline.land, true)}"/>
<path class="borders" d="${pathData(outline.borders)}"/>
${routes.map((lines, route) => lines.length > 0 && html`<path class="route ${routeClass(route)}" d="${pathData(lines)}"/>\n`)}${ledTo.map(({ place, anchor, width }) => html`<path class="leader ${width}" d="${pathData([[places[place]!.at, anchor]])}"/>`)}
${places.map((place, index) =>
  dot(
    place,
    callouts.filter(each => each.place === index),
  ),
)}
${callouts.map(callout => calloutPart(callout, places[callout.place]!))}`;
}

/** The dot of a place where its badge is elsewhere, or nowhere. */
function dot(place: MapPlace, callouts: readonly Callout[]): Html | null {
  const [narrow, wide] = (['narrow', 'wide'] as const).map(width => {
    const own = callouts.find(each => each.width === width || each.width === 'all');
    return own === undefined || own.leader;
  });
  if (!narrow && !wide) return null;
  const width = narrow && wide ? 'all' : narrow ? 'narrow' : 'wide';
  const [x, y] = place.at;
  const { route, stop } = mainStop(place);
  return html`<circle class="dot ${routeClass(route)} ${stop.status} ${width}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${DOT_RADIUS}"/>`;
}

/** What somebody who points at a callout is led to by. */
function link({ box, width }: Callout, { stops }: MapPlace): Html | null {
  const href = stops.map(({ stop }) => stop.href).find(each => each !== null);
  if (href === undefined) return null;
  const [left, top] = [Math.round(box.left), Math.round(box.top)];
  const [across, down] = [Math.round(box.right) - left, Math.round(box.bottom) - top];
  return html`<a class="${width}" href="${href}" tabindex="-1"><rect x="${left}" y="${top}" width="${across}" height="${down}"/></a>`;
}

/** An itinerary as the picture's description: who, and each stop with its days. */
function inWords({ name, stops }: MapItinerary, language: Language): string {
  const { mapStop, stopStatus } = pictures[language];
  const told = stops.map(({ label, dates, status }, index) =>
    mapStop(index + 1, label, dates, status === 'confirmed' ? null : stopStatus[status]),
  );
  return `${name}: ${told.join('; ')}.`;
}
