import { resolveWallTime } from '../time/wall-time.js';
import { canonicalZone } from '../time/zone-id.js';
import { Budget } from './budget.js';
import type { Component } from './components.js';
import { occurrences } from './recurrence.js';
import { ruleOf } from './rule.js';
import { DAY, offsetOf, timeOf, timesOf } from './values.js';

/** The instant at which a clock shows a time, both in milliseconds; the time as if in UTC. */
export type Clock = (wall: number) => number;

const MINUTE = 60_000;
/** So long before the window clocks were last changed, at the latest. */
const YEARS_BEFORE = 3 * 366 * DAY;
/** What the rules of one zone may ask for, at one go. */
const STEPS_OF_ZONE = 20_000;

/**
 * The clock that a calendar means by the name of a zone: that of the tz database wherever the name
 * ends in one that it knows (`/mozilla.org/2005/Europe/Berlin`), else what the calendar itself says
 * of the zone, as Outlook does of its own names. Null where nobody knows.
 */
export function clocksOf(
  calendar: Component,
  { from, to }: { from: number; to: number },
): (name: string) => Clock | null {
  const known = new Map<string, Clock | null>();
  const own = new Map(
    calendar.parts
      .filter(({ name }) => name === 'VTIMEZONE')
      .map(zone => [zone.properties.get('TZID')?.[0]?.value ?? '', zone]),
  );
  return name => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const zone = own.get(name);
    const location = zone?.properties.get('X-LIC-LOCATION')?.[0]?.value;
    const timeZone = zoneNamed(name) ?? (location === undefined ? null : zoneNamed(location));
    const window = { from: from - YEARS_BEFORE, to };
    const clock = timeZone !== null ? zoneClock(timeZone) : zone ? ownClock(zone, window) : null;
    known.set(name, clock);
    return clock;
  };
}

/** The zone of the tz database in a name, or null. */
export function zoneNamed(name: string): string | null {
  const parts = name.split('/');
  for (let skipped = 0; skipped < Math.min(parts.length, 8); skipped++) {
    const tail = parts.slice(skipped).join('/');
    // The end of a longer name is a zone only where it has an area: `Foo/Bar/Cuba` is no Cuba.
    if (skipped > 0 && !tail.includes('/')) return null;
    const choice = canonicalZone(tail);
    if ('timeZone' in choice) return choice.timeZone;
  }
  return null;
}

/**
 * The clock of a zone of the tz database. A time that clocks skip counts on by the offset before the
 * gap, and of one that comes twice the earlier is meant (RFC 5545, 3.3.5).
 */
export function zoneClock(timeZone: string): Clock {
  return wall => {
    const minute = Math.floor(wall / MINUTE) * MINUTE;
    const found = resolveWallTime(new Date(minute).toISOString().slice(0, 16), timeZone);
    if (found.kind === 'instant') return found.instant.getTime() + wall - minute;
    if (found.kind === 'overlap') return found.earlier.getTime() + wall - minute;
    const before = Date.parse(`${found.before}:00Z`);
    return zoneClock(timeZone)(before) + wall - before;
  };
}

/** From when on (by the clock before it) which offset holds, and which one before. */
type Onset = { at: number; from: number; to: number };

/** The clock that a VTIMEZONE describes, as far as the window asks for it; null: it says nothing. */
function ownClock(zone: Component, window: { from: number; to: number }): Clock | null {
  const budget = new Budget(STEPS_OF_ZONE);
  const onsets = zone.parts
    .flatMap(part => onsetsOf(part, window, budget))
    .sort((one, other) => one.at - other.at);
  const [first] = onsets;
  if (first === undefined) return null;
  return wall => {
    let offset = first.from;
    for (const onset of onsets) {
      // What lies in a gap counts on by the offset before it.
      if (wall < onset.at + Math.max(0, onset.to - onset.from)) break;
      offset = onset.to;
    }
    return wall - offset;
  };
}

function onsetsOf(
  { properties }: Component,
  window: { from: number; to: number },
  budget: Budget,
): Onset[] {
  const [from, to] = [
    offsetOf(properties.get('TZOFFSETFROM')?.[0]?.value),
    offsetOf(properties.get('TZOFFSETTO')?.[0]?.value),
  ];
  const [start] =
    properties.get('DTSTART')?.map(({ value, parameters }) => timeOf(value, parameters)) ?? [];
  if (from === null || to === null || !start) return [];
  const days = (properties.get('RDATE') ?? []).flatMap(each => {
    const [first] = timesOf(each);
    return first?.at ?? [];
  });
  const rules = (properties.get('RRULE') ?? []).flatMap(each => ruleOf(each) ?? []);
  const recurring = rules.flatMap(rule => {
    const { until } = rule;
    const last = until === null ? Infinity : until.at + (until.kind === 'instant' ? from : 0);
    const between = { ...window, isPast: (at: number) => at > last };
    return [...occurrences(rule, start.at, between, budget)].filter(at => at !== null);
  });
  const all = [start.at, ...days, ...recurring].filter(at => at <= window.to);
  return all.map(at => ({ at, from, to }));
}
