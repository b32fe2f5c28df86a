import { areRivals, competingAudience } from '../conflicts/competing-audience.js';
import { hostDoubleBooked } from '../conflicts/host-double-booked.js';
import { impossibleTravel } from '../conflicts/impossible-travel.js';
import { insufficientRest, isShortOfRest } from '../conflicts/insufficient-rest.js';
import { isPossible, journeyOf, type PlacedEvent, passageOf } from '../conflicts/journeys.js';
import { isGrave, type Policy } from '../conflicts/policy.js';
import { isTight, tightTravel } from '../conflicts/tight-travel.js';
import type { Journey } from '../travel/journey.js';
import { roomKey } from '../venue.js';

/** Says of two events, by their numbers, whether they clash. */
export type PairCheck = (one: number, other: number) => boolean;

const HOUR = 3_600_000;
const LONGEST_JOURNEY_HOURS = 168;

/**
 * Compares two holds of one tour, of which nothing lies between: what the rules on bookings and
 * journeys say of a pair, by their own comparisons. Millions of pairs are asked, so the instants
 * are taken out once, most pairs are let go by them alone, and journeys are kept. Each has one speaker.
 */
export function pairCheck(events: readonly PlacedEvent[], policy: Policy): PairCheck {
  const { thresholds } = policy;
  const starts = Float64Array.from(events, ({ startsAt }) => startsAt.getTime());
  const ends = Float64Array.from(events, ({ endsAt }) => endsAt.getTime());
  const speakers = numbered(events.map(event => event.speakers[0]!));
  const setUp = thresholds.setUpMinutes * 60_000;
  const rivalry = thresholds.competingHours * HOUR;
  const [asksHost, asksRivals] = [hostDoubleBooked, competingAudience].map(rule =>
    isGrave(rule, policy),
  );
  const isTooClose = wayCheck(events, policy);
  return (one, other) => {
    const [a, b] = starts[one]! <= starts[other]! ? [one, other] : [other, one];
    const gap = starts[b]! - ends[a]!;
    const isOneSpeaker = speakers[a] === speakers[b];
    if (isOneSpeaker && gap < 0) return true;
    if (!isOneSpeaker && gap >= setUp && starts[b]! - starts[a]! > rivalry) return false;
    if (isOneSpeaker && gap >= setUp) return isTooClose(a, b, gap / HOUR);
    const [first, second] = [events[a]!, events[b]!];
    if (gap < 0 && (shareRoom(first, second) || (asksHost! && shareHost(first, second))))
      return true;
    if (gap < setUp && shareInterpreter(first, second)) return true;
    if (isOneSpeaker) return isTooClose(a, b, gap / HOUR);
    return asksRivals! && areRivals(first, second, thresholds);
  };
}

/** A number for each name, the same for the same. */
function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map([...new Set(names)].map((name, at) => [name, at]));
  return Int32Array.from(names, name => numbers.get(name)!);
}

/** Whether a speaker has too few hours from one event to the next, for the journey or for rest. */
function wayCheck(events: readonly PlacedEvent[], policy: Policy) {
  const { thresholds } = policy;
  const [asksPossible, asksTight, asksRest] = [impossibleTravel, tightTravel, insufficientRest].map(
    rule => isGrave(rule, policy),
  );
  const journeyFor = journeys(events, policy);
  const context = { policyOf: () => policy };
  const besides = (thresholds.wrapUpMinutes + thresholds.arriveMinutes) / 60;
  const tightHours = Math.max(thresholds.tightMinutes, thresholds.nearTightMinutes) / 60;
  // No journey takes longer than the week that somebody may say it takes.
  const longest = LONGEST_JOURNEY_HOURS + thresholds.restHours + besides + tightHours;
  const spareHours = besides + Math.max(thresholds.restHours, tightHours);
  return (before: number, after: number, gapHours: number): boolean => {
    if (gapHours >= longest) return false;
    const journey = journeyFor(before, after);
    if (gapHours >= (journey?.hours ?? 0) + spareHours) return false;
    const [first, second] = [events[before]!, events[after]!];
    const way = { speaker: first.speakers[0]!, before: first, after: second };
    const passage = passageOf(way, journey, thresholds);
    if (!isPossible(passage)) return asksPossible!;
    return (
      (asksTight! && isTight(passage, context)) || (asksRest! && isShortOfRest(passage, context))
    );
  };
}

/** Journeys between the places of events, each found once. */
function journeys(events: readonly PlacedEvent[], { travel }: Policy) {
  const places = numbered(events.map(placeKey));
  const known = new Map<number, Journey | null>();
  return (before: number, after: number): Journey | null => {
    const way = places[before]! * events.length + places[after]!;
    const found = known.get(way);
    if (found !== undefined) return found;
    const journey = journeyOf(events[before]!, events[after]!, travel);
    known.set(way, journey);
    return journey;
  };
}

function placeKey({ venue, place, city }: PlacedEvent): string {
  return `${venue ?? ''} ${place.latitude} ${place.longitude} ${city?.slug ?? ''}`;
}

function shareRoom(one: PlacedEvent, other: PlacedEvent): boolean {
  if (one.venue === null || one.venue !== other.venue) return false;
  return one.room === null || other.room === null || roomKey(one.room) === roomKey(other.room);
}

function shareHost(one: PlacedEvent, other: PlacedEvent): boolean {
  return one.host !== null && one.isHostLocal && one.host === other.host;
}

/** Whoever interprets at one of them is at the other one too, to interpret or to speak. */
function shareInterpreter(one: PlacedEvent, other: PlacedEvent): boolean {
  const needs = ({ interpreter }: PlacedEvent, event: PlacedEvent) =>
    interpreter !== null &&
    (interpreter === event.interpreter || event.speakers.includes(interpreter));
  return needs(one, other) || needs(other, one);
}
