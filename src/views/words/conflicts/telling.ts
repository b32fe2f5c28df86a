import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { Conflict, Subject } from '../../../domain/conflicts/conflict.js';
import { dateRangeInWords, dayInWords } from '../../../domain/date-words.js';
import { numberInWords } from '../numbers.js';
import { howMany } from '../spanish.js';

/**
 * The name or title of a subject as the reader may know it: a leg by its place. Null where the
 * reader may not know it, or nobody has looked it up.
 */
export type NameOf = (subject: Subject) => string | null;

/** A conflict, and by which names its reader knows what it is about. */
export type Telling = Pick<Conflict, 'subjects' | 'period' | 'facts'> & { nameOf: NameOf };

/**
 * A conflict with the names that its message tells, and no others: what a reader may know of one
 * event they need not know of another. The place of a leg goes by another name in each language.
 */
export function tellingOf(conflict: Conflict, nameOf: NameOf): Telling {
  return {
    ...conflict,
    nameOf(subject) {
      const name = nameOf(subject);
      const isTold = name !== null && conflict.message.includes(name);
      return subject.type === 'leg' || isTold ? name : null;
    },
  };
}

/** The Spanish sentence of a rule. */
export type Say = (telling: Telling) => string;

/** A fact that is a text; null where there is none. */
export function textOf({ facts }: Telling, fact: string): string | null {
  const value = facts[fact];
  return typeof value === 'string' ? value : null;
}

/** A fact that is a number; null where there is none. */
export function amountOf({ facts }: Telling, fact: string): number | null {
  const value = facts[fact];
  return typeof value === 'number' ? value : null;
}

/** A number among the facts as it is written: `6,7`. */
export function numberOf(telling: Telling, fact: string): string {
  return numberInWords(amountOf(telling, fact) ?? 0, 'es');
}

/** A fact that is a list; empty where there is none. */
export function listOf({ facts }: Telling, fact: string): string[] {
  const value = facts[fact];
  return Array.isArray(value) ? value : [];
}

/** How many a fact says, in words. */
export function countedOf(telling: Telling, fact: string, one: string): string {
  return howMany(amountOf(telling, fact) ?? 0, one);
}

/** The subjects of a type, in the order in which a sentence names them. */
function subjectsOf({ subjects }: Telling, type: Subject['type']): Subject[] {
  return subjects.filter(each => each.type === type);
}

/** `«Velada con Jaime»`; of an event that the reader may not know of, only that it is there. */
export function eventOf(telling: Telling, index = 0): string {
  const subject = subjectsOf(telling, 'event')[index];
  const title = subject ? telling.nameOf(subject) : null;
  return title === null ? 'otro compromiso' : `«${title}»`;
}

/** As `eventOf`, where a sentence begins. */
export function eventFirst(telling: Telling, index = 0): string {
  return eventOf(telling, index).replace(/^otro/, 'Otro');
}

/** `«Velada» (18:00–20:00)`: an event with its hours, where they are set. */
export function eventWithHours(telling: Telling, index = 0): string {
  return eventOf(telling, index) + hoursOf(telling, index);
}

/** As `eventWithHours`, where a sentence begins. */
export function eventWithHoursFirst(telling: Telling): string {
  return eventFirst(telling) + hoursOf(telling, 0);
}

function hoursOf(telling: Telling, index: number): string {
  const hours = listOf(telling, 'eventHours')[index] ?? '';
  return hours === '' ? '' : ` (${hours})`;
}

/** Both events: `«Velada» (18:00–20:00) y «Charla» (19:00–21:00)`. */
export function bothEvents(telling: Telling): string {
  return `${eventWithHours(telling, 0)} y ${eventWithHours(telling, 1)}`;
}

/** Both events, where a sentence begins. */
export function bothEventsFirst(telling: Telling): string {
  return `${eventWithHoursFirst(telling)} y ${eventWithHours(telling, 1)}`;
}

/** ` en Boston`, or nothing where the city is not known. */
export function inCity(telling: Telling, fact = 'city'): string {
  const city = textOf(telling, fact);
  return city === null ? '' : ` en ${city}`;
}

/** The speaker whom it is about. */
export function speakerOf(telling: Telling): string {
  const [subject] = subjectsOf(telling, 'speaker');
  return subject ? (telling.nameOf(subject) ?? subject.id) : 'La gira';
}

/** The interpreter, who is not named to everybody. */
export function interpreterOf(telling: Telling): string {
  const [subject] = subjectsOf(telling, 'interpreter');
  return (subject && telling.nameOf(subject)) ?? 'Quien interpreta';
}

/** The venue, where the reader may know it. */
export function venueOf(telling: Telling): string | null {
  const [subject] = subjectsOf(telling, 'venue');
  return subject ? telling.nameOf(subject) : null;
}

/** Whose leg it is: the speaker, or the delegation by the title of its tour. */
export function travellerOf(telling: Telling): string {
  return textOf(telling, 'traveller') ?? 'La gira';
}

/** The place of a leg; by `otherwise` where its name is not looked up. */
export function placeOf(telling: Telling, otherwise: string | null, index = 0): string {
  const subject = subjectsOf(telling, 'leg')[index];
  return (subject && telling.nameOf(subject)) ?? otherwise ?? 'el tramo';
}

/** The place of a leg with its days: `Boston (8–9 de febrero)`; `tour` explains which leg. */
export function legOf(telling: Telling, otherwise: string | null, index = 0, tour?: string) {
  const first = listOf(telling, 'legFirstDates')[index];
  const last = listOf(telling, 'legLastDates')[index];
  const days = first && last ? [dateRangeInWords(first, last, 'es')] : [];
  const more = [...days, ...(tour === undefined ? [] : [tour])].join(', ');
  return placeOf(telling, otherwise, index) + (more === '' ? '' : ` (${more})`);
}

/** `el 6 de febrero`. */
export function onDay(day: CalendarDate): string {
  return `el ${dayInWords(day, 'es')}`;
}

/** The first day of what is found: `el 6 de febrero`. */
export function onFirstDay({ period }: Telling): string {
  return period === null ? 'en un día sin fijar' : onDay(period.firstDate);
}

/** The days of what is found: `el 6 de febrero`, `los días 6–7 de febrero`. */
export function onDays(telling: Telling): string {
  const { period } = telling;
  if (period === null || period.firstDate === period.lastDate) return onFirstDay(telling);
  return `los días ${daysOf(telling)}`;
}

/** The days of what is found, as they stand in brackets: `6–7 de febrero`. */
export function daysOf({ period }: Telling): string {
  return period === null ? 'sin fijar' : dateRangeInWords(period.firstDate, period.lastDate, 'es');
}

/** `: 559 km, 5,2 h en avión`, or nothing where there is no way; notes are as somebody wrote them. */
export function wayOf(telling: Telling): string {
  if (amountOf(telling, 'km') === null) return '';
  const mode = textOf(telling, 'mode') === 'air' ? 'en avión' : 'por carretera';
  const booked = textOf(telling, 'booked');
  const note = booked === null ? textOf(telling, 'note') : `reservado ${booked}`;
  const way = `${numberOf(telling, 'km')} km, ${numberOf(telling, 'travelHours')} h ${mode}`;
  return `: ${way}${note === null ? '' : ` (${note})`}`;
}
