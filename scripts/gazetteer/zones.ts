import { find } from 'geo-tz';
import { countriesOfZone, sameZones } from '../../src/domain/time/zone-names.js';

/**
 * The IANA zone of a point, under one name for all countries with the same clocks. Where two zones
 * claim a place (Beijing and local time in Xinjiang), the first in the alphabet, which there is the
 * official one.
 */
export function zoneAt(latitude: number, longitude: number): string {
  const zone = find(latitude, longitude).sort()[0];
  if (zone === undefined) throw new Error(`No zone at ${latitude}, ${longitude}.`);
  return mergedZone(zone);
}

/**
 * The name under which the tz database keeps a zone: `US/Pacific` is America/Los_Angeles. Of the
 * names for one zone that is the one with the most countries in `zone1970.tab`; the direction of
 * moment-timezone's links does not tell, since it follows the alphabet (Fort_Wayne before
 * Indiana/Indianapolis, Kiev before Kyiv).
 */
export function mergedZone(zone: string): string {
  const names = sameZones.get(zone) ?? [zone];
  const countries = (name: string) => countriesOfZone.get(name) ?? 0;
  return names.reduce((best, name) => (countries(name) > countries(best) ? name : best), zone);
}
