import { type Static, Type } from 'typebox';
import { compare } from '../compare.js';
import { usualPolicy } from '../conflicts/policy.js';
import type { Schedule } from '../schedule.js';
import { Day, Id, Nullable, Slug } from '../shape.js';
import { bestOrder } from './best-order.js';
import type { TravelSettings } from './settings.js';
import { type Stage, stagesOf } from './stages.js';
import { stagesIn, travelOf, tripOf } from './trip.js';

/** What an order has to save to be worth telling, in hours. */
const WORTH_HOURS = 0.1;
/** Looks at a leg, for all speakers of one answer: other requests wait for a third of a second. */
const MAX_STEPS = 5_000_000;

const Way = Type.Object({
  hours: Type.Number({ description: 'Of all journeys, from door to door, to a tenth.' }),
  km: Type.Number({ description: 'Of all journeys, as the crow flies, to a tenth.' }),
  legs: Type.Array(
    Type.Object({
      id: Id,
      city: Type.Object({ slug: Slug, name: Type.String() }),
      firstDate: Day,
      lastDate: Day,
    }),
  ),
});
type Way = Static<typeof Way>;

/** The order of a speaker's cities as it is, and the one with the least travel. */
export const CityOrder = Type.Object({
  speaker: Slug,
  speakerName: Type.String(),
  current: Way,
  best: Nullable(Way),
  isExact: Type.Boolean({
    description: 'Whether no order takes less than the best, or the current one; else a guess.',
  }),
});
export type CityOrder = Static<typeof CityOrder>;

/**
 * For each speaker of a tour, the order of their cities with the least hours of travel, then
 * kilometres, that keeps every fixed date (`stagesOf` says which those are). Legs keep their length
 * and free days their place in the sequence, so a run of legs between fixed ones keeps its span;
 * legs are exchanged between runs where both come out as long as they were. `best` is null where
 * nothing saves a tenth of an hour. It is information: availability and holidays are not asked.
 */
export function cityOrders(schedule: Schedule, tour: string, now: Date): CityOrder[] {
  const { policy = usualPolicy } = schedule.tours.find(({ slug }) => slug === tour) ?? {};
  const settings = policy.travel;
  const names = new Map(
    schedule.legs.flatMap(leg =>
      leg.tour === tour && leg.speaker !== null ? [[leg.speaker, leg.speakerName]] : [],
    ),
  );
  const steps = MAX_STEPS / names.size;
  return [...names]
    .sort(([one], [other]) => compare(one, other))
    .map(([speaker, name]) => {
      const stages = stagesOf(schedule, { tour, speaker, now });
      return { speaker, speakerName: name ?? speaker, ...ways(stages, settings, steps) };
    });
}

function ways(stages: readonly Stage[], settings: TravelSettings, steps: number) {
  const trip = tripOf(stages, settings);
  const { order, isExact } = bestOrder(trip, steps);
  const other = stagesIn(trip, order);
  const saved = travelOf(stages, settings).hours - travelOf(other, settings).hours;
  // The last digits of a sum depend on the order of what is added.
  const isWorth = saved >= WORTH_HOURS - 1e-9;
  const current = wayOf(stages, settings);
  return { current, best: isWorth ? wayOf(other, settings) : null, isExact };
}

function wayOf(stages: readonly Stage[], settings: TravelSettings): Way {
  const { hours, km } = travelOf(stages, settings);
  const legs = stages.flatMap(({ leg, city, firstDate, lastDate }) =>
    leg && city
      ? [{ id: leg.id, city: { slug: city.slug, name: city.name }, firstDate, lastDate }]
      : [],
  );
  return { hours: toTenth(hours), km: toTenth(km), legs };
}

function toTenth(number: number): number {
  return Math.round(number * 10) / 10;
}
