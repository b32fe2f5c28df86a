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
  // Few words, each in thousands of rows: one copy of each is enough.
  const words = new Map<string, string>();
  const once = (word: string) => {
    const first = words.get(word) ?? word;
    words.set(first, first);
    return first;
  };
  const cities = rows(
    text,
    ([slug, name, region, country, latitude, longitude, timeZone, population]) => ({
      slug: slug!,
      name: name!,
      region: region ? once(region) : null,
      country: once(country!),
      latitude: Number(latitude),
      longitude: Number(longitude),
      timeZone: once(timeZone!),
      population: Number(population),
    }),
  );
  return cities.slice(1);
}

/** The aliases of `city-aliases.tsv`, as they are written there. */
export function readAliases(text: string): { alias: string; slug: string }[] {
  return rows(text, ([alias, slug]) => ({ alias: alias!, slug: slug! }));
}

/** What is made of each row, one after the other: all rows at once would double what is in memory. */
function rows<Made>(text: string, make: (cells: string[]) => Made): Made[] {
  const made: Made[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end > start && text[start] !== '#') made.push(make(text.slice(start, end).split('\t')));
  }
  return made;
}
