import { distance } from 'fastest-levenshtein';
import type { GazetteerCity } from '../city.js';
import { compare } from '../compare.js';
import { greatCircleKm, KM_A_DEGREE, type Point } from '../distance.js';
import { grouped } from '../grouped.js';
import type { Candidate } from './choose.js';
import { normaliseName } from './normalise.js';
import { readAliases, readCities } from './table.js';

/** The city table, ready to be asked. It is read once and never changes while Gira runs. */
export type Gazetteer = {
  city(slug: string): GazetteerCity | null;
  /** The cities that bear one of the normalised names, or have it as an alias. */
  named(names: readonly string[]): Candidate[];
  /**
   * Cities for a field that is being typed into: those one of whose names begins with the text, an
   * exact name first, then by population; where there is none, the most alike.
   */
  search(text: string, limit: number): GazetteerCity[];
  /**
   * The cities with a name like a mistyped one, those with few other letters, many people and in
   * one of the expected countries first: suggestions, never an answer.
   */
  like(text: string, limit: number, countries?: readonly string[]): GazetteerCity[];
  /** The slugs of the cities that are no further from a point than some kilometres. */
  near(point: Point, km: number): string[];
};

/** One normalised name of a city, with how far it is from what was asked where that matters. */
type Name = { name: string; city: GazetteerCity; alias: boolean };
type Ranked = Name & { rank: number };

/** In how many letters a mistyped name may differ: in none where every short name is near. */
const mistypedLetters = (name: string) => (name.length < 4 ? 0 : name.length < 6 ? 1 : 3);
/** Each letter that differs makes a city as much less likely as a tenth of its population. */
const MISTYPED_FACTOR = 10;
/** A city in one of the countries that are expected is as likely as one ten times as populous. */
const HOME_FACTOR = 10;

/** Up to here names with one beginning are sorted; more (`s`) are picked in order of population. */
const FEW = 300;

/** Builds the gazetteer from the two committed tables (see `table.ts`). Takes about 100 ms. */
export function createGazetteer(citiesText: string, aliasesText: string): Gazetteer {
  const cities = new Map(readCities(citiesText).map(city => [city.slug, city]));
  const names = namesOf(cities, aliasesText);
  const byName = grouped(names, each => each.name);
  const populousFirst = [...names].sort((a, b) => b.city.population - a.city.population);

  const like = (text: string, limit: number, countries: readonly string[] = []) => {
    const asked = normaliseName(text);
    const most = mistypedLetters(asked);
    const near = names.flatMap(each => {
      if (Math.abs(each.name.length - asked.length) > most) return [];
      const letters = distance(each.name, asked);
      const isHome = countries.includes(each.city.country);
      const people = Math.max(each.city.population, 1) * (isHome ? HOME_FACTOR : 1);
      return letters <= most ? [{ ...each, rank: -people / MISTYPED_FACTOR ** letters }] : [];
    });
    return best(near, limit);
  };

  return {
    city: slug => cities.get(slug) ?? null,
    named: asked =>
      asked.flatMap(name => byName.get(name) ?? []).map(({ city, alias }) => ({ ...city, alias })),
    search: (text, limit) => {
      const asked = normaliseName(text);
      if (asked === '') return [];
      const [first, end] = beginning(names, asked);
      if (first === end) return like(asked, limit);
      const begun =
        end - first <= FEW
          ? names.slice(first, end)
          : mostPopulous(populousFirst, asked, limit).concat(byName.get(asked) ?? []);
      return best(
        begun.map(each => ({ ...each, rank: each.name === asked ? 0 : 1 })),
        limit,
      );
    },
    like,
    near(point, km) {
      const isNear = (city: GazetteerCity) =>
        // Most lie further to the north or south, which is seen at a glance.
        Math.abs(city.latitude - point.latitude) * KM_A_DEGREE <= km &&
        greatCircleKm(city, point) <= km;
      return [...cities.values()].filter(isNear).map(({ slug }) => slug);
    },
  };
}

/** Every normalised name, sorted, so that those with one beginning stand together. */
function namesOf(cities: Map<string, GazetteerCity>, aliasesText: string): Name[] {
  const own = [...cities.values()].map(city => ({
    name: normaliseName(city.name),
    ...{ city, alias: false },
  }));
  const aliases = readAliases(aliasesText).map(({ alias, slug }) => ({
    name: normaliseName(alias),
    ...{ city: cities.get(slug)!, alias: true },
  }));
  return [...own, ...aliases].sort((a, b) => compare(a.name, b.name));
}

/** Where the names that begin with a text stand in the sorted list, the end exclusive. */
function beginning(names: Name[], prefix: string): [number, number] {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names[middle]!.name < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < names.length && names[end]!.name.startsWith(prefix)) end++;
  return [low, end];
}

/** The first names of the list that begin with a text: enough for `limit` cities. */
function mostPopulous(names: Name[], prefix: string, limit: number): Name[] {
  const found: Name[] = [];
  const cities = new Set<GazetteerCity>();
  for (const each of names) {
    if (cities.size === limit) break;
    if (!each.name.startsWith(prefix)) continue;
    found.push(each);
    cities.add(each.city);
  }
  return found;
}

/** Each city once, the lowest rank first, then the most populous. */
function best(found: Ranked[], limit: number): GazetteerCity[] {
  const sorted = found.sort(
    (a, b) =>
      a.rank - b.rank || b.city.population - a.city.population || compare(a.city.slug, b.city.slug),
  );
  return [...new Set(sorted.map(each => each.city))].slice(0, limit);
}
