import type { EventFormField } from '../../domain/board/event-values.js';
import { dateInWords, type Language, weekdayInWords } from '../../domain/date-words.js';
import { languageName } from '../../domain/language-names.js';
import { boardKinds } from '../words/board.js';
import { eventBoardWords } from '../words/board-event.js';

/** What names the things that fields refer to. */
export type FieldNames = {
  people: ReadonlyMap<string, string>;
  venues: ReadonlyMap<string, string>;
};

const choices = ['kind', 'visibility', 'attendance', 'startFold', 'endFold'];
const walls = ['localStart', 'localEnd', 'doorsAt'];

/** What stands in a field of an event's form, in words; what is empty is `none`. */
export function fieldInWords(
  field: EventFormField,
  text: string,
  { people, venues }: FieldNames,
  language: Language,
): string {
  const say = eventBoardWords[language];
  if (field === 'venueConfirmed') return text === '' ? say.no : say.yes;
  if (text === '') return say.none;
  if (walls.includes(field)) return wallInWords(text, language);
  if (field === 'localDate') return dayWithWeekday(text, language);
  if (field === 'partOfDay') return boardKinds[language][text as 'morning'] ?? text;
  if (choices.includes(field)) return say[text as 'talk'] ?? text;
  const listed = text.split(', ');
  if (field === 'languages') return listed.map(tag => languageName(tag, language)).join(', ');
  if (field === 'speakers' || field === 'interpreter')
    return listed.map(slug => people.get(slug) ?? slug).join(', ');
  return field === 'venue' ? (venues.get(text) ?? text) : text;
}

/** A wall time with its day: `Friday, February 8, 2013, 19:00`; what is none is told as it is. */
export function wallInWords(wall: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall)) return wall;
  return `${dayWithWeekday(wall.slice(0, 10), language)}, ${wall.slice(11)}`;
}

/** `Friday, February 8, 2013`; what is no day is told as it is. */
export function dayWithWeekday(day: string, language: Language): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(day)) return day;
  return `${weekdayInWords(day, language)}, ${dateInWords(day, language)}`;
}
