import { compare } from '../compare.js';
import type { Point } from '../distance.js';
import { grouped } from '../grouped.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import { type Journey, journeyBetween } from '../travel/journey.js';
import type { RuleContext } from './conflict.js';
import { isTimed, type TimedEvent } from './event-words.js';

/** An event whose hours and place are known, and where people are in person. */
export type PlacedEvent = TimedEvent & { place: Point };

/** Two events of one speaker, of which the second comes next when the first is over. */
export type Succession = { speaker: string; before: PlacedEvent; after: PlacedEvent };

/**
 * The way from one event of a speaker to the next: the hours that lie between in the world, the
 * journey (null where there is none to make, or none that is known), and the hours that journey,
 * leaving and arriving need.
 */
export type Passage = Succession & {
  gapHours: number;
  journey: Journey | null;
  neededHours: number;
};

const MS_PER_HOUR = 3_600_000;

/**
 * Each event of each speaker, in any tour, with the one before it: among those that are over when
 * it starts the one that ends last. Of several that end at once it is the one that starts last.
 * Speakers are in order of their slugs, their events in order of the start. n events take
 * O(n log n), by walking along them in order of the start and of the end at once.
 */
export function successions({ events }: Schedule): Succession[] {
  const placed = events.filter(isPlaced);
  const engagements = placed.flatMap(event => event.speakers.map(speaker => ({ speaker, event })));
  return [...grouped(engagements, ({ speaker }) => speaker)]
    .sort(([one], [other]) => compare(one, other))
    .flatMap(([speaker, own]) =>
      ofSpeaker(
        speaker,
        own.map(({ event }) => event),
      ),
    );
}

function ofSpeaker(speaker: string, events: PlacedEvent[]): Succession[] {
  const byEnd = events.toSorted((one, other) => ends(one) - ends(other) || byStart(one, other));
  let over = 0;
  return events.toSorted(byStart).flatMap(after => {
    while (over < byEnd.length && byEnd[over]!.endsAt <= after.startsAt) over += 1;
    return over === 0 ? [] : { speaker, before: byEnd[over - 1]!, after };
  });
}

/** The passages of all speakers; how they travel is up to the tour of the event that they go to. */
export function passages(schedule: Schedule, { policyOf }: RuleContext): Passage[] {
  return successions(schedule).map(succession => {
    const { before, after } = succession;
    const { thresholds, travel } = policyOf(after.tour);
    const stayAt = ({ place, city }: PlacedEvent) => ({ point: place, city });
    const journey = needsJourney(before, after)
      ? journeyBetween(stayAt(before), stayAt(after), travel)
      : null;
    const besides = (thresholds.wrapUpMinutes + thresholds.arriveMinutes) / 60;
    const gapHours = (after.startsAt.getTime() - ends(before)) / MS_PER_HOUR;
    return { ...succession, gapHours, journey, neededHours: (journey?.hours ?? 0) + besides };
  });
}

/** False where the hours between do not suffice for the journey alone: nothing more is to be said. */
export function isPossible({ gapHours, journey }: Passage): boolean {
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

function isPlaced(event: ScheduledEvent): event is PlacedEvent {
  return isTimed(event) && event.place !== null && event.attendance !== 'online';
}

function byStart(one: PlacedEvent, other: PlacedEvent): number {
  return one.startsAt.getTime() - other.startsAt.getTime() || compare(one.id, other.id);
}

function ends({ endsAt }: PlacedEvent): number {
  return endsAt.getTime();
}
