import { createRequire } from 'node:module';
import { find } from 'geo-tz';

type Packed = { zones: string[]; links: string[] };
type Meta = { zones: Record<string, { countries: string[] }> };

const require = createRequire(import.meta.url);
const packed: Packed = require('moment-timezone/data/packed/latest.json');
const meta: Meta = require('moment-timezone/data/meta/latest.json');
const sameZones = indexLinks();

/**
 * The canonical IANA zone of a point. Where two zones claim a place (Beijing and local time in
 * Xinjiang), the first in the alphabet, which there is the official one.
 */
export function zoneAt(latitude: number, longitude: number): string {
  const zone = find(latitude, longitude).sort()[0];
  if (zone === undefined) throw new Error(`No zone at ${latitude}, ${longitude}.`);
  return canonicalZone(zone);
}

/**
 * The name under which the tz database keeps a zone: `US/Pacific` is America/Los_Angeles. Of the
 * names for one zone that is the one with the most countries in `zone1970.tab`; the direction of
 * moment-timezone's links does not tell, since it follows the alphabet (Fort_Wayne before
 * Indiana/Indianapolis, Kiev before Kyiv).
 */
export function canonicalZone(zone: string): string {
  const names = sameZones.get(zone) ?? [zone];
  const countries = (name: string) => meta.zones[name]?.countries.length ?? 0;
  return names.reduce((best, name) => (countries(name) > countries(best) ? name : best), zone);
}

/** Every name of a linked zone with all the names of the same zone. */
function indexLinks(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const link of packed.links) {
    const [target, alias] = link.split('|') as [string, string];
    const names = index.get(target) ?? [target];
    names.push(alias);
    index.set(target, names);
    index.set(alias, names);
  }
  return index;
}
