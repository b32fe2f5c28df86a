import { countryName, countryNamed } from '../../../domain/countries.js';
import { dateInWords, monthNames, weekdayNames } from '../../../domain/date-words.js';
import { clockOf } from '../spanish.js';
import type { Vocabulary } from './phrase-book.js';

const things = {
  ...{ tour: 'la gira', speaker: 'la persona', interpreter: 'el intérprete', venue: 'el local' },
  ...{ organization: 'la organización', city: 'la ciudad', leg: 'el tramo', event: 'el acto' },
};

const statuses = {
  ...{ proposed: 'propuesto', hold: 'reservado', confirmed: 'confirmado' },
  ...{ postponed: 'aplazado', cancelled: 'cancelado', rejected: 'rechazado' },
  // Of requests.
  ...{ accepted: 'aceptada', declined: 'rechazada', withdrawn: 'retirada' },
};

/** Words of Gira's own that stand at places of sentences; others are somebody's, and stay. */
export const vocabulary: Vocabulary = {
  ...{ kind: wordOf(things), field: wordOf(things), status: wordOf(statuses) },
  role: wordOf({ coordinator: 'quien coordina', chapter: 'un grupo local' }),
  paper: wordOf({ announcement: 'el anuncio', directory: 'la lista' }),
  word: wordOf({
    ...{ tour: 'gira', speaker: 'ponente', interpreter: 'intérprete' },
    ...{ organization: 'organización', all: 'todo' },
  }),
  ...{
    day: dayOf,
    first: dayOf,
    last: dayOf,
    days: said => said.split(', ').map(dayOf).join(', '),
  },
  ...{ wall: momentOf, before: momentOf, after: momentOf },
  stays: said => said.split(', ').map(stayOf).join('; '),
  ...{ date: dateOf, nextDate: dateOf, weekday: weekdayOf, writtenWeekday: weekdayOf },
  ...{ country: countryOf, otherCountry: countryOf },
  lines: said => said.replace(/^line(s?) /, 'línea$1 ').replace(/ and (\d+) more$/, ' y $1 más'),
  countries: said => said.split(', ').map(countryOf).join(', '),
};

function wordOf(words: Readonly<Record<string, string>>): (said: string) => string {
  return said => (Object.hasOwn(words, said) ? words[said]! : said);
}

/** `2013-02-08` in words. */
function dayOf(said: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(said) ? dateInWords(said, 'es') : said;
}

/** `2013-02-08 to 2013-02-09`. */
function stayOf(said: string): string {
  const [first = '', last = first] = said.split(' to ').map(dayOf);
  return first === last ? `el ${first}` : `del ${first} al ${last}`;
}

/** `2013-03-10 02:30`. */
function momentOf(said: string): string {
  const [day = '', clock] = said.split(' ');
  return clock === undefined ? said : `el ${dayOf(day)} a ${clockOf(clock)}`;
}

/** `April 31, 2013`: a day that need not exist. */
function dateOf(said: string): string {
  const [, name = '', day, year] = /^(\w+) (\d+)(?:, (\d+))?$/.exec(said) ?? [];
  const month = monthNames.es[monthNames.en.indexOf(name)];
  if (month === undefined) return said;
  return `${day} de ${month}${year === undefined ? '' : ` de ${year}`}`;
}

function weekdayOf(said: string): string {
  return weekdayNames.es[weekdayNames.en.indexOf(said)] ?? said;
}

function countryOf(said: string): string {
  const code = /^[A-Z]{2}$/.test(said) ? said : countryNamed(said);
  return code === null ? said : countryName(code, 'es');
}
