import type { Language } from '../../domain/date-words.js';
import type { MapItinerary } from '../../domain/tour-map/tour-map.js';
import { type Html, html } from '../html.js';
import { pictures } from '../words/pictures.js';
import { badge, routeClass } from './callout.js';

/** What lines and badges of a map mean, as far as that needs to be said. */
export function mapKey(itineraries: readonly MapItinerary[], language: Language): Html | null {
  const { mapKey, stopStatus } = pictures[language];
  const routes = itineraries.length < 2 ? [] : itineraries.map(routeItem);
  const off = (['postponed', 'cancelled'] as const).flatMap(status => {
    const route = itineraries.findIndex(({ stops }) => stops.some(each => each.status === status));
    return route < 0 ? [] : keyItem(badge(route, status, ''), stopStatus[status]);
  });
  if (routes.length + off.length === 0) return null;
  return html`<figcaption><ul class="map-key" aria-label="${mapKey}">
${routes}${off}</ul></figcaption>`;
}

function routeItem({ name }: MapItinerary, route: number): Html {
  const line = html`<path class="route ${routeClass(route)}" d="M-28 0h56"/>`;
  return keyItem(html`${line}${badge(route, 'confirmed', '')}`, name);
}

function keyItem(sample: Html, meaning: string): Html {
  return html`<li><svg viewBox="-29 -14 58 28" width="58" height="28" aria-hidden="true" focusable="false">${sample}</svg> ${meaning}</li>\n`;
}
