import { addDays, type CalendarDate, daysBetween, eachDay } from '../calendar-date.js';
import { compare } from '../compare.js';
import type { Event } from '../event.js';
import type { Leg } from '../leg.js';

/** Most days that a board shows at once: a mistyped year must not make a page of ten thousand. */
export const MAX_BOARD_DAYS = 62;

/** The days that a board shows, both inclusive, and whether there is more before and after. */
export type BoardDays = {
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  /** The first day of the board that would show what is before, or after; null where nothing is. */
  earlier: CalendarDate | null;
  later: CalendarDate | null;
};

type GridLeg = Pick<Leg, 'id' | 'speaker' | 'firstDate' | 'lastDate'>;
type GridEvent = Pick<Event, 'id' | 'speakers' | 'localDate' | 'localStart'>;

/** A leg over so many days of the board, or so many days without one. */
export type Band<L> = { leg: L; days: number } | { leg: null; days: number };

/** A traveller's row: the delegation has no speaker. Legs at one time are in lanes of their own. */
export type BoardRow<L, E> = {
  speaker: string | null;
  lanes: Band<L>[][];
  /** What is on each day of the board, by the hour. */
  events: E[][];
};

/** The days of a board from a day on, or from its first; null where there is nothing to show. */
export function boardDays(
  { legs, events }: { legs: readonly GridLeg[]; events: readonly GridEvent[] },
  from: CalendarDate | null = null,
): BoardDays | null {
  const firsts = [...legs.map(each => each.firstDate), ...events.map(each => each.localDate)];
  const lasts = [...legs.map(each => each.lastDate), ...events.map(each => each.localDate)];
  const first = firsts.sort(compare)[0];
  const last = lasts.sort(compare).at(-1);
  if (first === undefined || last === undefined) return null;
  const start = from === null || from < first || from > last ? first : from;
  const end = addDays(start, MAX_BOARD_DAYS - 1);
  const before = addDays(start, -MAX_BOARD_DAYS);
  return {
    ...{ firstDate: start, lastDate: end < last ? end : last },
    earlier: start === first ? null : before < first ? first : before,
    later: end < last ? addDays(end, 1) : null,
  };
}

/** The rows of a board: speakers by when their first leg begins, a delegation's legs last. */
export function boardRows<L extends GridLeg, E extends GridEvent>(
  { legs, events }: { legs: readonly L[]; events: readonly E[] },
  { firstDate, lastDate }: Pick<BoardDays, 'firstDate' | 'lastDate'>,
): BoardRow<L, E>[] {
  const sorted = legs.toSorted(
    (one, other) => compare(one.firstDate, other.firstDate) || compare(one.id, other.id),
  );
  const people = [
    ...sorted.map(each => each.speaker).filter(each => each !== null),
    ...events.flatMap(each => each.speakers).sort(compare),
    ...(sorted.some(each => each.speaker === null) ? [null] : []),
  ];
  const days = eachDay({ firstDate, lastDate });
  return [...new Set(people)].map(speaker => {
    const own = sorted.filter(
      each => each.speaker === speaker && each.lastDate >= firstDate && each.firstDate <= lastDate,
    );
    const theirs = events
      .filter(each => speaker !== null && each.speakers.includes(speaker))
      .toSorted((one, other) => compare(hourOf(one), hourOf(other)) || compare(one.id, other.id));
    const byDay = new Map<string, E[]>(days.map(day => [day, []]));
    for (const event of theirs) byDay.get(event.localDate)?.push(event);
    return { speaker, lanes: lanesOf(own, { firstDate, lastDate }), events: [...byDay.values()] };
  });
}

function hourOf({ localStart }: GridEvent): string {
  return localStart ?? '';
}

/** Legs side by side: each in the first lane that is free by then; one empty lane where none is. */
function lanesOf<L extends GridLeg>(
  legs: readonly L[],
  { firstDate, lastDate }: { firstDate: CalendarDate; lastDate: CalendarDate },
): Band<L>[][] {
  const lanes: L[][] = legs.length === 0 ? [[]] : [];
  for (const leg of legs) {
    const free = lanes.find(lane => lane.at(-1)!.lastDate < leg.firstDate);
    if (free) free.push(leg);
    else lanes.push([leg]);
  }
  return lanes.map(lane => {
    const bands: Band<L>[] = [];
    let next = firstDate;
    for (const leg of lane) {
      const from = leg.firstDate < firstDate ? firstDate : leg.firstDate;
      const until = leg.lastDate > lastDate ? lastDate : leg.lastDate;
      if (from > next) bands.push({ leg: null, days: daysBetween(next, from) });
      bands.push({ leg, days: daysBetween(from, until) + 1 });
      next = addDays(until, 1);
    }
    if (next <= lastDate) bands.push({ leg: null, days: daysBetween(next, lastDate) + 1 });
    return bands;
  });
}
