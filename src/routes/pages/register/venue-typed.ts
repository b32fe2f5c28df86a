import type { City } from '../../../domain/city.js';
import type { Language } from '../../../domain/date-words.js';
import { digestOf } from '../../../domain/secret.js';
import type { NewVenue, Venue, VenueChange } from '../../../domain/venue.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { ProblemShown } from '../../../views/form.js';
import { registerWords } from '../../../views/words/register.js';
import type { Typed } from '../typed.js';
import { cityAsked } from './city-asked.js';

/** What a form has of a venue, as the API takes it. */
export function typedVenue(typed: Typed): VenueChange {
  const rooms = (typed.text('rooms') ?? '').split('\n').map(room => room.trim());
  const reveal = typed.text('reveal') as Venue['reveal'] | undefined;
  return {
    name: typed.text('name') ?? '',
    street: typed.orNull('street'),
    capacity: typed.number('capacity') ?? null,
    rooms: rooms.filter(room => room !== ''),
    accessibility: typed.orNull('accessibility'),
    contact: typed.orNull('contact'),
    ...(reveal !== undefined && { reveal }),
  };
}

/** What came of adding a venue: it is there, it was refused, or its city must be chosen. */
export type AddedVenue = { venue: Venue } | { refused: Refused; city: City } | { cities: City[] };

/**
 * Adds the venue of a form. Sent twice it is added once; `isForced`: although one like it is there.
 */
export async function addTypedVenue(
  api: OwnApi,
  typed: Typed,
  isForced: boolean,
): Promise<AddedVenue> {
  const city = await cityAsked(api, typed.text('whichCity') ?? typed.text('city') ?? '');
  if (!('city' in city)) return { cities: city.candidates };
  const place = typedVenue(typed) as NewVenue;
  const body: NewVenue = { ...place, city: city.city.slug, ...(isForced && { force: true }) };
  const { once } = typed.once();
  const mark = once === undefined ? {} : { once: `${once}-${digestOf(JSON.stringify(body))}` };
  const venue = await api.send<Venue>('POST', '/venues', { body, ...mark });
  return venue instanceof Refused ? { refused: venue, city: city.city } : { venue };
}

/** Says that a city must be chosen among several, or that there is none of that name. */
export function whichCity(cities: readonly City[], language: Language): ProblemShown {
  const say = registerWords[language];
  const isKnown = cities.length > 0;
  const message = isKnown ? say.whichCity : say.noCity;
  const pointer = isKnown ? '/whichCity' : '/city';
  return { title: message, detail: message, errors: [{ pointer, message, suggestions: [] }] };
}
