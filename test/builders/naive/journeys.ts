import { arrangedInstants } from '../../../src/domain/arrangement-times.js';
import { addDays, daysBetween } from '../../../src/domain/calendar-date.js';
import type { City } from '../../../src/domain/city.js';
import type { RuleContext } from '../../../src/domain/conflicts/conflict.js';
import type { Point } from '../../../src/domain/distance.js';
import { Refusal } from '../../../src/domain/refusals.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { type Journey, journeyBetween } from '../../../src/domain/travel/journey.js';
import {
  eventName,
  type Found,
  legName,
  minutesBetween,
  type NaiveRule,
  speakersOf,
  type Timed,
  timed,
} from './found.js';

type Placed = Timed & { place: Point };

/** Rules about the way from one place to the next: for each event the one before it is sought. */
export const naiveJourneys: NaiveRule = (schedule, context) =>
  speakersOf(schedule).flatMap(speaker => {
    const own = timed(schedule.events).filter(
      (each): each is Placed =>
        each.speakers.includes(speaker) && each.place !== null && each.attendance !== 'online',
    );
    const ways = own.flatMap(after => {
      const before = eventBefore(after, own);
      return before === null ? [] : [wayOf(speaker, before, after, schedule, context)];
    });
    return [
      ...ways.flatMap(way => foundOf(speaker, way)),
      ...arrivals(speaker, ways, schedule, context),
    ];
  });

/** Of those that are over by then the one that ends last; of these the one that starts last. */
function eventBefore(after: Placed, own: readonly Placed[]): Placed | null {
  let found: Placed | null = null;
  for (const each of own) {
    if (each.id === after.id || each.endsAt > after.startsAt) continue;
    const isLater =
      found === null ||
      each.endsAt > found.endsAt ||
      (+each.endsAt === +found.endsAt &&
        (each.startsAt > found.startsAt ||
          (+each.startsAt === +found.startsAt && each.id > found.id)));
    if (isLater) found = each;
  }
  return found;
}

type Booked = { departs: Date; arrives: Date; firstDate: string; lastDate: string };

/** What is booked for somebody from one city to another in some tours, in order. */
function bookedWays(
  speaker: string,
  inTours: readonly string[],
  cities: (City | null)[],
  { tours, legs, events }: Schedule,
): Booked[] {
  const [from, to] = cities.map(city => city?.slug ?? '');
  return tours
    .flatMap(({ slug, arrangements = [] }) => arrangements.map(each => ({ slug, each })))
    .flatMap(({ slug, each }) => {
      const leg = legs.find(({ id }) => id === each.leg);
      const event = events.find(({ id }) => id === each.event);
      const isTheirs = leg
        ? leg.speaker === speaker || (leg.speaker === null && inTours.includes(slug))
        : (event?.speakers.includes(speaker) ?? false);
      const isBooked = each.kind === 'transfer' && each.confirmed;
      if (!isTheirs || !isBooked || each.from !== from || each.to !== to) return [];
      const instants = arrangedInstants(each);
      if (instants instanceof Refusal || !instants.startsAt || !instants.endsAt) return [];
      const days = { firstDate: each.start!.slice(0, 10), lastDate: each.end!.slice(0, 10) };
      return [{ departs: instants.startsAt, arrives: instants.endsAt, ...days }];
    })
    .sort((one, other) => +one.departs - +other.departs || +one.arrives - +other.arrives);
}

/** Of what is on between the beginning of one event and the end of the next what fits, else the first. */
function bookedBetween(before: Placed, after: Placed, ways: readonly Booked[]) {
  const around = ways.filter(
    ({ departs, arrives }) => departs < after.endsAt && arrives > before.startsAt,
  );
  const fitting = around.filter(
    ({ departs, arrives }) => departs >= before.endsAt && arrives <= after.startsAt,
  );
  const booked = fitting[0] ?? around[0] ?? null;
  return (
    booked && {
      hours: minutesBetween(booked.departs, booked.arrives) / 60,
      fits: fitting.length > 0,
    }
  );
}

type Way = {
  before: Placed;
  after: Placed;
  journey: Journey | null;
  isLong: boolean;
  rules: { rule: string; isInfo?: boolean }[];
};

function wayOf(
  speaker: string,
  before: Placed,
  after: Placed,
  schedule: Schedule,
  { policyOf }: RuleContext,
): Way {
  const { thresholds: limits, travel } = policyOf(after.tour);
  const stay = ({ place, city }: Placed) => ({ point: place, city });
  const estimated = isWay(before, after) ? journeyBetween(stay(before), stay(after), travel) : null;
  const inTours = [before.tour, after.tour];
  const ways = bookedWays(speaker, inTours, [before.city, after.city], schedule);
  const booked = estimated && bookedBetween(before, after, ways);
  const journey = booked ? { ...estimated, hours: booked.hours } : estimated;
  const gap = minutesBetween(before.endsAt, after.startsAt) / 60;
  const needed = (journey?.hours ?? 0) + (limits.wrapUpMinutes + limits.arriveMinutes) / 60;
  const isImpossible = booked ? !booked.fits : journey !== null && gap < journey.hours;
  const isTight =
    journey !== null &&
    (journey.km <= limits.nearKm
      ? gap < journey.hours + limits.nearTightMinutes / 60
      : gap < needed + limits.tightMinutes / 60);
  const isTiring = before.firstDate !== after.firstDate && gap - needed < limits.restHours;
  const isLong =
    journey !== null &&
    journey.hours >= limits.travelDayHours &&
    daysBetween(before.lastDate, after.firstDate) <= 1;
  const possible = [
    ...(isTight ? [{ rule: 'tight-travel' }] : []),
    ...(isTiring ? [{ rule: 'insufficient-rest' }] : []),
    ...(isLong ? [{ rule: 'long-travel-day', isInfo: true }] : []),
  ];
  const rules = isImpossible ? [{ rule: 'impossible-travel' }] : possible;
  return { before, after, journey, isLong, rules };
}

/** Not within one house, at one point, or within a town while a door is not known. */
function isWay(before: Placed, after: Placed): boolean {
  if (before.venue !== null && before.venue === after.venue) return false;
  if (isOnePoint(before.place, after.place)) return false;
  if (before.city === null || before.city.slug !== after.city?.slug) return true;
  return [before, after].every(
    ({ venue, place, city }) => venue !== null && !isOnePoint(place, city!),
  );
}

function isOnePoint(one: Point, other: Point): boolean {
  return one.latitude === other.latitude && one.longitude === other.longitude;
}

function foundOf(speaker: string, { before, after, rules }: Way): Found[] {
  const subjects = [eventName(before), eventName(after), `speaker:${speaker}`];
  return rules.map(({ rule, isInfo }) => {
    const grave = rule === 'impossible-travel' ? 'error' : 'warning';
    return { rule, severity: isInfo ? 'info' : grave, subjects };
  });
}

type Stay = ScheduledLeg & { city: City };

/** A long way from one leg to the next, on a day with an event, that no two events tell. */
function arrivals(
  speaker: string,
  ways: readonly Way[],
  schedule: Schedule,
  { policyOf }: RuleContext,
): Found[] {
  const { legs, events } = schedule;
  const own = legs.filter(leg => leg.speaker === speaker && leg.kind !== 'travel').sort(byDays);
  return own.flatMap((to, index) => {
    let from: ScheduledLeg | null = null;
    for (const leg of own.slice(0, index)) {
      if (from === null || leg.lastDate >= from.lastDate) from = leg;
    }
    const day = to.firstDate;
    const first = firstEventOn(day, speaker, events);
    if (from === null || first === null || !isStay(from) || !isStay(to)) return [];
    if (![day, addDays(day, -1)].includes(from.lastDate)) return [];
    if (ways.some(({ after, isLong }) => isLong && after.firstDate === day)) return [];
    const { thresholds, travel } = policyOf(to.tour);
    const [start, end] = [from.city, to.city].map(city => ({ point: city, city }));
    const booked = bookedWays(speaker, [from.tour, to.tour], [from.city, to.city], schedule).find(
      ({ firstDate, lastDate }) => firstDate >= from!.lastDate && lastDate <= day,
    );
    const hours = booked
      ? minutesBetween(booked.departs, booked.arrives) / 60
      : journeyBetween(start!, end!, travel).hours;
    if (hours < thresholds.travelDayHours) return [];
    const subjects = [legName(from), legName(to), eventName(first), `speaker:${speaker}`];
    return [{ rule: 'long-travel-day', severity: 'info', subjects }];
  });
}

const isStay = (leg: ScheduledLeg): leg is Stay => leg.city !== null;

/** The first by the clock, those whose hour is open last. */
function firstEventOn(
  day: string,
  speaker: string,
  events: readonly ScheduledEvent[],
): ScheduledEvent | null {
  const there = events.filter(
    each =>
      each.firstDate === day && each.attendance !== 'online' && each.speakers.includes(speaker),
  );
  const key = ({ localStart, id }: ScheduledEvent) => `${localStart ?? 'open'} ${id}`;
  return there.sort((one, other) => (key(one) < key(other) ? -1 : 1))[0] ?? null;
}

/** In order of the first day, the last day and the id. */
export function byDays(one: ScheduledLeg, other: ScheduledLeg): number {
  const key = ({ firstDate, lastDate, id }: ScheduledLeg) => `${firstDate} ${lastDate} ${id}`;
  return key(one) < key(other) ? -1 : 1;
}
