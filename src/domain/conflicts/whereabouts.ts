import type { CalendarDate } from '../calendar-date.js';
import { compare } from '../compare.js';
import type { Point } from '../distance.js';
import { grouped } from '../grouped.js';
import {
  legsByTraveller,
  type Schedule,
  type ScheduledEvent,
  type ScheduledLeg,
} from '../schedule.js';
import { type Journey, journeyBetween } from '../travel/journey.js';
import type { RuleContext } from './conflict.js';
import { isHidden } from './event-words.js';
import { type LegDays, legDays } from './leg-days.js';
import { onceAReport } from './once-a-report.js';

/** An event that people are at in person, at a place that is known. */
export type LocatedEvent = ScheduledEvent & { place: Point };

/**
 * What the legs of a tour say of one of an event's speakers on a day: that they are where the event
 * is (or nothing that speaks against it); that a leg there has other days; or that no leg is there.
 * `ofDay` is the leg elsewhere that has the day.
 */
export type Whereabouts =
  | { kind: 'there' }
  | { kind: 'other-days'; leg: ScheduledLeg; ofDay: ScheduledLeg | null }
  | { kind: 'elsewhere'; ofDay: ScheduledLeg | null };

/** A speaker's legs in one tour, as they lie to one place. */
type LegsAround = {
  /** Those whose city is near, and those whose region or country the place belongs to. */
  near: LegDays;
  wide: LegDays;
  /** Wherever they are: on the way, or staying. */
  travel: LegDays;
  stays: LegDays;
  isEmpty: boolean;
};

/** The events that have a place to be at, and of which the reader may know; one for each speaker. */
export function locatedEvents({ events }: Schedule): { event: LocatedEvent; speaker: string }[] {
  return events
    .filter(isLocated)
    .flatMap(event => event.speakers.map(speaker => ({ event, speaker })));
}

/** A place alone would tell where an event is that the reader may not know of. */
export function isLocated(event: ScheduledEvent): event is LocatedEvent {
  return event.place !== null && event.attendance !== 'online' && !isHidden(event);
}

/**
 * Asks the legs of a tour where its speakers are; a leg without a speaker is a leg of all of them.
 * Each leg is compared once with each place where events are, so n events at p places and m legs
 * take O((n + m) log m + p · m).
 */
export const whereaboutsFinder = onceAReport((schedule, context) => {
  const inOrder = [...legsByTraveller(schedule).values()].flat();
  const legsOf = grouped(inOrder, leg => legsKey(leg.tour, leg.speaker));
  const known = new Map<string, LegsAround>();
  return (event: LocatedEvent, speaker: string, day: CalendarDate): Whereabouts => {
    const { latitude, longitude } = event.place;
    const key = `${legsKey(event.tour, speaker)} ${event.city?.slug} ${latitude} ${longitude}`;
    const around = known.get(key) ?? legsAround(event, ofSpeaker(event, speaker), context);
    known.set(key, around);
    return whereabouts(around, day);
  };

  /** In order of their first day, and their own before those of all. */
  function ofSpeaker({ tour }: LocatedEvent, speaker: string): ScheduledLeg[] {
    const own = legsOf.get(legsKey(tour, speaker)) ?? [];
    const shared = legsOf.get(legsKey(tour, null)) ?? [];
    return [...own, ...shared].sort((one, other) => compare(one.firstDate, other.firstDate));
  }
});

/**
 * Whoever travels may be anywhere, and whoever has no leg in a tour is expected nowhere. A leg that
 * names a region or country alone is where the day has no city and no other city fits better.
 */
function whereabouts(
  { near, wide, travel, stays, isEmpty }: LegsAround,
  day: CalendarDate,
): Whereabouts {
  if (isEmpty || near.on(day) || wide.on(day)) return { kind: 'there' };
  const ofDay = stays.on(day);
  const leg = near.nearest(day) ?? (ofDay === null ? wide.nearest(day) : null);
  if (leg) return { kind: 'other-days', leg, ofDay };
  return travel.on(day) ? { kind: 'there' } : { kind: 'elsewhere', ofDay };
}

function legsAround(
  event: LocatedEvent,
  legs: readonly ScheduledLeg[],
  context: RuleContext,
): LegsAround {
  return {
    near: legDays(legs.filter(leg => leg.city !== null && isNear(leg, event, context))),
    wide: legDays(legs.filter(leg => leg.city === null && isNear(leg, event, context))),
    travel: legDays(legs.filter(({ kind }) => kind === 'travel')),
    stays: legDays(legs.filter(({ kind }) => kind !== 'travel')),
    isEmpty: legs.length === 0,
  };
}

/** True where an event belongs to the city of a leg, or to its region or country. */
export function isNear(leg: ScheduledLeg, event: LocatedEvent, { policyOf }: RuleContext): boolean {
  if (leg.city === null) {
    const { country, region } = event.city ?? leg;
    return leg.country === country && (leg.region === null || leg.region === region);
  }
  if (leg.city.slug === event.city?.slug) return true;
  const { thresholds, travel } = policyOf(event.tour);
  const { hours } = journeyBetween(stayOf(leg.city), stayAt(event), travel);
  return hours * 60 <= thresholds.nearCityMinutes;
}

/** The way from the city of a leg to an event, or null where the city is not known. */
export function wayTo(
  leg: ScheduledLeg,
  event: LocatedEvent,
  { policyOf }: RuleContext,
): Journey | null {
  if (leg.city === null) return null;
  return journeyBetween(stayOf(leg.city), stayAt(event), policyOf(event.tour).travel);
}

function stayOf(city: NonNullable<ScheduledLeg['city']>) {
  return { point: city, city };
}

function stayAt({ place, city }: LocatedEvent) {
  return { point: place, city };
}

function legsKey(tour: string, speaker: string | null): string {
  return `${tour} ${speaker ?? ''}`;
}
