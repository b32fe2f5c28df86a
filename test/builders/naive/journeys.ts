import { addDays, daysBetween } from '../../../src/domain/calendar-date.js';
import type { City } from '../../../src/domain/city.js';
import type { RuleContext } from '../../../src/domain/conflicts/conflict.js';
import type { Point } from '../../../src/domain/distance.js';
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
      return before === null ? [] : [wayOf(before, after, context)];
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

type Way = {
  before: Placed;
  after: Placed;
  journey: Journey | null;
  isLong: boolean;
  rules: { rule: string; isInfo?: boolean }[];
};

function wayOf(before: Placed, after: Placed, { policyOf }: RuleContext): Way {
  const { thresholds: limits, travel } = policyOf(after.tour);
  const stay = ({ place, city }: Placed) => ({ point: place, city });
  const journey = isWay(before, after) ? journeyBetween(stay(before), stay(after), travel) : null;
  const gap = minutesBetween(before.endsAt, after.startsAt) / 60;
  const needed = (journey?.hours ?? 0) + (limits.wrapUpMinutes + limits.arriveMinutes) / 60;
  const isImpossible = journey !== null && gap < journey.hours;
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
  { legs, events }: Schedule,
  { policyOf }: RuleContext,
): Found[] {
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
    if (journeyBetween(start!, end!, travel).hours < thresholds.travelDayHours) return [];
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
