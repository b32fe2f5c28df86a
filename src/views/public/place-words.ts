import { cityLabel } from '../../domain/city.js';
import { countryName } from '../../domain/countries.js';
import type { Event } from '../../domain/event.js';
import type { ChangeSide } from '../../domain/feed-change.js';
import { regionName } from '../../domain/gazetteer/regions.js';
import type { Leg } from '../../domain/leg.js';
import { type Html, html } from '../html.js';
import type { Around, Telling } from './shown.js';

/** Where a leg is, as far as it may be told: `Boston, MA`, `Washington`, `Canada`. */
export function legPlace({ city, region, country }: Leg, { language }: Telling): string {
  if (city !== null) return cityLabel(city);
  return region === null ? countryName(country, language) : regionName(country, region);
}

/** As `legPlace`, with a link to the page of the city. */
export function legPlaceLink(leg: Leg, telling: Telling): Html | string {
  const place = legPlace(leg, telling);
  return leg.city === null ? place : html`<a href="/cities/${leg.city.slug}">${place}</a>`;
}

/** The name of the city that an event is in, or null. */
export function cityOf(event: Pick<Event, 'city'>, { cities }: Around): string | null {
  return event.city === null ? null : (cities.get(event.city)?.name ?? null);
}

/** Where an event is, in a line, as far as it may be told: `Town Hall, Boston, MA`. */
export function eventPlace(event: Event, { venues, cities }: Around): string {
  const venue = event.venue === null ? undefined : venues.get(event.venue);
  const city = event.city === null ? undefined : cities.get(event.city);
  return [venue?.name, city && cityLabel(city)].filter(part => part !== undefined).join(', ');
}

/** Where something was before it was moved: `Union Hall, Boston`. */
export function placeBefore({ place: { venue, city } }: ChangeSide): string {
  return [venue, city].filter(part => part !== null).join(', ');
}
