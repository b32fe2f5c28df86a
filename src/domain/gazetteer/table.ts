import type { GazetteerCity } from '../city.js';

/**
 * The committed gazetteer as text: `cities.tsv` has a comment with its version, a line of column
 * names and one line a city; `city-aliases.tsv` one alias and the slug of its city a line.
 */
export const cityColumns = [
  ...['slug', 'name', 'region', 'country'],
  ...['latitude', 'longitude', 'timeZone', 'population'],
];

/** One line of `cities.tsv`, without its line break. */
export function cityRow(city: GazetteerCity): string {
  const place = [city.slug, city.name, city.region ?? '', city.country];
  return [...place, city.latitude, city.longitude, city.timeZone, city.population].join('\t');
}

/** The version in the first line of `cities.tsv`: it changes whenever a row does. */
export function gazetteerVersion(text: string): string {
  const version = /^# gazetteer ([0-9a-f]+)\n/.exec(text)?.[1];
  if (version === undefined) throw new Error('The gazetteer has no version in its first line.');
  return version;
}

/** The cities of `cities.tsv`. */
export function readCities(text: string): GazetteerCity[] {
  return rows(text)
    .slice(1)
    .map(([slug, name, region, country, latitude, longitude, timeZone, population]) => ({
      slug: slug!,
      name: name!,
      region: region || null,
      country: country!,
      latitude: Number(latitude),
      longitude: Number(longitude),
      timeZone: timeZone!,
      population: Number(population),
    }));
}

/** The aliases of `city-aliases.tsv`, as they are written there. */
export function readAliases(text: string): { alias: string; slug: string }[] {
  return rows(text).map(([alias, slug]) => ({ alias: alias!, slug: slug! }));
}

function rows(text: string): string[][] {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return lines.map(line => line.split('\t'));
}
