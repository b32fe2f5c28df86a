import { Zone } from 'luxon';
import moment from 'moment-timezone';

/**
 * The one source of zone data: tzdata as `moment-timezone` packs it, pinned by the lockfile. Node's
 * own (ICU) data lags: Node 20.20 carries 2025c and is an hour off for Vancouver, Calgary and
 * Winnipeg from November 2026. Nothing outside this folder may ask Luxon or Intl about zones.
 */
export const zoneDataVersion: string = moment.tz.dataVersion;

/** An IANA zone for Luxon whose offsets come from the pinned data. */
class PinnedZone extends Zone {
  readonly #rules: moment.MomentZone;

  constructor(rules: moment.MomentZone) {
    super();
    this.#rules = rules;
  }

  override get type(): string {
    return 'pinned';
  }
  override get name(): string {
    return this.#rules.name;
  }
  override get isUniversal(): boolean {
    return false;
  }
  override get isValid(): boolean {
    return true;
  }
  override offsetName(): string {
    return this.#rules.name;
  }
  override formatOffset(instant: number): string {
    const minutes = this.offset(instant);
    const pad = (value: number) => String(value).padStart(2, '0');
    const size = Math.abs(minutes);
    return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  }
  /** Minutes east of UTC at an instant in epoch milliseconds (moment counts west). */
  override offset(instant: number): number {
    return -this.#rules.utcOffset(instant);
  }
  override equals(other: Zone): boolean {
    return other instanceof PinnedZone && other.name === this.name;
  }
}

const zones = new Map<string, PinnedZone>();

/** The Luxon zone of an IANA id that the data knows; throws on any other. */
export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const rules = moment.tz.zone(timeZone);
  if (!rules) throw new RangeError(`unknown time zone: ${timeZone}`);
  const zone = new PinnedZone(rules);
  zones.set(timeZone, zone);
  return zone;
}
