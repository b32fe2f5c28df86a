import { type Static, Type } from 'typebox';
import type { City } from './city.js';
import { CountryCode, Creation, Line, RegionCode, Slug, Unique } from './shape.js';

/** A coast: a named region of a country that a speaker tours. */
export const Coast = Type.Object({
  slug: Slug,
  name: Type.String(),
  country: CountryCode,
  regions: Type.Array(RegionCode),
});
export type Coast = Static<typeof Coast>;

export const NewCoast = Creation(
  { name: Line(120), country: CountryCode, regions: Unique(RegionCode, 60, 1) },
  ['name', 'country', 'regions'],
);
export type NewCoast = Static<typeof NewCoast>;

/** True when the place belongs to the coast: its country and one of its regions. */
export function liesOn(coast: Coast, place: Pick<City, 'region' | 'country'>): boolean {
  return (
    place.country === coast.country && place.region !== null && coast.regions.includes(place.region)
  );
}
