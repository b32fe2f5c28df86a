import type { LegStatus } from '../../domain/leg.js';
import { BADGE_RADIUS, BADGE_STEP, TEXT_GAP } from '../../domain/tour-map/callout-candidates.js';
import type { Callout } from '../../domain/tour-map/callouts.js';
import type { MapPlace, NumberedStop } from '../../domain/tour-map/tour-map.js';
import { type Html, html } from '../html.js';

/**
 * The badge of each itinerary, around its own middle: circle, square, diamond, hexagon, house and
 * shield. Further itineraries begin again.
 */
const shapes = [
  'M-10.5 0a10.5 10.5 0 1 1 21 0a10.5 10.5 0 1 1-21 0z',
  'M-9.5-9.5h19v19h-19z',
  'M0-13l13 13-13 13-13-13z',
  'M-6.5-10.5h13l5.5 10.5-5.5 10.5h-13l-5.5-10.5z',
  'M0-13l11 7v15h-22v-15z',
  'M0 13l11-7v-15h-22v15z',
] as const;

/** The class by which an itinerary has its colour and line, by its number from 0. */
export function routeClass(route: number): string {
  return `route-${(route % shapes.length) + 1}`;
}

/** A badge in the shape of its itinerary; of a stop that is off its outline, struck out if cancelled. */
export function badge(route: number, status: LegStatus, text: string): Html {
  const strike = html`<path class="strike" d="M-9 9l18-18"/>`;
  return html`<g class="badge ${routeClass(route)} ${status}"><path d="${shapes[route % shapes.length]}"/>${text !== '' && html`<text y="4.7">${text}</text>`}${status === 'cancelled' && strike}</g>`;
}

/** The badges of a place and its name, as they continue from their anchor. */
export function calloutPart({ anchor, side, hasText, width }: Callout, place: MapPlace): Html {
  const { stops, text } = place;
  const [x, y] = anchor.map(each => each.toFixed(1));
  const last = (stops.length - 1) * BADGE_STEP;
  const badges = stops.map(({ route, number, stop }, index) => {
    const shift = index * BADGE_STEP - (side === 'right' ? 0 : last);
    const own = badge(route, stop.status, String(number));
    return shift === 0 ? own : html`<g transform="translate(${shift} 0)">${own}</g>`;
  });
  const start = BADGE_RADIUS + last + TEXT_GAP;
  const { status } = mainStop(place).stop;
  const name = html`<text class="name ${status}" x="${side === 'right' ? start : -start}" y="5.5"${side === 'left' && html` text-anchor="end"`}>${text}</text>`;
  return html`<g class="callout ${width}" transform="translate(${x} ${y})"><g>${badges}${hasText && name}</g></g>\n`;
}

/** The stop that a place looks like where it has several: one that takes place, if any does. */
export function mainStop({ stops }: MapPlace): NumberedStop {
  return stops.find(({ stop }) => stop.status === 'confirmed') ?? stops[0]!;
}
