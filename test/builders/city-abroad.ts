import type { City } from '../../src/domain/city.js';

function city(slug: string, timeZone: string, latitude: number, longitude: number): City {
  const parts = slug.split('-').map(part => part.toUpperCase());
  const country = parts.at(-1)!;
  const isKnown = ['US', 'CA', 'AU', 'GB', 'SV'].includes(country);
  const region = isKnown ? parts.at(-2)! : null;
  const words = slug.split('-').slice(0, isKnown ? -2 : -1);
  const name = words.map(word => word[0]!.toUpperCase() + word.slice(1)).join(' ');
  return { slug, name, region, country, latitude, longitude, timeZone };
}

/** Cities besides those of the tour of 2013, as the gazetteer has them: borders, islands, zones. */
export const cities = {
  auckland: city('auckland-nz', 'Pacific/Auckland', -36.84853, 174.76349),
  belfast: city('belfast-nir-gb', 'Europe/London', 54.59682, -5.92541),
  charlottetown: city('charlottetown-pe-ca', 'America/Halifax', 46.23459, -63.1256),
  dublin: city('dublin-ie', 'Europe/London', 53.33306, -6.24889),
  guatemala: city('guatemala-city-gt', 'America/Guatemala', 14.64072, -90.51327),
  halifax: city('halifax-ns-ca', 'America/Halifax', 44.6464, -63.57291),
  honolulu: city('honolulu-hi-us', 'Pacific/Honolulu', 21.30694, -157.85833),
  kingston: city('kingston-jm', 'America/Jamaica', 17.99702, -76.79358),
  launceston: city('launceston-tas-au', 'Australia/Hobart', -41.43876, 147.13467),
  liverpool: city('liverpool-eng-gb', 'Europe/London', 53.41058, -2.97794),
  melbourne: city('melbourne-vic-au', 'Australia/Melbourne', -37.814, 144.96332),
  pittsburgh: city('pittsburgh-pa-us', 'America/New_York', 40.44062, -79.99589),
  portAuPrince: city('port-au-prince-ht', 'America/Port-au-Prince', 18.54349, -72.33881),
  sanMiguel: city('san-miguel-sm-sv', 'America/El_Salvador', 13.48333, -88.18333),
  sanSalvador: city('san-salvador-ss-sv', 'America/El_Salvador', 13.68935, -89.18718),
  santoDomingo: city('santo-domingo-do', 'America/Santo_Domingo', 18.47186, -69.89232),
  somerville: city('somerville-ma-us', 'America/New_York', 42.3876, -71.0995),
  sydney: city('sydney-nsw-au', 'Australia/Sydney', -33.86785, 151.20732),
  vancouver: city('vancouver-bc-ca', 'America/Vancouver', 49.24966, -123.11934),
  victoria: city('victoria-bc-ca', 'America/Vancouver', 48.4359, -123.35155),
  worcester: city('worcester-ma-us', 'America/New_York', 42.26259, -71.80229),
} satisfies Record<string, City>;
