import { addDays, type CalendarDate, eachDay } from '../calendar-date.js';
import type { Schedule, ScheduledArrangement, ScheduledEvent, ScheduledLeg } from '../schedule.js';

/** Tells whether something is arranged for a traveller of a tour (null: for all of it) on a day. */
export type ArrangedDays = (tour: string, speaker: string | null, day: CalendarDate) => boolean;

/** The tours that have arrangements on file: of others nothing is missing yet. */
export function arrangingTours({ tours }: Schedule): ReadonlySet<string> {
  const arranging = tours.filter(
    ({ arrangements = [], isArranging = false }) => isArranging || arrangements.length > 0,
  );
  return new Set(arranging.map(({ slug }) => slug));
}

/**
 * Finds the days for which something of a kind is arranged. What belongs to a leg without a speaker
 * is for everybody on its tour; what belongs to an event, for its speakers on its first day. `daysOf`
 * says which of the days from the first to the last it is for.
 */
export function arrangedDays(
  { tours, legs, events }: Schedule,
  kind: ScheduledArrangement['kind'],
  daysOf: (arrangement: ScheduledArrangement, of: Days) => CalendarDate[],
): ArrangedDays {
  const legsById = new Map(legs.map(leg => [leg.id, leg]));
  const eventsById = new Map(events.map(event => [event.id, event]));
  const known = new Set<string>();
  for (const { slug, arrangements = [] } of tours) {
    for (const arrangement of arrangements.filter(each => each.kind === kind)) {
      const leg = legsById.get(arrangement.leg ?? '');
      const event = eventsById.get(arrangement.event ?? '');
      for (const speaker of travellersOf(leg, event)) {
        for (const day of daysOf(arrangement, daysOfOwner(leg, event))) {
          known.add(keyOf(slug, speaker, day));
        }
      }
    }
  }
  return (tour, speaker, day) =>
    known.has(keyOf(tour, speaker, day)) || known.has(keyOf(tour, null, day));
}

export type Days = { firstDate: CalendarDate; lastDate: CalendarDate };

/** The day that is named, else all days. */
export function dayOrAll({ day }: ScheduledArrangement, of: Days): CalendarDate[] {
  return day === null ? eachDay(of) : [day];
}

/** The nights, by the day before each: from the first to the last wall time, else as `dayOrAll`. */
export function nightsOf(arrangement: ScheduledArrangement, of: Days): CalendarDate[] {
  const { start, end } = arrangement;
  if (start === null) return dayOrAll(arrangement, of);
  const firstDate = start.slice(0, 10);
  const lastDate = end === null ? firstDate : addDays(end.slice(0, 10), -1);
  // Who leaves on the day on which they came slept there after midnight, or not at all.
  return lastDate < firstDate ? [] : eachDay({ firstDate, lastDate });
}

function travellersOf(leg: ScheduledLeg | undefined, event: ScheduledEvent | undefined) {
  if (leg) return [leg.speaker];
  return event ? event.speakers : [];
}

function daysOfOwner(leg: ScheduledLeg | undefined, event: ScheduledEvent | undefined): Days {
  if (leg) return leg;
  return { firstDate: event!.firstDate, lastDate: event!.firstDate };
}

function keyOf(tour: string, speaker: string | null, day: CalendarDate): string {
  return `${tour} ${speaker ?? ''} ${day}`;
}
