import type { Event, EventChange } from '../event.js';
import { differingFields, listed, type TypedValues } from './typed-values.js';

/** The fields of the form of an event, in their order; each is typed as text. */
export const eventFormFields = [
  ...(['title', 'localStart', 'localEnd', 'localDate', 'partOfDay', 'venue', 'room'] as const),
  ...(['venueConfirmed', 'speakers', 'interpreter', 'host', 'languages', 'kind'] as const),
  ...(['visibility', 'attendance', 'joinUrl', 'url', 'expectedAttendance', 'doorsAt'] as const),
  ...(['startFold', 'endFold', 'description'] as const),
] as const;
export type EventFormField = (typeof eventFormFields)[number];

/** What stands in the form of an event: lists are joined by commas, what is not there is empty. */
export type EventValues = TypedValues<EventFormField>;

/** An event as it stands in its form. A day stands for itself only while the hour is open. */
export function eventValues(event: Event): EventValues {
  const pairs = eventFormFields.map(field => {
    const value = field === 'localDate' && event.localStart !== null ? null : event[field];
    if (Array.isArray(value)) return [field, value.join(', ')];
    if (value === true) return [field, 'yes'];
    return [field, value === null || value === false ? '' : String(value)];
  });
  return Object.fromEntries(pairs) as EventValues;
}

/** The fields that differ between what stood in a form and what stands in it now. */
export function fieldsTyped(was: EventValues, typed: EventValues): EventFormField[] {
  return differingFields(eventFormFields, was, typed);
}

/** What somebody changed in the form of an event, as the API takes it. */
export function changeTyped(was: EventValues, typed: EventValues): EventChange {
  const fields = fieldsTyped(was, typed).map(field => [field, readField(field, typed[field])]);
  const change = Object.fromEntries(fields) as EventChange;
  // What has hours has no open day, and the other way round.
  if (change.localStart === null) change.partOfDay ??= 'unknown';
  if (change.localDate === undefined || typed.localStart === '') return change;
  const { localDate: _, partOfDay: __, ...hours } = change;
  return hours;
}

function readField(field: EventFormField, text: string): unknown {
  if (field === 'speakers' || field === 'languages') return listed(text);
  if (field === 'venueConfirmed') return text !== '';
  if (text === '') return field === 'title' || field === 'localDate' ? '' : null;
  // What is no number is given on as it is, for the API to refuse.
  return field === 'expectedAttendance' && /^\d+$/.test(text) ? Number(text) : text;
}

/** An event's form with the event on another day, and, where an hour is given, at that hour. */
export function movedValues(event: Event, day: string, time: string | null): EventValues {
  const values = eventValues(event);
  const { localStart, localEnd, doorsAt } = event;
  if (localStart === null || localEnd === null) {
    return time === null ? { ...values, localDate: day } : values;
  }
  const start = `${day}T${time ?? localStart.slice(11)}`;
  const by = Date.parse(`${start}Z`) - Date.parse(`${localStart}Z`);
  if (Number.isNaN(by)) return { ...values, localStart: start };
  const later = (wall: string) => new Date(Date.parse(`${wall}Z`) + by).toISOString().slice(0, 16);
  return {
    ...{ ...values, localStart: start, localEnd: later(localEnd) },
    doorsAt: doorsAt === null ? '' : later(doorsAt),
  };
}
