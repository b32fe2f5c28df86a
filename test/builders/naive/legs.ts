import { daysBetween, eachDay } from '../../../src/domain/calendar-date.js';
import { sameMetro } from '../../../src/domain/conflicts/metro.js';
import type { ScheduledLeg } from '../../../src/domain/schedule.js';
import { localDateAt } from '../../../src/domain/time/local-date.js';
import { runsOfDays } from '../random-schedule.js';
import { eventName, type Found, has, legName, type NaiveRule, pairs, speakersOf } from './found.js';
import { byDays } from './journeys.js';

/** Rules about legs and their days, by comparing each with each and looking at all days. */
export const naiveLegs: NaiveRule = (schedule, context) => [
  ...meetings(schedule, context),
  ...gaps(schedule, context),
  ...empty(schedule, context),
  ...offCoast(schedule, context),
  ...withoutRest(schedule, context),
];

/** Whose legs these are: a speaker's in all tours, or a delegation's in one. */
const traveller = ({ speaker, tour }: ScheduledLeg) => speaker ?? `delegation of ${tour}`;

const meetings: NaiveRule = ({ legs }) =>
  pairs(legs).flatMap(([one, other]): Found[] => {
    if (traveller(one) !== traveller(other) || !isApart(one, other)) return [];
    if (one.kind === 'travel' || other.kind === 'travel') return [];
    const shared = eachDay(one).filter(day => has(other, day));
    const isHandover =
      shared.length === 1 &&
      ((one.lastDate === shared[0] && other.firstDate === shared[0]) ||
        (other.lastDate === shared[0] && one.firstDate === shared[0]));
    const subjects = [legName(one), legName(other)];
    if (isHandover) return [{ rule: 'leg-handover-day', severity: 'info', subjects }];
    return shared.length > 0 ? [{ rule: 'legs-overlap', severity: 'error', subjects }] : [];
  });

/** Of which only the country is known, that may be anywhere in it. */
function isApart(one: ScheduledLeg, other: ScheduledLeg): boolean {
  if (one.city !== null && other.city !== null) return !sameMetro(one.city, other.city);
  return one.country !== other.country;
}

/** Each stretch of free days, with the first leg that ends before it and the first after it. */
const gaps: NaiveRule = ({ legs }) => {
  const whose = (leg: ScheduledLeg) => `${leg.tour} ${traveller(leg)}`;
  return [...new Set(legs.map(whose))].flatMap(each => {
    const own = legs.filter(leg => whose(leg) === each).sort(byDays);
    const stays = runsOfDays(new Set(own.flatMap(eachDay)));
    return stays.slice(1).map((stay, index) => {
      const before = own.find(leg => leg.lastDate === stays[index]!.lastDate)!;
      const after = own.find(leg => leg.firstDate === stay.firstDate)!;
      const subjects = [legName(before), legName(after)];
      return { rule: 'leg-gap', severity: 'info', subjects };
    });
  });
};

const empty: NaiveRule = ({ legs, events }, { now, policyOf }) =>
  legs.flatMap(leg => {
    const isFilled = events.some(event => {
      if (event.leg === leg.id) return true;
      if (event.tour !== leg.tour || !has(leg, event.firstDate)) return false;
      if (leg.speaker !== null && !event.speakers.includes(leg.speaker)) return false;
      return !legs.some(({ id, speaker }) => id === event.leg && speaker === leg.speaker);
    });
    if (leg.kind !== 'stop' || isFilled) return [];
    const today = localDateAt(now, leg.city?.timeZone ?? 'Etc/UTC');
    const days = daysBetween(today, leg.firstDate);
    const isUrgent = days >= 0 && days < policyOf(leg.tour).thresholds.emptyLegDays;
    const severity = isUrgent ? ('warning' as const) : ('info' as const);
    return [{ rule: 'leg-without-events', severity, subjects: [legName(leg)] }];
  });

/** Where neither city nor region is known, it may well be on the coast of its country. */
const offCoast: NaiveRule = ({ legs, coasts }) =>
  legs.flatMap(leg => {
    const coast = coasts.find(({ slug }) => slug === leg.coast);
    if (coast === undefined) return [];
    const { country, region } = leg.city ?? leg;
    const isOn = country === coast.country && (region === null || coast.regions.includes(region));
    return isOn ? [] : [{ rule: 'leg-off-coast', severity: 'warning', subjects: [legName(leg)] }];
  });

const withoutRest: NaiveRule = (schedule, { policyOf }) =>
  speakersOf(schedule).flatMap(speaker => {
    const stops = schedule.legs.filter(leg => leg.kind === 'stop' && leg.speaker === speaker);
    const events = schedule.events.filter(event => event.speakers.includes(speaker));
    const runs = runsOfDays(new Set([...stops, ...events].flatMap(eachDay)));
    return runs.flatMap(run => {
      const within = ({ firstDate }: { firstDate: string }) => has(run, firstDate);
      const tours = [...stops.filter(within), ...events.filter(within)].map(({ tour }) => tour);
      const most = Math.min(...tours.map(tour => policyOf(tour).thresholds.daysInARow));
      if (eachDay(run).length <= most) return [];
      const subjects = [
        ...[`speaker:${speaker}`, ...stops.filter(within).map(legName)],
        ...events
          .filter(within)
          .filter(event => !stops.some(stop => has(stop, event.firstDate)))
          .map(eventName),
      ];
      const days = `${run.firstDate}/${run.lastDate}`;
      return [{ rule: 'no-rest-day', severity: 'info', subjects, days }];
    });
  });
