import type { Conflict, Subject } from '../conflicts/conflict.js';
import { countryName } from '../countries.js';
import type { Language } from '../date-words.js';
import type { Event } from '../event.js';
import { regionName } from '../gazetteer/regions.js';
import type { Leg } from '../leg.js';
import type { Tour } from '../tour.js';
import type { TravelSettings } from '../travel/settings.js';

/** All that a tour's board shows: the tour at one moment, as its coordinators see it. */
export type Board = {
  tour: Tour;
  travel: TravelSettings;
  /** Cancelled ones, too. */
  legs: readonly Leg[];
  events: readonly Event[];
  conflicts: readonly Conflict[];
  /** What its people are called, by their slugs. */
  people: ReadonlyMap<string, string>;
};

/** The narrowest place that is known of a leg: its city, region or country. */
export function placeOfLeg(
  { city, region, country }: Pick<Leg, 'city' | 'region' | 'country'>,
  language: Language,
): string {
  if (city) return city.name;
  return region ? regionName(country, region) : countryName(country, language);
}

/** By which names the readers of a board know what a clash is about; null of what is not on it. */
export function namesOn(
  { tour, legs, events, people }: Pick<Board, 'tour' | 'legs' | 'events' | 'people'>,
  language: Language,
): (subject: Subject) => string | null {
  const legsById = new Map(legs.map(leg => [leg.id, leg]));
  const titles = new Map(events.map(({ id, title }) => [id, title]));
  return ({ type, id }) => {
    if (type === 'event') return titles.get(id) ?? null;
    if (type === 'tour') return id === tour.slug ? tour.title : null;
    if (type !== 'leg') return people.get(id) ?? null;
    const leg = legsById.get(id);
    return leg ? placeOfLeg(leg, language) : null;
  };
}
