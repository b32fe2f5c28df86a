import { exactOrder } from './exact-order.js';
import { type Order, type Trip, weightOf } from './trip.js';

/** Most stages that may move for the exact way: twice the time and memory for each more. */
export const MAX_EXACT = 10;

/**
 * The order of a trip with the least travel that was found. It is exact while no more than
 * MAX_EXACT stages may move. Of more, several starts are made better step by step, for as many
 * steps (a look at one stage is one) as there are, and then each run between fixed stages is
 * ordered exactly by itself where it is short enough. The same trip has the same answer.
 */
export function bestOrder(trip: Trip, steps: number): { order: Order; isExact: boolean } {
  const present = trip.stages.map((_, number) => number);
  const places = present.filter(place => !trip.stages[place]!.isFixed);
  if (places.length <= MAX_EXACT) {
    return { order: exactOrder(trip, present, places), isExact: true };
  }
  const runs = runsOf(places);
  const starts = [present, nearestFirst(trip, present, runs), turned(present, runs)];
  const trials = Math.floor(steps / starts.length / present.length);
  const found = starts.map(start => improved(trip, start, places, trials));
  const best = found.reduce((one, other) =>
    weightOf(trip, other) < weightOf(trip, one) ? other : one,
  );
  const short = runs.filter(({ length }) => length <= MAX_EXACT);
  const order = short.reduce((order, run) => exactOrder(trip, order, run), best);
  return { order, isExact: false };
}

/** Places one after the other, with no fixed stage between them. */
function runsOf(places: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run?.at(-1) === place - 1) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** Within each run, the nearest of those that are left comes next. */
function nearestFirst(trip: Trip, present: Order, runs: readonly number[][]): Order {
  const order = [...present];
  for (const run of runs) {
    const left = new Set(run);
    for (const place of run) {
      const way = (stage: number) => trip.weight(order[place - 1] ?? -1, stage);
      const next = [...left].reduce((one, other) => (way(other) < way(one) ? other : one));
      left.delete(next);
      order[place] = next;
    }
  }
  return order;
}

/** Each run the other way round. */
function turned(present: Order, runs: readonly number[][]): Order {
  const order = [...present];
  for (const run of runs) {
    for (const [index, place] of run.toReversed().entries()) order[run[index]!] = present[place]!;
  }
  return order;
}

/** Takes every neighbour that is better, until there is none or the trials are over. */
function improved(trip: Trip, start: Order, places: readonly number[], trials: number): Order {
  let [order, least, left] = [start, weightOf(trip, start), trials];
  for (let isBetter = true; isBetter && left > 0; ) {
    isBetter = false;
    for (const other of neighbours(order, places)) {
      if (left-- <= 0) break;
      const weight = weightOf(trip, other);
      if (weight >= least) continue;
      [order, least, isBetter] = [other, weight, true];
      break;
    }
  }
  return order;
}

/**
 * Two stages exchanged (also between runs), a part turned round (2-opt; G. A. Croes, 1958), and one
 * stage put elsewhere (or-opt; I. Or, 1976).
 */
function* neighbours(order: Order, places: readonly number[]): Generator<Order> {
  const stages = places.map(place => order[place]!);
  const ordered = (next: readonly number[]) => {
    const other = [...order];
    for (const [index, place] of places.entries()) other[place] = next[index]!;
    return other;
  };
  for (let from = 0; from < stages.length; from++) {
    for (let to = from + 1; to < stages.length; to++) {
      yield ordered(stages.with(from, stages[to]!).with(to, stages[from]!));
      yield ordered(stages.toSpliced(from, to - from + 1, ...stages.slice(from, to + 1).reverse()));
      yield ordered(stages.toSpliced(from, 1).toSpliced(to, 0, stages[from]!));
      yield ordered(stages.toSpliced(to, 1).toSpliced(from, 0, stages[to]!));
    }
  }
}
