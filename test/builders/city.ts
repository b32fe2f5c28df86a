import type { City } from '../../src/domain/city.js';

const eastern = 'America/New_York';
const pacific = 'America/Los_Angeles';

function city(
  name: string,
  region: string,
  timeZone: string,
  latitude: number,
  longitude: number,
): City {
  const slug = `${name}-${region}-us`.toLowerCase().replaceAll(/[ .]+/g, '-');
  return { slug, name, region, country: 'US', latitude, longitude, timeZone };
}

/** Cities of the tour of 2013 and some near and far from them, by the name one would say. */
export const cities = {
  baltimore: city('Baltimore', 'MD', eastern, 39.29038, -76.61219),
  berkeley: city('Berkeley', 'CA', pacific, 37.87159, -122.27275),
  boston: city('Boston', 'MA', eastern, 42.35843, -71.05977),
  chicago: city('Chicago', 'IL', 'America/Chicago', 41.85003, -87.65005),
  losAngeles: city('Los Angeles', 'CA', pacific, 34.05223, -118.24368),
  newYork: city('New York City', 'NY', eastern, 40.71427, -74.00597),
  oakland: city('Oakland', 'CA', pacific, 37.80437, -122.2708),
  olympia: city('Olympia', 'WA', pacific, 47.03787, -122.9007),
  philadelphia: city('Philadelphia', 'PA', eastern, 39.95233, -75.16379),
  portland: city('Portland', 'OR', pacific, 45.52345, -122.67621),
  sanFrancisco: city('San Francisco', 'CA', pacific, 37.77493, -122.41942),
  santaCruz: city('Santa Cruz', 'CA', pacific, 36.97412, -122.0308),
  seattle: city('Seattle', 'WA', pacific, 47.60621, -122.33207),
  washington: city('Washington', 'DC', eastern, 38.89511, -77.03637),
} satisfies Record<string, City>;
