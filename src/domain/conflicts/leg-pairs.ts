import { legsByTraveller, type Schedule, type ScheduledLeg } from '../schedule.js';
import { sameMetro } from './metro.js';

/** Two legs of one traveller, the one that begins (then ends) first in front. */
export type LegPair = readonly [earlier: ScheduledLeg, later: ScheduledLeg];

/**
 * The pairs of legs that ask one traveller to be in two different places on at least one day, in
 * any tour. Legs come in order of their first, then last day, so of such a pair the earlier ends
 * on the day the later begins (a hand-over day) or after it (more than that). Travel legs are
 * left out: who is on the way is in neither place.
 */
export function pairsApart(schedule: Schedule): LegPair[] {
  return [...legsByTraveller(schedule).values()].flatMap(legs =>
    sweep(legs.filter(leg => leg.kind !== 'travel')),
  );
}

/**
 * One pass over the legs in order of their first day, with those still running kept by place: a
 * place is compared once a leg, and only legs that make a pair or have ended are looked at. So n
 * legs that make k pairs cost O(n log n + n · places of one metropolitan area + k).
 */
function sweep(legs: readonly ScheduledLeg[]): LegPair[] {
  const pairs: LegPair[] = [];
  const running = new Map<string, ScheduledLeg[]>();
  for (const leg of legs) {
    for (const [place, there] of running) {
      if (!apart(there[0]!, leg)) continue;
      const still = there.filter(other => other.lastDate >= leg.firstDate);
      for (const other of still) pairs.push([other, leg]);
      if (still.length > 0) running.set(place, still);
      else running.delete(place);
    }
    const place = leg.city?.slug ?? leg.country;
    const here = running.get(place);
    if (here) here.push(leg);
    else running.set(place, [leg]);
  }
  return pairs;
}

/** A leg of which only the region or country is known may be anywhere in that country. */
function apart(one: ScheduledLeg, other: ScheduledLeg): boolean {
  if (one.city && other.city) return !sameMetro(one.city, other.city);
  return one.country !== other.country;
}
