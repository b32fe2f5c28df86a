import { createRequire } from 'node:module';

type Packed = { zones: string[]; links: string[]; countries: string[] };
/** The file that `moment-timezone` itself reads, so it is in memory once. */
const packed: Packed = createRequire(import.meta.url)('moment-timezone/data/packed/latest.json');

/**
 * The zones that are some country's own, each with the number of its countries: those of the tz
 * database's `zone.tab` and `zone1970.tab`. `Europe/Oslo` is Norway's alone, and
 * `Europe/Berlin`, whose clocks are the same, is one of five countries.
 */
export const countriesOfZone: ReadonlyMap<string, number> = countCountries();

/** The names for clocks that are the same, by each of them; a name without others is not in it. */
export const sameZones: ReadonlyMap<string, readonly string[]> = indexLinks();

/** Every name that the data knows. */
export const zoneNames: readonly string[] = [
  ...packed.zones.map(zone => zone.slice(0, zone.indexOf('|'))),
  ...packed.links.map(link => link.slice(link.indexOf('|') + 1)),
];

/**
 * Names that went out of use, where the same clocks are known best by a far-away zone: the zones
 * that their countries have today. The packed data links Iceland to Abidjan.
 */
export const formerNames: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['Africa/Timbuktu', 'Africa/Bamako'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Virgin', 'America/St_Thomas'],
  ['Antarctica/South_Pole', 'Antarctica/McMurdo'],
  ['Atlantic/Jan_Mayen', 'Europe/Oslo'],
  ['Iceland', 'Atlantic/Reykjavik'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
  ['Pacific/Yap', 'Pacific/Chuuk'],
]);

function countCountries(): Map<string, number> {
  const counts = new Map<string, number>();
  const zones = packed.countries.flatMap(country => country.split('|')[1]!.split(' '));
  for (const zone of zones) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return counts;
}

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
