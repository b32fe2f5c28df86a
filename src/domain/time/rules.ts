import moment from 'moment-timezone';

/**
 * What clocks show where: one release of the tz database. Everything in this folder takes it as its
 * last argument, so that a test can ask what changes when the law does.
 */
export type ZoneRules = {
  /** The release, as `2026f`. */
  readonly version: string;
  /**
   * Minutes east of UTC at an instant (a fraction where clocks kept seconds: Monrovia until 1972).
   * Throws a RangeError for a zone that the release does not know under exactly this name.
   */
  offsetMinutes(timeZone: string, epochMilliseconds: number): number;
};

/**
 * The one source of zone data: the tz database as `moment-timezone` packs it, pinned by the
 * lockfile. Node's own (ICU) data lags: Node 20.20 carries 2025c and is an hour off for Vancouver,
 * Calgary and Winnipeg from November 2026; so nothing but `node-offsets.ts` asks Intl about zones.
 */
export const pinnedRules: ZoneRules = {
  version: moment.tz.dataVersion,
  // Moment counts west of UTC; subtracting from 0 keeps -0 out of Greenwich.
  offsetMinutes: (timeZone, epochMilliseconds) => 0 - zoneOf(timeZone).utcOffset(epochMilliseconds),
};

const zones = new Map<string, moment.MomentZone>();

function zoneOf(timeZone: string): moment.MomentZone {
  const known = zones.get(timeZone);
  if (known) return known;
  const zone = moment.tz.zone(timeZone);
  // Moment reads names in any case, and this map shall not grow with spellings.
  if (zone?.name !== timeZone) throw new RangeError(`unknown time zone: ${timeZone}`);
  zones.set(timeZone, zone);
  return zone;
}
