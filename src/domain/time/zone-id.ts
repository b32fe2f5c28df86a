import { nearestZone } from './nearest-zone.js';
import { abbreviations } from './zone-abbreviations.js';
import { countriesOfZone, formerNames, sameZones, zoneNames } from './zone-names.js';

/** The zone under the name that Gira keeps, or the one that was perhaps meant. */
export type ZoneChoice = { timeZone: string } | { nearest: string | null };

const UTC = 'Etc/UTC';

/** Keys are in small letters. A map, since an object has keys that nobody gave it. */
const names = new Map(zoneNames.map(name => [name.toLowerCase(), name]));

/**
 * The zone that a text names, in any case: one that is some country's own stays itself, and a link
 * becomes such a one (`US/Pacific` is America/Los_Angeles). Refused are what the data does not
 * know, abbreviations (`EST` has no summer, and nobody means that) and fixed offsets (`Etc/GMT+5`,
 * which lies west): they follow no law, so they cannot tell what a clock shows next year.
 */
export function canonicalZone(text: string): ZoneChoice {
  const name = names.get(text.toLowerCase());
  const isPlace = name !== undefined && !abbreviations.has(name.toLowerCase());
  const timeZone = isPlace ? keptName(name) : null;
  return timeZone === null ? { nearest: nearestZone(text, spellings()) } : { timeZone };
}

/** The name under which Gira keeps a zone, or null for one that is no place's. */
function keptName(name: string): string | null {
  if (countriesOfZone.has(name)) return name;
  const linked = sameZones.get(name) ?? [name];
  if (linked.includes(UTC)) return UTC;
  const former = formerNames.get(name);
  if (former !== undefined) return former;
  const countries = (zone: string) => countriesOfZone.get(zone) ?? 0;
  const best = linked.reduce((one, other) => (countries(other) > countries(one) ? other : one));
  return countries(best) > 0 ? best : null;
}

let known: Map<string, string> | undefined;

/**
 * What people write for a zone, in small letters, and the zone's kept name: the whole name and the
 * city in it. A city of a zone in use comes before one of a name that went out of use; the parts of
 * the United States and Canada are left out, which both call Eastern and Pacific.
 */
function spellings(): ReadonlyMap<string, string> {
  if (known) return known;
  known = new Map<string, string>();
  const inUse = zoneNames.filter(name => countriesOfZone.has(name));
  for (const name of [...inUse, ...zoneNames]) {
    const timeZone = abbreviations.has(name.toLowerCase()) ? null : keptName(name);
    if (timeZone === null) continue;
    const whole = name.toLowerCase();
    if (!known.has(whole)) known.set(whole, timeZone);
    const city = whole.slice(whole.lastIndexOf('/') + 1);
    if (!/^(us|canada|etc)\//.test(whole) && !known.has(city)) known.set(city, timeZone);
  }
  return known;
}
