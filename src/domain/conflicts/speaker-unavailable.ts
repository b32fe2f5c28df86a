import { type CalendarDate, eachDay } from '../calendar-date.js';
import { countryName } from '../countries.js';
import { dateRangeInWords } from '../date-words.js';
import type { ScheduledEvent, ScheduledPerson } from '../schedule.js';
import type { Finding, Rule, Subject } from './conflict.js';
import { nameOf } from './event-words.js';

/** Somebody is promised for a day on which they may not be there: a visa or a leave has ended. */
export const speakerUnavailable: Rule = {
  id: 'speaker-unavailable',
  severity: 'error',
  definition:
    'A speaker or interpreter of an event is not available on one of its local dates in its country.',
  flagged: 'A visa to February 10, Philadelphia on February 11.',
  notFlagged: 'The last day of the visa; a person of whom no times are on file.',
  isInternal: true,
  find({ events, people }) {
    const limited = new Map(
      people.filter(each => each.availability.length > 0).map(each => [each.slug, each]),
    );
    return events.flatMap(event =>
      peopleOf(event).flatMap(({ subject, name }) => {
        const person = limited.get(subject.id);
        const missing = person ? eachDay(event).filter(day => !isFree(person, event, day)) : [];
        return missing.length === 0 ? [] : describe(event, { subject, name }, missing);
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

/** Who speaks online need not be in the country; where the country is not known, any will do. */
function isFree(
  { availability }: ScheduledPerson,
  { city, attendance }: ScheduledEvent,
  day: CalendarDate,
): boolean {
  const country = attendance === 'online' ? null : (city?.country ?? null);
  return availability.some(
    ({ firstDate, lastDate, countries }) =>
      firstDate <= day &&
      day <= lastDate &&
      (country === null || countries.length === 0 || countries.includes(country)),
  );
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
    facts: { days: [...missing], country },
    message: `${name} is not available on ${dateRangeInWords(firstDate, lastDate)}${where} for ${nameOf(event)}: move it, or ask somebody else.`,
  };
}
