import type { CalendarDate } from '../calendar-date.js';
import type { City } from '../city.js';
import { compare } from '../compare.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../schedule.js';
import { localDateAt } from '../time/local-date.js';

/** Whose way is meant, and what the time is: what has begun does not move any more. */
export type Traveller = { tour: string; speaker: string; now: Date };

/**
 * A part of a speaker's way that takes its days: a leg of the tour, or what the legs have to go
 * round. A stage without a city is passed over where journeys are counted. `leg` is null where it is
 * none of the tour.
 */
export type Stage = {
  leg: ScheduledLeg | null;
  city: City | null;
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  isFixed: boolean;
};

type Days = Pick<Stage, 'firstDate' | 'lastDate'>;

/**
 * The stages of a speaker in order of their days. A stop moves where nothing takes place yet and it
 * has not begun. Legs that overlap by more than the day of a hand-over stay: a day trip out of a
 * long stay, or an error, has no order. Fixed as well are events on days of no leg, and the legs in
 * other tours, whose cities may be none of the reader's business. Travel legs follow from the order.
 */
export function stagesOf({ legs, events }: Schedule, whose: Traveller): Stage[] {
  const { tour, speaker } = whose;
  const stays = legs.filter(leg => leg.speaker === speaker && leg.kind !== 'travel');
  const engagements = events.filter(
    event => event.tour === tour && event.speakers.includes(speaker),
  );
  const tied = new Set(events.map(({ leg }) => leg));
  const isBusy = (leg: ScheduledLeg) =>
    tied.has(leg.id) || engagements.some(event => meet(leg, event));
  const between = engagements.filter(
    event => event.attendance !== 'online' && !stays.some(leg => meet(leg, event)),
  );
  const stages = [
    ...stays.map(leg => ({ id: leg.id, stage: stageOf(leg, isBusy(leg), whose) })),
    ...between.map(event => ({ id: event.id, stage: stageAround(event) })),
  ].sort((one, other) => byDays(one.stage, other.stage) || compare(one.id, other.id));
  return overlapsFixed(stages.map(({ stage }) => stage));
}

function stageOf(leg: ScheduledLeg, isBusy: boolean, { tour, now }: Traveller): Stage {
  const { firstDate, lastDate, city, kind } = leg;
  if (leg.tour !== tour) return { leg: null, city: null, firstDate, lastDate, isFixed: true };
  const isFixed =
    isBusy || kind !== 'stop' || city === null || firstDate <= localDateAt(now, city.timeZone);
  return { leg, city, firstDate, lastDate, isFixed };
}

function stageAround({ city, firstDate, lastDate }: ScheduledEvent): Stage {
  return { leg: null, city, firstDate, lastDate, isFixed: true };
}

function overlapsFixed(stages: readonly Stage[]): Stage[] {
  return stages.map((stage, index) => {
    const isIn = (before: Stage, after: Stage) => before.lastDate > after.firstDate;
    const overlaps = stages.some((other, at) =>
      at < index ? isIn(other, stage) : at > index && isIn(stage, other),
    );
    return overlaps ? { ...stage, isFixed: true } : stage;
  });
}

function meet(one: Days, other: Days): boolean {
  return one.firstDate <= other.lastDate && other.firstDate <= one.lastDate;
}

function byDays(one: Days, other: Days): number {
  return compare(one.firstDate, other.firstDate) || compare(one.lastDate, other.lastDate);
}
