import { type CalendarDate, eachDay } from './calendar-date.js';
import type { City } from './city.js';
import { compare } from './compare.js';
import { sameMetro } from './conflicts/metro.js';
import { grouped } from './grouped.js';
import type { Leg } from './leg.js';

/** A leg that somebody may come to an evening on: its speaker and city are known to the reader. */
export type Stop = Leg & { speaker: string; city: City };

/** Days of one speaker in a city. */
export type Stay = { stop: Stop; days: CalendarDate[] };

/** A city with who comes there, and when, in the order of their days. */
export type Town = { city: City; stays: Stay[] };

/** The legs on which an evening can be held: neither rest nor travel, and not called off. */
export function stopsOf(legs: readonly Leg[]): Stop[] {
  return legs.filter(
    (leg): leg is Stop =>
      leg.speaker !== null &&
      leg.city !== null &&
      leg.kind === 'stop' &&
      leg.status === 'confirmed',
  );
}

/** The cities that speakers come to, in the order in which the first of them does. */
export function townsOf(stops: readonly Stop[]): Town[] {
  const inOrder = stops.toSorted(
    (one, other) => compare(one.firstDate, other.firstDate) || compare(one.speaker, other.speaker),
  );
  return [...grouped(inOrder, ({ city }) => city.slug).values()].map(those => ({
    city: those[0]!.city,
    stays: those.map(stop => ({ stop, days: [...eachDay(stop)] })),
  }));
}

/** A day of a leg, as forms name it. */
export function dayKey({ id }: Pick<Leg, 'id'>, day: CalendarDate): string {
  return `${id}/${day}`;
}

/** The leg and day of such a name; null where the speaker is not in town then, or not any more. */
export function dayInTown(
  stops: readonly Stop[],
  key: string | undefined,
): { stop: Stop; day: CalendarDate } | null {
  const [id, day = ''] = (key ?? '').split('/');
  const stop = stops.find(each => each.id === id);
  if (!stop || day < stop.firstDate || day > stop.lastDate || day.length !== 10) return null;
  return { stop, day };
}

/** Who else is in or near a city on a day. */
export function othersInTown(
  stops: readonly Stop[],
  { stop, day }: { stop: Stop; day: CalendarDate },
): string[] {
  const there = stops.filter(
    each =>
      each.speaker !== stop.speaker &&
      each.firstDate <= day &&
      each.lastDate >= day &&
      sameMetro(each.city, stop.city),
  );
  return [...new Set(there.map(each => each.speaker))];
}
