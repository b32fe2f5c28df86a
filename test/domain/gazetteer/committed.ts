import { readFileSync } from 'node:fs';
import type { Candidate } from '../../../src/domain/gazetteer/choose.js';
import { lookupNames, type PlaceQuery } from '../../../src/domain/gazetteer/place.js';
import { readAliases, readCities } from '../../../src/domain/gazetteer/table.js';
import { loadGazetteer } from '../../../src/store/gazetteer.js';

const seed = (file: string) =>
  readFileSync(new URL(`../../../db/seed/${file}`, import.meta.url), 'utf8');

/** The committed gazetteer, as the store would load it. */
export const citiesText = seed('cities.tsv');
export const cities = readCities(citiesText);
export const aliases = readAliases(seed('city-aliases.tsv'));
export const citiesBySlug = new Map(cities.map(city => [city.slug, city]));

const gazetteer = loadGazetteer();

/** What an import finds for a query. */
export function candidatesFor(query: PlaceQuery): Candidate[] {
  return gazetteer.named(lookupNames(query));
}
