import type { CalendarDate } from '../calendar-date.js';
import type { Conflict, Subject } from '../conflicts/conflict.js';

/** What clashes on a board: at an event, a leg, a day of a speaker, a day, or the tour as a whole. */
export type BoardMarks = {
  event(id: string): readonly Conflict[];
  leg(id: string): readonly Conflict[];
  person(speaker: string, day: CalendarDate): readonly Conflict[];
  day(day: CalendarDate): readonly Conflict[];
  tour: readonly Conflict[];
};

/**
 * Where the clashes of a tour are marked on its board; what was waived is not. A clash is at the
 * events that it is about, else at its legs, else at its speakers' days, else at its days.
 */
export function boardMarks(
  conflicts: readonly Conflict[],
  known: { events: ReadonlySet<string>; legs: ReadonlySet<string>; speakers: ReadonlySet<string> },
): BoardMarks {
  const places = new Map<string, Conflict[]>();
  const add = (place: string, conflict: Conflict) => {
    const there = places.get(place);
    if (there) there.push(conflict);
    else places.set(place, [conflict]);
  };
  for (const conflict of conflicts) {
    if (conflict.waived) continue;
    for (const place of placesOf(conflict, known)) add(place, conflict);
  }
  const at = (place: string) => places.get(place) ?? [];
  return {
    event: id => at(`event ${id}`),
    leg: id => at(`leg ${id}`),
    person: (speaker, day) => at(`person ${speaker} ${day}`),
    day: day => at(`day ${day}`),
    tour: at('tour'),
  };
}

function placesOf(
  { subjects, period }: Conflict,
  { events, legs, speakers }: Parameters<typeof boardMarks>[1],
): string[] {
  const of = (type: Subject['type'], isKnown: ReadonlySet<string>) =>
    subjects.filter(each => each.type === type && isKnown.has(each.id)).map(({ id }) => id);
  const [onEvents, onLegs, onPeople] = [
    of('event', events),
    of('leg', legs),
    of('speaker', speakers),
  ];
  if (onEvents.length > 0) return onEvents.map(id => `event ${id}`);
  if (onLegs.length > 0) return onLegs.map(id => `leg ${id}`);
  if (period === null) return ['tour'];
  if (onPeople.length > 0) return onPeople.map(id => `person ${id} ${period.firstDate}`);
  return [`day ${period.firstDate}`];
}
