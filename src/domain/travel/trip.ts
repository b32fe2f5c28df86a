import { addDays, daysBetween } from '../calendar-date.js';
import type { City } from '../city.js';
import { type Journey, journeyBetween } from './journey.js';
import type { TravelSettings } from './settings.js';
import type { Stage } from './stages.js';

/** The stages of a trip by their numbers, in the order in which they are visited. */
export type Order = readonly number[];

/**
 * Stages in their present order, and what a search for another one needs of them. The free days
 * after a place in the order stay there, whichever stage takes it.
 */
export type Trip = {
  stages: readonly Stage[];
  /** How many days each stage has, and how many the stages before it have together. */
  days: readonly number[];
  daysBefore: readonly number[];
  /** What the journey between two stages weighs: hours first, then kilometres; -1 is nowhere. */
  weight(from: number, to: number): number;
};

/** Kilometres count in tenths where seconds are equal: whole numbers, so that sums are exact. */
const SECOND = 1e8;

export function tripOf(stages: readonly Stage[], settings: TravelSettings): Trip {
  const days = stages.map(({ firstDate, lastDate }) => daysBetween(firstDate, lastDate) + 1);
  const daysBefore: number[] = [];
  let sum = 0;
  for (const each of days) {
    daysBefore.push(sum);
    sum += each;
  }
  return { stages, days, daysBefore, weight: weightsOf(stages, settings) };
}

/** Each pair of cities is looked at once, since a search asks for it a thousand times. */
function weightsOf(stages: readonly Stage[], settings: TravelSettings): Trip['weight'] {
  const cities = [...new Map(stages.flatMap(({ city }) => (city ? [[city.slug, city]] : [])))];
  const numbers = new Map(cities.map(([slug], index) => [slug, index]));
  const numberOf = stages.map(({ city }) => numbers.get(city?.slug ?? '') ?? -1);
  const known = new Float64Array(cities.length ** 2).fill(-1);
  return (from, to) => {
    const [start, end] = [numberOf[from] ?? -1, numberOf[to] ?? -1];
    if (start < 0 || end < 0) return 0;
    const at = start * cities.length + end;
    if (known[at]! < 0) {
      const { hours, km } = journeyOf(cities[start]![1], cities[end]![1], settings);
      known[at] = Math.round(hours * 3600) * SECOND + Math.round(km * 10);
    }
    return known[at]!;
  };
}

function journeyOf(from: City, to: City, settings: TravelSettings): Journey {
  return journeyBetween({ point: from, city: from }, { point: to, city: to }, settings);
}

/** What all journeys of an order weigh; without end where a fixed stage would have other days. */
export function weightOf(trip: Trip, order: Order): number {
  let [weight, days, last] = [0, 0, -1];
  for (const stage of order) {
    if (!isInTime(trip, stage, days)) return Number.POSITIVE_INFINITY;
    weight += trip.weight(last, stage);
    days += trip.days[stage]!;
    last = cityAfter(trip, last, stage);
  }
  return weight;
}

/** Where the speaker is known to be after a stage: without a city, where they came from. */
export function cityAfter(trip: Trip, last: number, stage: number): number {
  return trip.stages[stage]!.city === null ? last : stage;
}

/** Whether a stage may come after so many days of others: a fixed one keeps its dates. */
export function isInTime(trip: Trip, stage: number, days: number): boolean {
  return !trip.stages[stage]!.isFixed || days === trip.daysBefore[stage];
}

/** The stages in an order, each with the days that it has then. */
export function stagesIn({ stages, days }: Trip, order: Order): Stage[] {
  const found: Stage[] = [];
  for (const [place, number] of order.entries()) {
    const before = found.at(-1);
    const free = before ? daysBetween(stages[place - 1]!.lastDate, stages[place]!.firstDate) : 0;
    const firstDate = before ? addDays(before.lastDate, free) : stages[0]!.firstDate;
    const lastDate = addDays(firstDate, days[number]! - 1);
    found.push({ ...stages[number]!, firstDate, lastDate });
  }
  return found;
}

/** Hours and kilometres of all journeys between the cities of stages, one after the other. */
export function travelOf(
  stages: readonly Stage[],
  settings: TravelSettings,
): { hours: number; km: number } {
  const cities = stages.flatMap(({ city }) => city ?? []);
  const journeys = cities.slice(1).map((city, index) => journeyOf(cities[index]!, city, settings));
  const sum = (of: (journey: Journey) => number) =>
    journeys.reduce((total, journey) => total + of(journey), 0);
  return { hours: sum(({ hours }) => hours), km: sum(({ km }) => km) };
}
