import { pinnedRules, type ZoneRules } from './rules.js';

/** A question to any source of zone data: how far from UTC is a zone then? */
export type ZoneMoment = { timeZone: string; at: Date };

/** Who else on the machine has zone data. */
export type ZoneSource = 'node' | 'database';

/** Where a source differs from Gira; `minutes` is how far its clocks are ahead of Gira's. */
export type Disagreement = {
  source: ZoneSource;
  timeZone: string;
  at: Date;
  /** Null where the source does not know the zone at all. */
  minutes: number | null;
};

/**
 * What old data gets wrong: the laws of 2026 (releases b to f), and one that has long been stable
 * for each region that Gira was made for, winter and summer.
 */
export const canaries: readonly ZoneMoment[] = [
  ...['America/Vancouver', 'America/Edmonton', 'America/Inuvik', 'America/Winnipeg'],
  ...['America/Havana', 'Africa/Casablanca'],
  ...['America/New_York', 'America/El_Salvador', 'Australia/Sydney', 'Australia/Lord_Howe'],
].flatMap(timeZone => [
  { timeZone, at: new Date('2026-12-15T12:00:00Z') },
  { timeZone, at: new Date('2027-07-15T12:00:00Z') },
]);

/**
 * The moments at which a source shows another hour than `rules`. `offsets` are its minutes east of
 * UTC in the order of `asked`, null for a zone that it does not know.
 */
export function disagreements(
  source: ZoneSource,
  asked: readonly ZoneMoment[],
  offsets: readonly (number | null)[],
  rules: ZoneRules = pinnedRules,
): Disagreement[] {
  return asked.flatMap(({ timeZone, at }, index) => {
    const offset = offsets[index] ?? null;
    const minutes = offset === null ? null : offset - rules.offsetMinutes(timeZone, +at);
    return minutes === 0 ? [] : [{ source, timeZone, at, minutes }];
  });
}

const sourceNames: Record<ZoneSource, string> = { node: 'Node.js', database: 'The database' };

/** For the log: who disagrees about which zones, and that nothing has to be done. */
export function disagreementsInWords(found: readonly Disagreement[], version: string): string {
  const sources = [...new Set(found.map(({ source }) => source))].map(source => {
    const zones = found.filter(each => each.source === source).map(({ timeZone }) => timeZone);
    return `${sourceNames[source]} differs about ${[...new Set(zones)].join(', ')}.`;
  });
  return [
    `Gira uses its own zone data (${version}), so nothing is wrong in Gira;`,
    `other programs on this machine may show another hour. ${sources.join(' ')}`,
  ].join(' ');
}
