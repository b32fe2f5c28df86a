import { Zone } from 'luxon';
import type { ZoneRules } from './rules.js';

/** A zone for Luxon whose offsets come from our rules: its own would be those of Node. */
class RulesZone extends Zone {
  readonly #rules: ZoneRules;
  readonly #name: string;

  constructor(name: string, rules: ZoneRules) {
    super();
    this.#name = name;
    this.#rules = rules;
  }

  override get type(): string {
    return 'rules';
  }
  override get name(): string {
    return this.#name;
  }
  override get isUniversal(): boolean {
    return false;
  }
  override get isValid(): boolean {
    return true;
  }
  override offsetName(): string {
    return this.#name;
  }
  override formatOffset(instant: number): string {
    const minutes = this.offset(instant);
    const pad = (value: number) => String(value).padStart(2, '0');
    const size = Math.abs(minutes);
    return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  }
  /** Minutes east of UTC at an instant in epoch milliseconds. */
  override offset(instant: number): number {
    return Math.trunc(this.#rules.offsetMinutes(this.#name, instant));
  }
  override equals(other: Zone): boolean {
    return other instanceof RulesZone && other.#name === this.#name && other.#rules === this.#rules;
  }
}

const zones = new WeakMap<ZoneRules, Map<string, RulesZone>>();

/** The Luxon zone of an IANA id; throws a RangeError for one that the rules do not know. */
export function luxonZone(timeZone: string, rules: ZoneRules): Zone {
  const known = zones.get(rules) ?? new Map<string, RulesZone>();
  zones.set(rules, known);
  const zone = known.get(timeZone) ?? new RulesZone(timeZone, rules);
  zone.offset(0);
  known.set(timeZone, zone);
  return zone;
}
