import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { MultiLineString, MultiPolygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type EarthLine, earthLine } from './earth-line.js';

/** How closely a coast is drawn: Natural Earth's 1:50 million, and 1:110 million for the world. */
export type Detail = '50m' | '110m';

/** What the world looks like: areas of land (a coast each, then its lakes), and lines of borders. */
export type World = { land: EarthLine[][]; borders: EarthLine[] };

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

const known = new Map<Detail, World>();

/**
 * Land and borders between countries, from Natural Earth as `world-atlas` packs it. Each is read when
 * it is first asked for, since most of what Gira does needs none: that takes a tenth of a second, and
 * 1.5 MB to keep of 1:50 million, half a megabyte of 1:110 million.
 */
export function worldIn(detail: Detail): World {
  const found = known.get(detail);
  if (found) return found;
  const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${detail}.json`);
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Atlas;
  const { countries, land } = atlas.objects;
  const areas = feature(atlas, land).features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : (geometry as MultiPolygon).coordinates,
  );
  const between: MultiLineString = mesh(atlas, countries, (one, other) => one !== other);
  const world = {
    land: areas.map(rings => rings.map(ring => earthLine(ring))),
    borders: between.coordinates.map(line => earthLine(line)),
  };
  known.set(detail, world);
  return world;
}
