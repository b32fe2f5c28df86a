import { dateInWords, type Language, weekdayInWords } from '../domain/date-words.js';

/** A day as it is told where nothing else says which week it is in: `Friday, February 8, 2013`. */
export function longDay(date: string, language: Language): string {
  return `${weekdayInWords(date, language)}, ${dateInWords(date, language)}`;
}

/** When something was done, for people in any zone: `November 22, 2026, 12:00 UTC`. */
export function momentInWords(instant: string, language: Language): string {
  const moment = new Date(instant).toISOString();
  return `${dateInWords(moment.slice(0, 10), language)}, ${moment.slice(11, 16)} UTC`;
}
