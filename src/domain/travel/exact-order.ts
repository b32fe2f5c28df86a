import { cityAfter, isInTime, type Order, type Trip } from './trip.js';

/**
 * The order with the least weight in which the stages at some places have changed among those
 * places; of several the one nearest to the present. M. Held and R. M. Karp, "A Dynamic Programming
 * Approach to Sequencing Problems" (1962), over sets of stages: n places take O(2ⁿ · n²).
 */
export function exactOrder(trip: Trip, order: Order, places: readonly number[]): Order {
  const free = new Set(places);
  const choices = places.map(place => order[place]!).sort((one, other) => one - other);
  const known = new Map<number, number>();

  /** What is left to weigh from a place on; the stages that are used say which place that is. */
  function rest(place: number, used: number, last: number, days: number): number {
    if (place === order.length) return 0;
    if (!free.has(place)) return step(place, order[place]!, used, last, days);
    const key = used * (order.length + 1) + last + 1;
    const found = known.get(key);
    if (found !== undefined) return found;
    let least = Number.POSITIVE_INFINITY;
    for (const [bit, stage] of choices.entries()) {
      if (used & (1 << bit)) continue;
      least = Math.min(least, step(place, stage, used | (1 << bit), last, days));
    }
    known.set(key, least);
    return least;
  }

  function step(place: number, stage: number, used: number, last: number, days: number): number {
    if (!isInTime(trip, stage, days)) return Number.POSITIVE_INFINITY;
    const next = cityAfter(trip, last, stage);
    return trip.weight(last, stage) + rest(place + 1, used, next, days + trip.days[stage]!);
  }

  const found: number[] = [];
  let [used, days, last] = [0, 0, -1];
  for (let place = 0; place < order.length; place++) {
    let stage = order[place]!;
    if (free.has(place)) {
      const least = rest(place, used, last, days);
      const bit = choices.findIndex(
        (each, bit) =>
          !(used & (1 << bit)) && step(place, each, used | (1 << bit), last, days) === least,
      );
      stage = choices[bit]!;
      used |= 1 << bit;
    }
    found.push(stage);
    days += trip.days[stage]!;
    last = cityAfter(trip, last, stage);
  }
  return found;
}
