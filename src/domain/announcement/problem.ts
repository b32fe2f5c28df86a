import type { Piece } from './parsed.js';

/** Longest quotation of the announcement inside a reason: a reason stays one readable sentence. */
const MAX_QUOTE = 60;

/** Longest name of a place: the longest official city name has 85 letters. */
export const MAX_PLACE = 120;
/** Longest stay in one place: a year, so that a mistyped year does not fill a calendar. */
export const MAX_DAYS = 366;
/** Most legs of one announcement: two a day for most of a year. */
export const MAX_LEGS = 500;
/** Most lines (or parts between ` / `) that are read: the legs, and a line about each. */
export const MAX_LINES = 1000;

const example = 'as in "Boston - February 8-9"';

/** What can be wrong with a piece, by code: a sentence that says what to write instead. */
const reasons = {
  'no-date': (text: string) =>
    `${text} stands in the list of cities without a date: add a dash and the days, ${example}.`,
  'no-place': (text: string) =>
    `${text} is a date without a city: write the city and a dash before it, ${example}.`,
  'no-separator': (text: string) =>
    `${text} needs " - " between the city and the dates, ${example}.`,
  'ambiguous-date': (text: string) =>
    `${text} has a date in figures, which may be day/month or month/day: ` +
    `write the month as a word, ${example}.`,
  'unreadable-date': (text: string) =>
    `The date in ${text} was not understood: write the month and the days, ${example}.`,
  'text-after-date': (text: string, after: string) =>
    `${text} goes on after its date with ${quote(after)}: end the line with the date ` +
    'and write the rest on a line of its own.',
  'several-stops': (text: string) =>
    `${text} has more dates than were understood: ` +
    `write each city on a line of its own, ${example}.`,
  'place-too-long': (text: string) =>
    `${text} names a place of more than ${MAX_PLACE} characters: write the city alone.`,
  'no-such-day': (text: string, day: string) =>
    `${text} names ${day}, a day that does not exist: correct the date.`,
  'ends-before-it-begins': (text: string, days: string) =>
    `${text} goes backwards (${days}): write the earlier day first, or the year of each date.`,
  'weekday-disagrees': (text: string, weekdays: string) =>
    `In ${text} the weekday and the date disagree: ${weekdays}; correct one of them.`,
  'range-too-long': (text: string) =>
    `${text} lasts more than ${MAX_DAYS} days: correct its dates or years.`,
  'too-many-legs': (text: string) =>
    `${text} comes after ${MAX_LEGS} other stops, ` +
    'the most that one announcement may have: split it.',
  'too-many-lines': (text: string) =>
    `${text} and what follows was not read, ` +
    `because ${MAX_LINES} lines stand before it: split the text.`,
  'several-speakers': (text: string) =>
    `${text} introduces more than one speaker: write one sentence for each, with the name first.`,
};

export type ProblemCode = keyof typeof reasons;

/** A piece that was meant to be read and could not be. Only whoever knows cities has candidates. */
export type Problem = Piece & { code: ProblemCode; reason: string; candidates: never[] };

/** The problem of a piece; `detail` is what the reason names besides the text itself. */
export function problem(piece: Piece, code: ProblemCode, detail = ''): Problem {
  const reason = reasons[code](quote(piece.text), detail);
  return { line: piece.line, text: piece.text, code, reason, candidates: [] };
}

/** A text in quotation marks, cut where it is too long for a sentence. */
export function quote(text: string): string {
  if (text.length <= MAX_QUOTE) return `"${text}"`;
  const letters = [...text.slice(0, MAX_QUOTE * 2)];
  return `"${letters.length > MAX_QUOTE ? `${letters.slice(0, MAX_QUOTE).join('')}…` : text}"`;
}
