import { type Static, Type } from 'typebox';
import { overAt } from './audience.js';
import { eachDay } from './calendar-date.js';
import { compare } from './compare.js';
import { policyOf } from './conflicts/policy.js';
import type { EventOnFile } from './event.js';
import { grouped } from './grouped.js';
import type { Leg } from './leg.js';
import { centsOf, Money, type Outcome } from './outcome.js';
import type { ScheduledTour } from './schedule.js';
import { Id, Nullable, Slug } from './shape.js';
import { localDateAt } from './time/local-date.js';
import { journeyBetween } from './travel/journey.js';
import type { TravelSettings } from './travel/settings.js';

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** What a tour came to, as far as it has gone: for those who coordinate it. */
export const TourSummary = Type.Object({
  tour: Slug,
  days: count('Local days on which somebody was on a leg.'),
  cities: Type.Array(Slug, { description: 'Where they were, in order.' }),
  events: Type.Object({
    held: count('Confirmed, and over.'),
    coming: count('Proposed, held or confirmed, and not over; or over and never confirmed.'),
    postponed: count('Off until their day is known.'),
    cancelled: count('Cancelled.'),
  }),
  attendance: Type.Object({
    total: count('Of the events that said so.'),
    events: count('How many of the events that were held have said so.'),
  }),
  resolutions: Type.Array(Type.Object({ event: Id, title: Type.String(), text: Type.String() })),
  moneyRaised: Type.Array(Money, { description: 'By currency.' }),
  hosts: Type.Array(
    Type.Object({ organization: Slug, name: Nullable(Type.String()), events: count('Held.') }),
  ),
  kilometres: count('From city to city on the roads, and as the crow flies by air, as estimated.'),
});
export type TourSummary = Static<typeof TourSummary>;

/** A leg, as far as a summary counts it. */
type SummedLeg = Omit<Leg, 'statusReason'>;

/** All that a summary is made of: the tour as the rules take it, and its own legs and events. */
export type TourRecord = {
  tour: Pick<ScheduledTour, 'slug' | 'policy'>;
  legs: readonly SummedLeg[];
  events: readonly EventOnFile[];
  outcomes: readonly Outcome[];
};

/** Adds up what a tour has come to by now. */
export function tourSummary({ tour, legs, events, outcomes }: TourRecord, now: Date): TourSummary {
  const begun = legs
    .filter(({ status }) => status === 'confirmed')
    .flatMap(leg => untilToday(leg, now))
    .toSorted((one, other) => compare(one.firstDate, other.firstDate) || compare(one.id, other.id));
  const held = events.filter(each => each.event.status === 'confirmed' && isOver(each, now));
  const isHeld = new Set(held.map(({ event }) => event.id));
  const known = outcomes.filter(({ event }) => isHeld.has(event));
  const countOf = (...statuses: string[]) =>
    events.filter(({ event }) => statuses.includes(event.status)).length;
  const counted = known.flatMap(({ attendance }) => attendance ?? []);
  return {
    tour: tour.slug,
    days: new Set(begun.flatMap(eachDay)).size,
    cities: [
      ...new Set(begun.flatMap(({ city, kind }) => (kind === 'travel' ? [] : (city?.slug ?? [])))),
    ],
    events: {
      held: held.length,
      coming: countOf('proposed', 'hold', 'confirmed') - held.length,
      postponed: countOf('postponed'),
      cancelled: countOf('cancelled'),
    },
    attendance: { total: sum(counted), events: counted.length },
    resolutions: resolutionsOf(held, known),
    moneyRaised: moneyOf(known),
    hosts: hostsOf(held),
    kilometres: Math.round(kilometresOf(begun, policyOf(tour.slug, [tour]).travel)),
  };
}

/** The days of a leg that have come, where it is. */
function untilToday(leg: SummedLeg, now: Date): SummedLeg[] {
  const today = localDateAt(now, leg.city?.timeZone ?? 'Etc/UTC');
  if (leg.firstDate > today) return [];
  return [{ ...leg, lastDate: leg.lastDate < today ? leg.lastDate : today }];
}

function isOver({ event }: EventOnFile, now: Date): boolean {
  const { endsAt, localDate, timeZone } = event;
  return (endsAt === null ? overAt(localDate, timeZone) : new Date(endsAt)) <= now;
}

function resolutionsOf(held: readonly EventOnFile[], outcomes: readonly Outcome[]) {
  const texts = new Map(outcomes.map(({ event, resolutionPassed }) => [event, resolutionPassed]));
  return held.flatMap(({ event: { id, title } }) => {
    const text = texts.get(id) ?? null;
    return text === null ? [] : { event: id, title, text };
  });
}

function moneyOf(outcomes: readonly Outcome[]): Money[] {
  const raised = outcomes.flatMap(({ moneyRaised }) => moneyRaised);
  return [...grouped(raised, ({ currency }) => currency)]
    .map(([currency, amounts]) => ({
      amount: sum(amounts.map(({ amount }) => centsOf(amount))) / 100,
      currency,
    }))
    .sort((one, other) => compare(one.currency, other.currency));
}

/** Who hosted most comes first. */
function hostsOf(held: readonly EventOnFile[]): TourSummary['hosts'] {
  const hosted = held.filter(({ event }) => event.host !== null);
  return [...grouped(hosted, ({ event }) => event.host!)]
    .map(([organization, own]) => ({
      ...{ organization, name: own[0]!.hostName, events: own.length },
    }))
    .sort(
      (one, other) => other.events - one.events || compare(one.organization, other.organization),
    );
}

/** Of each traveller from one leg's city to the next. */
function kilometresOf(legs: readonly SummedLeg[], settings: TravelSettings): number {
  const routes = [...grouped(legs, ({ speaker }) => speaker ?? '').values()];
  return sum(
    routes.flatMap(own => {
      const cities = own.flatMap(({ city }) => city ?? []);
      return cities.slice(1).map((city, index) => {
        const from = cities[index]!;
        const ends = [from, city].map(each => ({ point: each, city: each }));
        const { mode, km, roadKm } = journeyBetween(ends[0]!, ends[1]!, settings);
        return from.slug === city.slug ? 0 : mode === 'ground' ? roadKm : km;
      });
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
