import type { City } from '../../../domain/city.js';
import type { Leg, LegChange } from '../../../domain/leg.js';
import type { OwnApi } from '../../../plugins/own-api.js';
import { legFormFields, legValues } from '../../../views/board/leg-form.js';
import { cityAsked } from '../register/city-asked.js';
import type { Typed } from '../typed.js';

/** What a form changes of a leg, and the leg as it would be; or the cities that the typed one could be. */
export type TypedLeg = { change: LegChange; after: Leg } | { cities: City[] };

/** Reads the form of a leg: the fields that were typed otherwise than they are. */
export async function typedLeg(api: OwnApi, leg: Leg, typed: Typed): Promise<TypedLeg> {
  const now = legValues(leg);
  const said = legFormFields.flatMap(field => {
    const text = typed.text(field) ?? '';
    if (field === 'city' || text === now[field]) return [];
    const mayBeNone = field === 'coast' || field === 'interpreter';
    return [[field, mayBeNone && text === '' ? null : text] as const];
  });
  const change = Object.fromEntries(said) as LegChange;
  const place = await typedPlace(api, leg, typed);
  if (place === null) return { change, after: { ...leg, ...change } as Leg };
  if ('cities' in place) return place;
  const { city, region, country } = place;
  return {
    // Without a city the country stays, as far as a leg may have that alone.
    change: { ...change, ...(city === null ? { city, country } : { city: city.slug }) },
    after: { ...leg, ...change, city, region, country } as Leg,
  };
}

type Place = Pick<Leg, 'city' | 'region' | 'country'>;

/** Where the leg is moved to; null where it stays. */
async function typedPlace(
  api: OwnApi,
  leg: Leg,
  typed: Typed,
): Promise<Place | { cities: City[] } | null> {
  const text = typed.text('whichCity') ?? typed.text('city') ?? '';
  if (text === legValues(leg).city || text === leg.city?.slug) return null;
  if (text === '') return { city: null, region: null, country: leg.country };
  const found = await cityAsked(api, text);
  if (!('city' in found)) return { cities: found.candidates };
  const { city } = found;
  return city.slug === leg.city?.slug ? null : { city, region: city.region, country: city.country };
}
