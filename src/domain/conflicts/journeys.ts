import { compare } from '../compare.js';
import type { Point } from '../distance.js';
import { grouped } from '../grouped.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import { type Journey, journeyBetween } from '../travel/journey.js';
import type { TravelSettings } from '../travel/settings.js';
import { type BookedTransfer, bookedTransfers, journeyByTransfer } from './booked-transfers.js';
import { isTimed, type TimedEvent } from './event-words.js';
import { onceAReport } from './once-a-report.js';
import type { Thresholds } from './policy.js';

/** An event whose hours and place are known, and where people are in person. */
export type PlacedEvent = TimedEvent & { place: Point };

/** Two events of one speaker, of which the second comes next when the first is over. */
export type Succession = { speaker: string; before: PlacedEvent; after: PlacedEvent };

/**
 * The way from one event of a speaker to the next: the hours that lie between in the world, the
 * journey (null where there is none to make, or none that is known), and the hours that journey,
 * leaving and arriving need. `booked` is the transfer that the journey is known by, if one is.
 */
export type Passage = Succession & {
  gapHours: number;
  journey: Journey | null;
  neededHours: number;
  booked: BookedTransfer | null;
};

const MS_PER_HOUR = 3_600_000;

/**
 * Each event of each speaker, in any tour, with the one before it: among those that are over when
 * it starts the one that ends last. Of several that end at once it is the one that starts last.
 * Speakers are in order of their slugs, their events in order of the start. n events take
 * O(n log n), by walking along them in order of the start and of the end at once.
 */
export function successions({ events }: Schedule): Succession[] {
  const stints = events.filter(isPlaced).flatMap(stintsOf);
  return [...grouped(stints, ({ speaker }) => speaker).values()]
    .sort(([one], [other]) => compare(one!.speaker, other!.speaker))
    .flatMap(ofSpeaker);
}

function ofSpeaker(stints: readonly Stint[]): Succession[] {
  const byEnd = stints.toSorted((one, other) => one.end - other.end || inOrder(one, other));
  let over = 0;
  return stints.toSorted(inOrder).flatMap(({ speaker, event: after, start }) => {
    while (over < byEnd.length && byEnd[over]!.end <= start) over += 1;
    return over === 0 ? [] : { speaker, before: byEnd[over - 1]!.event, after };
  });
}

/** One speaker's part in an event, with its instants in milliseconds, which sort faster than dates. */
type Stint = { speaker: string; event: PlacedEvent; start: number; end: number };

function stintsOf(event: PlacedEvent): Stint[] {
  const [start, end] = [event.startsAt.getTime(), event.endsAt.getTime()];
  return event.speakers.map(speaker => ({ speaker, event, start, end }));
}

function inOrder(one: Stint, other: Stint): number {
  return one.start - other.start || compare(one.event.id, other.event.id);
}

/** The passages of all speakers; how they travel is up to the tour of the event that they go to. */
export const passages = onceAReport((schedule, context): readonly Passage[] => {
  const bookedFor = bookedTransfers(schedule, context);
  return successions(schedule).map(succession => {
    const { before, after, speaker } = succession;
    const { thresholds, travel } = context.policyOf(after.tour);
    const journey = journeyOf(before, after, travel);
    const tours = [...new Set([before.tour, after.tour])];
    const way = { speaker, tours, from: before.city?.slug ?? '', to: after.city?.slug ?? '' };
    const booked = journey && transferBetween(before, after, bookedFor(way));
    if (!journey || !booked) return passageOf(succession, journey, thresholds);
    const known = passageOf(succession, journeyByTransfer(journey, booked), thresholds);
    return { ...known, booked };
  });
});

/**
 * Of the transfers of a way the one that is on between the beginning of an event and the end of the
 * next: the first that fits between them, else the first, which then is in the way of one of them.
 */
function transferBetween(
  before: PlacedEvent,
  after: PlacedEvent,
  transfers: readonly BookedTransfer[],
): BookedTransfer | null {
  const around = transfers.filter(
    ({ departsAt, arrivesAt }) => departsAt < after.endsAt && before.startsAt < arrivesAt,
  );
  return around.find(each => fits(each, before, after)) ?? around[0] ?? null;
}

function fits({ departsAt, arrivesAt }: BookedTransfer, before: TimedEvent, after: TimedEvent) {
  return before.endsAt <= departsAt && arrivesAt <= after.startsAt;
}

/** The journey from one event to the next, or null where there is none to make. */
export function journeyOf(
  before: PlacedEvent,
  after: PlacedEvent,
  travel: TravelSettings,
): Journey | null {
  const stayAt = ({ place, city }: PlacedEvent) => ({ point: place, city });
  if (!needsJourney(before, after)) return null;
  return journeyBetween(stayAt(before), stayAt(after), travel);
}

/** The way between two events whose journey is known. */
export function passageOf(
  { speaker, before, after }: Succession,
  journey: Journey | null,
  { wrapUpMinutes, arriveMinutes }: Thresholds,
): Passage {
  const gapHours = (after.startsAt.getTime() - before.endsAt.getTime()) / MS_PER_HOUR;
  const neededHours = (journey?.hours ?? 0) + (wrapUpMinutes + arriveMinutes) / 60;
  return { speaker, before, after, gapHours, journey, neededHours, booked: null };
}

/**
 * False where the hours between do not suffice for the journey alone, or what is booked leaves
 * before the one event is over, or arrives after the next has begun: nothing more is to be said.
 */
export function isPossible({ gapHours, journey, booked, before, after }: Passage): boolean {
  if (booked !== null) return fits(booked, before, after);
  return journey === null || gapHours >= journey.hours;
}

/**
 * Nobody travels within a venue, or at one point. Within a city both doors must be known, else the
 * distance of one from the middle of the town would pass for a journey.
 */
function needsJourney(before: PlacedEvent, after: PlacedEvent): boolean {
  if (before.venue !== null && before.venue === after.venue) return false;
  if (isSamePoint(before.place, after.place)) return false;
  const isOneCity = before.city !== null && before.city.slug === after.city?.slug;
  return !isOneCity || (isDoorKnown(before) && isDoorKnown(after));
}

function isDoorKnown({ venue, place, city }: PlacedEvent): boolean {
  return venue !== null && !(city !== null && isSamePoint(place, city));
}

function isSamePoint(one: Point, other: Point): boolean {
  return one.latitude === other.latitude && one.longitude === other.longitude;
}

export function isPlaced(event: ScheduledEvent): event is PlacedEvent {
  return isTimed(event) && event.place !== null && event.attendance !== 'online';
}
