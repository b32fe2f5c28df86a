import {
  dateInWords,
  dateRangeInWords,
  datesInWords,
  dayInWords,
  type Language,
  weekdayInWords,
} from '../domain/date-words.js';
import type { EventContent, FeedEntry } from '../domain/publication.js';
import { wallTimeAt } from '../domain/time/wall-time.js';
import { openHour } from '../feeds/event-entry.js';

const local: Record<Language, (city: string) => string> = {
  en: city => `local time in ${city}`,
  es: city => `hora local de ${city}`,
};

/**
 * When something is, whole: `Friday, February 8, 2013, 19:00–21:00 (local time in Boston)`; of a leg
 * its days: `February 8–9, 2013`.
 */
export function whenInWords(content: FeedEntry['content'], language: Language): string {
  return content.kind === 'event'
    ? eventWhen(content, language)
    : datesInWords(content.firstDate, content.lastDate, language);
}

/** When something is, for a line with other words: `February 8, 19:00`. */
export function shortWhen(content: FeedEntry['content'], language: Language): string {
  if (content.kind === 'event') return shortHour(content, language);
  return dateRangeInWords(content.firstDate, content.lastDate, language);
}

/** As `shortWhen`, of an event. */
export function shortHour(
  { firstDate, localStart }: Pick<EventContent, 'firstDate' | 'localStart'>,
  language: Language,
): string {
  const day = dayInWords(firstDate, language);
  return localStart === null ? day : `${day}, ${localStart.slice(11)}`;
}

function eventWhen(content: EventContent, language: Language): string {
  const { firstDate, localStart, endsAt, place } = content;
  const day = `${weekdayInWords(firstDate, language)}, ${dateInWords(firstDate, language)}`;
  if (localStart === null || endsAt === null) return `${day} (${openHour[language]})`;
  const end = wallTimeAt(new Date(endsAt), place.timeZone);
  const endDay = end.slice(0, 10);
  const until = endDay === firstDate ? '' : `${dateInWords(endDay, language)}, `;
  const where = place.city === null ? place.timeZone : local[language](place.city);
  return `${day}, ${localStart.slice(11)}–${until}${end.slice(11)} (${where})`;
}
