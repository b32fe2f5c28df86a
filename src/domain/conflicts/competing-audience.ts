import { dayInWords } from '../date-words.js';
import { greatCircleKm, type Point } from '../distance.js';
import { grouped } from '../grouped.js';
import { cubesOf } from '../near.js';
import type { ScheduledEvent } from '../schedule.js';
import { type Finding, isAsked, type Rule, type RuleContext } from './conflict.js';
import { compareStarts } from './double-bookings.js';
import { eventHours, eventSubjects, isTimed, type TimedEvent, told } from './event-words.js';
import type { Thresholds } from './policy.js';

/** Two speakers of one tour call the same people to two halls on the same evening. */
export const competingAudience: Rule = {
  id: 'competing-audience',
  severity: 'warning',
  definition:
    'Two public events of one tour, with different speakers and venues, are at most 25 km apart and begin within 2 hours.',
  flagged: 'Both speakers in one city on the same evening.',
  notFlagged: 'One joint panel; an event online.',
  find({ events }, context) {
    const tours = grouped(events.filter(callsPeople).sort(compareStarts), ({ tour }) => tour);
    return [...tours].flatMap(([tour, ofTour]) => pairsOf(ofTour, tour, context));
  },
};

/** An event that calls people to a place. */
type Call = TimedEvent & { place: Point };

/** Where an event is that the reader may not know of is not told, so those are left out. */
function callsPeople(event: ScheduledEvent): event is Call {
  const { title, visibility, attendance, place } = event;
  const isOpen = visibility === 'public' && attendance !== 'online' && title !== null;
  return isOpen && place !== null && isTimed(event);
}

/**
 * The pairs that compete, in one pass over the starts. Of those that have begun before, only the
 * recent ones in the cubes of space around are looked at, venue by venue, so that neither a big day
 * nor a house with many rooms is compared with itself: n events and k pairs take O(n log n + k).
 */
function pairsOf(calls: readonly Call[], tour: string, context: RuleContext): Finding[] {
  const { competingKm, competingHours } = context.policyOf(tour).thresholds;
  const cubesAt = occupiedCubes(calls, competingKm);
  const begun = new Map<string, Map<string | null, Call[]>>();
  return calls.flatMap(second => {
    const { own, around } = cubesAt.get(spot(second))!;
    const since = second.startsAt.getTime() - competingHours * 3_600_000;
    const near = around.flatMap(cube => recentIn(begun.get(cube), since, second.venue));
    const here = begun.get(own) ?? new Map<string | null, Call[]>();
    begun.set(own, here);
    const inHouse = here.get(second.venue) ?? [];
    here.set(second.venue, inHouse);
    inHouse.push(second);
    return near
      .filter(first => isAsked(context, first, second))
      .flatMap(first => findingOf(first, second, competingKm));
  });
}

const spot = ({ place }: Call) => `${place.latitude} ${place.longitude}`;

/** For each spot with a call, the cube of space that it lies in, and those around with a call. */
function occupiedCubes(calls: readonly Call[], km: number) {
  const places = new Map(calls.map(call => [spot(call), call.place]));
  const cubes = [...places].map(([at, place]) => [at, cubesOf(place, km)] as const);
  const occupied = new Set(cubes.map(([, { own }]) => own));
  return new Map(
    cubes.map(([at, { own, around }]) => [
      at,
      { own, around: around.filter(cube => occupied.has(cube)) },
    ]),
  );
}

/** The calls in a cube that began since then, but for those in one venue; older ones are forgotten. */
function recentIn(
  cube: Map<string | null, Call[]> | undefined,
  since: number,
  venue: string | null,
): Call[] {
  return [...(cube ?? [])].flatMap(([house, calls]) => {
    // Two evenings in one house are no rivals; two without a house yet may well be.
    if (house !== null && house === venue) return [];
    const recent = calls.filter(({ startsAt }) => startsAt.getTime() >= since);
    if (recent.length > 0) cube!.set(house, recent);
    else cube!.delete(house);
    return recent;
  });
}

/** Whether an event calls the same people as one of others of its tour. */
export function hasRival(
  event: ScheduledEvent,
  others: readonly ScheduledEvent[],
  thresholds: Thresholds,
): boolean {
  if (!callsPeople(event)) return false;
  return others.some(other => {
    if (!callsPeople(other)) return false;
    const isFirst = other.startsAt <= event.startsAt;
    return areRivals(isFirst ? other : event, isFirst ? event : other, thresholds);
  });
}

/** Whether two events that call people to a place, the earlier one first, call the same ones. */
export function areRivals(
  first: Call,
  second: Call,
  { competingKm, competingHours }: Thresholds,
): boolean {
  const hours = (second.startsAt.getTime() - first.startsAt.getTime()) / 3_600_000;
  const isOneHouse = first.venue !== null && first.venue === second.venue;
  return hours <= competingHours && !isOneHouse && isOneAudience(first, second, competingKm);
}

function isOneAudience(first: Call, second: Call, competingKm: number): boolean {
  if (first.speakers.some(each => second.speakers.includes(each))) return false;
  return greatCircleKm(first.place, second.place) <= competingKm;
}

function findingOf(first: Call, second: Call, competingKm: number): Finding[] {
  if (!isOneAudience(first, second, competingKm)) return [];
  const km = Math.round(greatCircleKm(first.place, second.place) * 10) / 10;
  const minutes = (second.startsAt.getTime() - first.startsAt.getTime()) / 60_000;
  const apart = km < 1 ? 'in one town' : `${Math.round(km)} km apart`;
  const both = `${told(first, second)} and ${told(second, first)}`;
  return [
    {
      subjects: eventSubjects(first, second),
      period: { firstDate: second.firstDate, lastDate: second.firstDate },
      facts: { km, minutes, ...eventHours(first, second) },
      message: `${both} on ${dayInWords(second.firstDate)} are ${apart} and compete for one audience: join them, or move one.`,
    },
  ];
}
