import { type Static, Type } from 'typebox';
import { CountryCode, Nullable, RegionCode, Slug } from './shape.js';

/** A city of the gazetteer, as it appears wherever a resource refers to it. */
export const City = Type.Object({
  slug: Slug,
  name: Type.String(),
  region: Nullable(RegionCode),
  country: CountryCode,
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
  timeZone: Type.String({ description: 'Canonical IANA id.' }),
});
export type City = Static<typeof City>;

/** A row of the gazetteer: a city with what is needed to find it by name. */
export type GazetteerCity = City & { population: number };

/** How a city is named to a person: `Olympia, WA`, `San Salvador, SS, SV` outside of US, CA, AU. */
export function cityLabel(city: Pick<City, 'name' | 'region' | 'country'>): string {
  const wellKnown = ['US', 'CA', 'AU'].includes(city.country);
  const parts = [city.name, city.region, wellKnown && city.region ? null : city.country];
  return parts.filter(part => part !== null).join(', ');
}
