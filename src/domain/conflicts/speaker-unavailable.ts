import { isBusyAt, isBusyOn } from '../busy/busy.js';
import { type CalendarDate, eachDay } from '../calendar-date.js';
import { countryName } from '../countries.js';
import { dateRangeInWords } from '../date-words.js';
import type { ScheduledEvent, ScheduledPerson } from '../schedule.js';
import type { Finding, Rule, Subject } from './conflict.js';
import { nameOf } from './event-words.js';

/**
 * Somebody is promised for a time at which they may not be there, as a visa or a leave has ended, or
 * at which their own calendar has something else.
 */
export const speakerUnavailable: Rule = {
  id: 'speaker-unavailable',
  severity: 'error',
  definition:
    'A speaker or interpreter of an event is not available on one of its local dates in its country, or busy at its time by their own calendar.',
  flagged: 'A visa to February 10, Philadelphia on February 11; an evening during a flight.',
  notFlagged:
    'The last day of the visa; a flight that ends when the evening begins; a person of whom no times are on file.',
  isInternal: true,
  find({ events, people }) {
    const limited = new Map(
      people
        .filter(each => each.availability.length > 0 || each.busy)
        .map(each => [each.slug, each]),
    );
    return events.flatMap(event =>
      peopleOf(event).flatMap(({ subject, name }) => {
        const person = limited.get(subject.id);
        if (!person) return [];
        const missing = eachDay(event).filter(day => !isFree(person, event, day));
        if (missing.length > 0) return describe(event, { subject, name }, missing);
        const busy = busyDays(person, event);
        return busy.length === 0 ? [] : describeBusy(event, { subject, name }, busy);
      }),
    );
  },
};

/** Who is needed at an event, and by which name the reader knows them. */
type Needed = { subject: Subject; name: string };

function peopleOf({ speakers, speakerNames, interpreter, interpreterName }: ScheduledEvent) {
  const needed = speakers.map((id, index): Needed => {
    return { subject: { type: 'speaker', id }, name: speakerNames[index] ?? id };
  });
  if (interpreter === null || speakers.includes(interpreter)) return needed;
  const subject: Subject = { type: 'interpreter', id: interpreter };
  return [...needed, { subject, name: interpreterName ?? 'The interpreter' }];
}

/**
 * Who has no list is free. Who speaks online need not be in the country; where the country is not
 * known, any will do.
 */
function isFree(
  { availability }: ScheduledPerson,
  { city, attendance }: ScheduledEvent,
  day: CalendarDate,
): boolean {
  const country = attendance === 'online' ? null : (city?.country ?? null);
  if (availability.length === 0) return true;
  return availability.some(
    ({ firstDate, lastDate, countries }) =>
      firstDate <= day &&
      day <= lastDate &&
      (country === null || countries.length === 0 || countries.includes(country)),
  );
}

/** The days of an event on which something else is in the person's own calendar at its time. */
function busyDays({ busy }: ScheduledPerson, event: ScheduledEvent): CalendarDate[] {
  if (!busy) return [];
  const days = eachDay(event);
  if (!isBusyAt(busy, event)) return days.filter(day => isBusyOn(busy, day));
  // An event whose clock says that it ends before it begins has its first day all the same.
  return days.length > 0 ? days : [event.firstDate];
}

/** Until when a visa runs is not told: who hosts an event may know that somebody cannot come. */
function describe(
  event: ScheduledEvent,
  { subject, name }: Needed,
  missing: readonly CalendarDate[],
): Finding {
  const [firstDate, lastDate] = [missing[0]!, missing.at(-1)!];
  const country = event.attendance === 'online' ? null : (event.city?.country ?? null);
  const where = country === null ? '' : ` (${countryName(country)})`;
  return {
    subjects: [{ type: 'event', id: event.id }, subject],
    period: { firstDate, lastDate },
    facts: { days: [...missing], country, ownCalendar: false },
    message: `${name} is not available on ${dateRangeInWords(firstDate, lastDate)}${where} for ${nameOf(event)}: move it, or ask somebody else.`,
  };
}

/** What it is, and from when to when, is the person's own business. */
function describeBusy(
  event: ScheduledEvent,
  { subject, name }: Needed,
  days: readonly CalendarDate[],
): Finding {
  const [firstDate, lastDate] = [days[0]!, days.at(-1)!];
  return {
    subjects: [{ type: 'event', id: event.id }, subject],
    period: { firstDate, lastDate },
    facts: { days: [...days], country: null, ownCalendar: true },
    message: `${name} has something else in their own calendar on ${dateRangeInWords(firstDate, lastDate)} at the time of ${nameOf(event)}: move it, or ask somebody else.`,
  };
}
