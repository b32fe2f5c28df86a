import { isDeepStrictEqual } from 'node:util';
import { type Event, type EventChange, eventFields, type NewEvent } from './event.js';
import type { Offer } from './free-hours.js';
import { type Refusal, refuseField } from './refusals.js';

/**
 * What a change makes of an event: it replaces what it names. New hours end an open hour and the
 * other way round; a new start asks anew which of two instants is meant; a new venue brings its zone.
 */
export function merge(event: Event, change: EventChange): NewEvent | Refusal {
  const kept = Object.fromEntries(eventFields.map(field => [field, event[field]]));
  const input = { ...kept, ...change } as NewEvent;
  const opens = change.localStart === null || (change.partOfDay ?? null) !== null;
  if (event.localStart !== null && change.localDate !== undefined && !change.localStart && !opens) {
    const message = 'Move the event with localStart and localEnd, or send partOfDay with the day.';
    return refuseField('invalid-input', '/localDate', message);
  }
  if (opens && change.localStart == null) {
    Object.assign(input, { localStart: null, localEnd: change.localEnd ?? null, doorsAt: null });
  } else if (change.localStart) {
    input.partOfDay = null;
    input.localDate = change.localDate ?? change.localStart.slice(0, 10);
    if (change.doorsAt === undefined) input.doorsAt = movedDoors(event, change.localStart);
  }
  const isMoved = change.localStart !== undefined && change.localStart !== event.localStart;
  if (isMoved && change.startFold === undefined) input.startFold = null;
  const isEndMoved = change.localEnd !== undefined && change.localEnd !== event.localEnd;
  if (isEndMoved && change.endFold === undefined) input.endFold = null;
  const isElsewhere = change.venue !== undefined && change.venue !== event.venue;
  if (isElsewhere && change.room === undefined) input.room = null;
  if (isElsewhere && change.timeZone === undefined && change.venue) delete input.timeZone;
  return input;
}

/** Whether nothing that decides the leg of an event is another: it stays there, whatever that became. */
export function isWhereItWas(input: NewEvent, held: Event): boolean {
  const placing = (event: NewEvent | Event) => [
    ...[event.tour, event.leg ?? null, event.venue ?? null, dayOf(event)],
    ...event.speakers.toSorted(),
  ];
  return isDeepStrictEqual(placing(input), placing(held));
}

/** The local day of an event, or of a description of one; empty where that tells none. */
export function dayOf({ localStart, localDate }: NewEvent | Event): string {
  return localStart?.slice(0, 10) ?? localDate ?? '';
}

/** Doors that were to open some minutes before the start do so before the new one. */
function movedDoors({ doorsAt, localStart }: Event, next: string): string | null {
  if (doorsAt === null || localStart === null) return null;
  const ahead = Date.parse(`${localStart}Z`) - Date.parse(`${doorsAt}Z`);
  return new Date(Date.parse(`${next}Z`) - ahead).toISOString().slice(0, 16);
}

/** The event at other hours; its doors open as long before as they did. */
export function atHours(event: Event, hours: Offer): Event {
  const { localStart } = hours;
  return {
    ...{ ...event, ...hours, doorsAt: movedDoors(event, localStart) },
    ...{ localDate: localStart.slice(0, 10), partOfDay: null, startFold: null, endFold: null },
  };
}

/** The event as it is to be once what is pending of it is confirmed. */
export function asWanted(event: Event): Event {
  const wanted = { ...event, ...event.pendingChange?.change };
  const { localStart } = wanted;
  return { ...wanted, localDate: localStart?.slice(0, 10) ?? wanted.localDate };
}

/** The fields that differ between an event and what is wanted of it, as they are to be. */
export function fieldsWanted(event: Event, wanted: Partial<Event>): EventChange {
  const differing = eventFields.filter(
    field => wanted[field] !== undefined && !isDeepStrictEqual(event[field], wanted[field]),
  );
  return Object.fromEntries(differing.map(field => [field, wanted[field]]));
}
