import { dateInWords, type Language, weekdayInWords } from './date-words.js';
import type { Event } from './event.js';

/** The part of a day in words, while the hour is open. */
const parts: Record<Language, Record<NonNullable<Event['partOfDay']>, string>> = {
  en: {
    ...{ morning: 'in the morning, hour open', afternoon: 'in the afternoon, hour open' },
    ...{ evening: 'in the evening, hour open', unknown: 'hour open' },
  },
  es: {
    ...{ morning: 'por la mañana, hora abierta', afternoon: 'por la tarde, hora abierta' },
    ...{ evening: 'por la noche, hora abierta', unknown: 'hora abierta' },
  },
};

type When = Pick<Event, 'localDate' | 'localStart' | 'localEnd' | 'partOfDay'>;

/**
 * When an event is, by the clock at its place: `Friday, February 8, 2013, 19:00–21:00`; over midnight
 * with the day of its end; `…, in the evening, hour open` while nobody has said the hour.
 */
export function eventWhen(event: When, language: Language): string {
  const { localDate, localStart, localEnd, partOfDay } = event;
  const day = `${weekdayInWords(localDate, language)}, ${dateInWords(localDate, language)}`;
  if (localStart === null || localEnd === null) {
    return `${day}, ${parts[language][partOfDay ?? 'unknown']}`;
  }
  const last = localEnd.slice(0, 10);
  const until = last === localDate ? '' : `${dateInWords(last, language)}, `;
  return `${day}, ${localStart.slice(11)}–${until}${localEnd.slice(11)}`;
}
