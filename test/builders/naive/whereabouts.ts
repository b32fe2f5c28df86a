import { daysBetween } from '../../../src/domain/calendar-date.js';
import type { RuleContext } from '../../../src/domain/conflicts/conflict.js';
import type { Point } from '../../../src/domain/distance.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { journeyBetween } from '../../../src/domain/travel/journey.js';
import { eventName, type Found, has, legName, type NaiveRule } from './found.js';
import { byDays } from './journeys.js';

type Located = ScheduledEvent & { place: Point };

/** Rules about an event and the legs of its speakers, by looking at every leg for every event. */
export const naiveWhereabouts: NaiveRule = (schedule, context) =>
  schedule.events
    .filter(
      (each): each is Located =>
        each.place !== null && each.attendance !== 'online' && each.title !== null,
    )
    .flatMap(event => [
      ...event.speakers.flatMap(speaker => ofSpeaker(event, speaker, schedule, context)),
      ...wrongLeg(event, schedule, context),
    ]);

function ofSpeaker(
  event: Located,
  speaker: string,
  schedule: Schedule,
  context: RuleContext,
): Found[] {
  const { firstDate, lastDate } = event;
  const found = (rule: string, leg: ScheduledLeg | null): Found => {
    const legs = leg === null ? [] : [legName(leg)];
    const subjects = [eventName(event), `speaker:${speaker}`, ...legs];
    return { rule, severity: 'warning', subjects };
  };
  const begins = whereIs(event, speaker, firstDate, schedule, context);
  const ends = whereIs(event, speaker, lastDate, schedule, context);
  const goesOn = lastDate > firstDate && begins.elsewhere === null && ends.elsewhere !== null;
  return [
    ...(begins.kind === 'other-days' ? [found('event-outside-leg', begins.leg)] : []),
    ...(begins.kind === 'no-leg' ? [found('city-not-on-itinerary', begins.elsewhere)] : []),
    ...(goesOn ? [found('crosses-midnight-into-other-leg', ends.elsewhere)] : []),
  ];
}

type Where = { elsewhere: ScheduledLeg | null } & (
  | { kind: 'there' | 'no-leg' }
  | { kind: 'other-days'; leg: ScheduledLeg }
);

/** Where the legs of an event's tour say that a speaker is on a day, as seen from the event. */
function whereIs(
  event: Located,
  speaker: string,
  day: string,
  { legs }: Schedule,
  context: RuleContext,
): Where {
  const own = legs
    .filter(leg => leg.tour === event.tour && (leg.speaker ?? speaker) === speaker)
    .sort(inOrder);
  const around = own.filter(leg => isNear(leg, event, context));
  if (own.length === 0 || around.some(leg => has(leg, day))) {
    return { kind: 'there', elsewhere: null };
  }
  const elsewhere = longest(own.filter(leg => leg.kind !== 'travel' && has(leg, day)));
  // A region or country as a whole is where a day without a city may be.
  const fitting = [
    nearest(
      around.filter(leg => leg.city !== null),
      day,
    ),
    elsewhere === null
      ? nearest(
          around.filter(leg => leg.city === null),
          day,
        )
      : null,
  ];
  const leg = fitting[0] ?? fitting[1] ?? null;
  if (leg !== null) return { kind: 'other-days', leg, elsewhere };
  const travels = own.some(each => each.kind === 'travel' && has(each, day));
  return travels ? { kind: 'there', elsewhere: null } : { kind: 'no-leg', elsewhere };
}

/** In order of the first day; a speaker's own legs before those of all. */
function inOrder(one: ScheduledLeg, other: ScheduledLeg): number {
  if (one.firstDate !== other.firstDate) return one.firstDate < other.firstDate ? -1 : 1;
  if ((one.speaker === null) !== (other.speaker === null)) return one.speaker === null ? 1 : -1;
  return byDays(one, other);
}

/** The one that goes on longest; the first of several. */
function longest(legs: readonly ScheduledLeg[]): ScheduledLeg | null {
  let found: ScheduledLeg | null = null;
  for (const leg of legs) if (found === null || leg.lastDate > found.lastDate) found = leg;
  return found;
}

/** The leg with the fewest days to a day that is in none of them; an earlier one before a later. */
function nearest(legs: readonly ScheduledLeg[], day: string): ScheduledLeg | null {
  const days = (leg: ScheduledLeg) =>
    leg.lastDate < day ? daysBetween(leg.lastDate, day) : daysBetween(day, leg.firstDate);
  const isBefore = (leg: ScheduledLeg) => leg.lastDate < day;
  let found: ScheduledLeg | null = null;
  for (const leg of legs) {
    const isNearer =
      found === null ||
      days(leg) < days(found) ||
      (days(leg) === days(found) && isBefore(leg) && !isBefore(found));
    if (isNearer) found = leg;
  }
  return found;
}

function isNear(leg: ScheduledLeg, event: Located, { policyOf }: RuleContext): boolean {
  if (leg.city === null) {
    if (event.city === null) return true;
    const isInRegion = leg.region === null || leg.region === event.city.region;
    return leg.country === event.city.country && isInRegion;
  }
  if (leg.city.slug === event.city?.slug) return true;
  const { thresholds, travel } = policyOf(event.tour);
  const from = { point: leg.city, city: leg.city };
  const { hours } = journeyBetween(from, { point: event.place, city: event.city }, travel);
  return hours * 60 <= thresholds.nearCityMinutes;
}

/** Tied to a leg, at a venue that is not near it; not where a speaker has no leg there at all. */
function wrongLeg(event: Located, schedule: Schedule, context: RuleContext): Found[] {
  const leg = schedule.legs.find(({ id }) => id === event.leg);
  if (leg === undefined || event.venue === null || isNear(leg, event, context)) return [];
  const isOnNone = event.speakers.some(
    speaker => whereIs(event, speaker, event.firstDate, schedule, context).kind === 'no-leg',
  );
  const subjects = [eventName(event), legName(leg)];
  return isOnNone ? [] : [{ rule: 'venue-not-in-leg-city', severity: 'warning', subjects }];
}
