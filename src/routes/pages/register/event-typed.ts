import { addDays, type CalendarDate, isCalendarDate } from '../../../domain/calendar-date.js';
import type { Event, EventChange } from '../../../domain/event.js';
import type { InputError } from '../../../domain/refusals.js';
import type { ProblemShown, Values } from '../../../views/form.js';
import type { Typed } from '../typed.js';

/** Languages that have a box of their own in forms; others are typed as codes. */
export const boxedLanguages = ['en', 'es', 'fr'];

/** What a form has of an event, as the API takes it; `day` is the day on which it begins. */
export function typedEvent(typed: Typed, day: CalendarDate | undefined): EventChange {
  const venue = typed.text('venue');
  const host = typed.text('host');
  return {
    title: typed.text('title') ?? '',
    description: typed.orNull('description'),
    kind: (typed.text('kind') ?? 'talk') as Event['kind'],
    // What is not in the form stays as it is.
    ...(venue !== undefined && { venue: venue === 'none' || venue === 'new' ? null : venue }),
    room: typed.orNull('room'),
    venueConfirmed: typed.flag('venueConfirmed'),
    visibility: typed.flag('private') ? 'private' : 'public',
    languages: languagesTyped(typed),
    expectedAttendance: typed.number('expectedAttendance') ?? null,
    ...(host !== undefined && { host: host === 'none' ? null : host }),
    ...hoursTyped(typed, day),
  };
}

function languagesTyped(typed: Typed): string[] {
  const others = (typed.text('otherLanguages') ?? '').split(/[\s,;]+/).filter(each => each !== '');
  return [...new Set([...typed.list('languages'), ...others.map(each => each.toLowerCase())])];
}

/** Hours that are typed count; without them the part of the day does. */
function hoursTyped(typed: Typed, day: CalendarDate | undefined): EventChange {
  const [from, to] = [typed.text('localStart'), typed.text('localEnd')];
  const partOfDay = typed.text('partOfDay') as Event['partOfDay'] | undefined;
  if (from === undefined && to === undefined) {
    if (partOfDay === undefined) return {};
    return { partOfDay, ...(day !== undefined && { localDate: day }) };
  }
  const first = day ?? '';
  const isOvernight = from !== undefined && to !== undefined && to <= from;
  const last = isOvernight && isCalendarDate(first) ? addDays(first, 1) : first;
  return {
    ...(from !== undefined && { localStart: `${first}T${from}` }),
    ...(to !== undefined && { localEnd: `${last}T${to}` }),
    ...foldTyped(typed, 'startFold'),
    ...foldTyped(typed, 'endFold'),
  };
}

function foldTyped(typed: Typed, name: 'startFold' | 'endFold'): EventChange {
  const fold = typed.text(name);
  return fold === undefined ? {} : { [name]: fold as 'earlier' };
}

/** An event as it stands in a form. */
export function valuesOfEvent(event: Event): Values {
  const { description, kind, venue, room, languages, expectedAttendance, host } = event;
  const { localStart, localEnd, localDate, partOfDay, startFold, endFold } = event;
  return {
    ...{ title: event.title, description: description ?? '', kind, room: room ?? '' },
    ...{ venue: venue ?? 'none', host: host ?? 'none' },
    ...(event.venueConfirmed && { venueConfirmed: 'yes' }),
    ...(event.visibility === 'private' && { private: 'yes' }),
    languages: languages.filter(each => boxedLanguages.includes(each)),
    otherLanguages: languages.filter(each => !boxedLanguages.includes(each)).join(', '),
    expectedAttendance: String(expectedAttendance ?? ''),
    ...{ day: localStart?.slice(0, 10) ?? localDate, localStart: localStart?.slice(11) ?? '' },
    ...{ localEnd: localEnd?.slice(11) ?? '', partOfDay: partOfDay ?? '' },
    ...{ startFold: startFold ?? '', endFold: endFold ?? '' },
  };
}

/** Hours that are offered, as the button of an offer sends them. */
export function hourPressed(typed: Typed): { day: CalendarDate; values: Values } | null {
  const hours = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\/\d{4}-\d\d-\d\dT(\d\d:\d\d)$/.exec(
    typed.text('hour') ?? '',
  );
  if (hours === null) return null;
  const [, day, localStart, localEnd] = hours as unknown as string[];
  const values = { localStart, localEnd, partOfDay: '', startFold: '', endFold: '' };
  return { day: day!, values };
}

/**
 * A problem of an event, with what is wrong beside the fields of a form: what was checked lies
 * deeper in its body, and times of day have no date.
 */
export function besideFields(problem: ProblemShown): ProblemShown {
  const errors = problem.errors.map(each => ({
    ...each,
    pointer: fieldOf(each),
    suggestions: each.suggestions.map(time => time.replace(/^\d{4}-\d\d-\d\dT/, '')),
  }));
  return { ...problem, errors };
}

function fieldOf({ pointer }: Pick<InputError, 'pointer'>): string {
  const field = pointer.replace(/^\/(event|eventChange\/change)(?=\/|$)/, '');
  return field === '/localDate' ? '/day' : field;
}
