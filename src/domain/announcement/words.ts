import { monthNames, weekdayNames } from '../date-words.js';

/** A word as it is compared: without accents, in lower case. */
export function fold(text: string): string {
  // Most text has no accents, and normalising is what takes the time.
  if (/^[\0-\x7F]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text, split at spaces. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '');
}

/** Month numbers (1–12) by folded name and abbreviation, English and Spanish. */
export const months = new Map<string, number>([
  ...numbered(monthNames.en, [3]),
  ...numbered(monthNames.es, [3]),
  ...([
    ['sept', 9],
    ['set', 9],
    ['setiembre', 9],
  ] as const),
]);

/** ISO weekdays (1 is Monday) by folded name and abbreviation, English and Spanish. */
export const weekdays = new Map<string, number>([
  ...numbered(weekdayNames.en, [3]),
  ...numbered(weekdayNames.es, [3]),
  ...([
    ['tues', 2],
    ['thur', 4],
    ['thurs', 4],
  ] as const),
]);

const monthWord = `(?:${[...months.keys()].join('|')})`;
const monthDay = new RegExp(
  `(?<!\\p{L})(?:${monthWord}\\.? \\d{1,2}(?!\\d)|(?<!\\d)\\d{1,2} (?:de )?${monthWord}(?!\\p{L}))`,
  'u',
);

/** True when a text names a month beside a day, wherever it stands. */
export function namesADay(text: string): boolean {
  return /\d/.test(text) && monthDay.test(fold(text).replace(/\s+/g, ' '));
}

/** True for the heading of a month: `February`, `January 2014:`, `Febrero de 2013`. */
export function namesAMonth(text: string): boolean {
  const [word = '', ...rest] = fold(text)
    .replace(/:$/, '')
    .split(/[\s,.]+/);
  return months.has(word) && /^(?:(?:de |del )?\d{4})?$/.test(rest.join(' ').trim());
}

function numbered(names: readonly string[], lengths: number[]): [string, number][] {
  return names.flatMap((name, index) => {
    const word = fold(name);
    const forms = [word, ...lengths.map(length => word.slice(0, length))];
    return forms.map((form): [string, number] => [form, index + 1]);
  });
}
