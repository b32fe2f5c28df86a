import type { CalendarDate } from '../calendar-date.js';
import { compare } from '../compare.js';
import type { PlacedEvent } from '../conflicts/journeys.js';
import { type Slot, slotsOf, type Window } from '../free-hours.js';
import { grouped } from '../grouped.js';
import { wallTimeAt } from '../time/wall-time.js';
import { pointOf } from '../venue.js';
import { closeness } from './closeness.js';
import type { Interpreter, Placeable, Stay } from './placeable.js';

/**
 * An event that a request could become. `request` is the place of the request among all, in their
 * one order.
 */
export type Candidate = { request: number; event: PlacedEvent; closeness: number };

/**
 * All that a request could become, on file or not: every start of the grid in each leg, with each
 * interpreter. Of each day, leg and interpreter the nearest to the wish comes first, so that the
 * beginning of the list has something of all of them.
 */
export function candidatesOf(request: Placeable, position: number): Candidate[] {
  const all = request.stays.flatMap(stay =>
    slotsIn(request, stay).flatMap(slot =>
      (request.interpreters.length === 0 ? [null] : request.interpreters).map(interpreter => ({
        request: position,
        event: eventOf(request, { stay, slot, interpreter }, position),
        closeness: closeness(slot.localStart, request.wish),
      })),
    ),
  );
  return alternating(all);
}

/** The hours of a leg on days that a request has nothing against. */
function slotsIn(request: Placeable, stay: Stay): Slot[] {
  const slots = slotsOf(windowOf(request, stay), request.minutes);
  const { days } = request.wish;
  return days ? slots.filter(({ localStart }) => days.includes(localStart.slice(0, 10))) : slots;
}

/** Whether a request has nothing against some day of a leg. */
export function fitsInto(request: Pick<Placeable, 'wish' | 'venue'>, stay: Stay): boolean {
  const { firstDate, lastDate } = windowOf(request, stay);
  const { days = [firstDate] } = request.wish;
  return days.some(day => day >= firstDate && day <= lastDate);
}

/** The days of a leg from the first to the last that a request has nothing against. */
function windowOf({ wish, venue }: Pick<Placeable, 'wish' | 'venue'>, { leg }: Stay): Window {
  const { firstDate = leg.firstDate, lastDate = leg.lastDate } = wish;
  return {
    firstDate: later(firstDate, leg.firstDate),
    lastDate: later(lastDate, leg.lastDate) === lastDate ? leg.lastDate : lastDate,
    timeZone: venue?.timeZone ?? leg.city.timeZone,
  };
}

function later(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}

function alternating(all: readonly Candidate[]): Candidate[] {
  const groups = grouped(all, ({ event }) =>
    [event.firstDate, event.leg, event.interpreter].join(' '),
  );
  const ranked = [...groups.values()].flatMap(group =>
    group.sort(byWish).map((candidate, rank) => ({ candidate, rank })),
  );
  return ranked
    .sort((one, other) => one.rank - other.rank || byWish(one.candidate, other.candidate))
    .map(({ candidate }) => candidate);
}

/** Negative where the first candidate is nearer to the wish; of equals the earlier comes first. */
export function byWish(one: Candidate, other: Candidate): number {
  return (
    other.closeness - one.closeness ||
    one.event.startsAt.getTime() - other.event.startsAt.getTime() ||
    compare(one.event.speakers[0]!, other.event.speakers[0]!) ||
    compare(one.event.leg!, other.event.leg!) ||
    compare(one.event.interpreter ?? '', other.event.interpreter ?? '')
  );
}

type Choice = { stay: Stay; slot: Slot; interpreter: Interpreter | null };

/** The hold that it would be. Slots lie within one day, so it ends on the day of its start. */
function eventOf(request: Placeable, choice: Choice, position: number): PlacedEvent {
  const { venue, host, title, room, languages } = request;
  const { stay, slot, interpreter } = choice;
  const { startsAt, endsAt, localStart, timeZone } = slot;
  const city = venue?.cityOnFile ?? stay.leg.city;
  const day = localStart.slice(0, 10);
  return {
    ...{ id: `request-${position}`, tour: stay.leg.tour, status: 'hold', visibility: 'public' },
    ...{ attendance: 'in-person', leg: stay.leg.id, venue: venue?.id ?? null, room, title },
    ...{
      speakers: [stay.leg.speaker],
      speakerNames: [stay.name],
      speakerLanguages: [stay.languages],
    },
    ...{ languages: [...languages], interpreter: interpreter?.slug ?? null },
    ...{ interpreterName: interpreter?.name ?? null, host: host?.slug ?? null },
    ...{ hostName: host?.name ?? null, isHostLocal: host?.isLocal ?? false },
    ...{ venueName: venue?.name ?? null, venueFacts: venue, venueConfirmed: false },
    ...{ city, place: pointOf(venue) ?? city, expectedAttendance: null, tzChange: null },
    ...{ localStart, localEnd: wallTimeAt(endsAt, timeZone), timeZone, startsAt, endsAt },
    ...{ localDate: day, firstDate: day, lastDate: day, partOfDay: null },
    ...{ startFold: null, endFold: null, doorsAt: null },
  };
}
