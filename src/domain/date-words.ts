import { type CalendarDate, partsOf, weekdayOf } from './calendar-date.js';

/** The languages in which Gira reads and writes dates. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** Whether what somebody sent names one of the languages. */
export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** Month names in order, January first: the one list for reading and for writing. */
export const monthNames: Record<Language, readonly string[]> = {
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
  es: [
    ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio'],
    ...['julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  ],
};

/** Weekday names in order, Monday first (ISO 8601). */
export const weekdayNames: Record<Language, readonly string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
};

/** The name of a day's weekday: `Friday`, `viernes`. */
export function weekdayInWords(date: CalendarDate, language: Language): string {
  return weekdayNames[language][weekdayOf(date) - 1]!;
}

/**
 * A range of days as people write it, without the year unless it changes within the range:
 * `February 3–4`, `February 11`, `April 27 – May 4`, `December 30, 2013 – January 2, 2014`;
 * in Spanish `3–4 de febrero`, `27 de abril – 4 de mayo`.
 */
export function dateRangeInWords(
  first: CalendarDate,
  last: CalendarDate,
  language: Language = 'en',
): string {
  const [from, to] = [partsOf(first), partsOf(last)];
  if (first === last) return dayInWords(first, language);
  if (from.year !== to.year) {
    return `${dateInWords(first, language)} – ${dateInWords(last, language)}`;
  }
  if (from.month !== to.month) {
    return `${dayInWords(first, language)} – ${dayInWords(last, language)}`;
  }
  const month = monthNames[language][from.month - 1]!;
  const days = `${from.day}–${to.day}`;
  return language === 'en' ? `${month} ${days}` : `${days} de ${month}`;
}

/** A range of days with its year: `February 3–4, 2013`, `3–4 de febrero de 2013`. */
export function datesInWords(
  first: CalendarDate,
  last: CalendarDate,
  language: Language = 'en',
): string {
  const days = dateRangeInWords(first, last, language);
  const { year } = partsOf(first);
  if (year !== partsOf(last).year) return days;
  return language === 'en' ? `${days}, ${year}` : `${days} de ${year}`;
}

/** A day with its year: `February 10, 2013`, `10 de febrero de 2013`. */
export function dateInWords(date: CalendarDate, language: Language = 'en'): string {
  const { year } = partsOf(date);
  const day = dayInWords(date, language);
  return language === 'en' ? `${day}, ${year}` : `${day} de ${year}`;
}

/** A day without its year: `February 10`, `10 de febrero`. */
export function dayInWords(date: CalendarDate, language: Language = 'en'): string {
  const { month, day } = partsOf(date);
  const name = monthNames[language][month - 1]!;
  return language === 'en' ? `${name} ${day}` : `${day} de ${name}`;
}
