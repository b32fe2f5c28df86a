import type { Language } from '../domain/date-words.js';
import type { FeedEntry } from '../domain/publication.js';
import { legCategories, legLocation, legSummary } from './leg-entry.js';
import type { VEvent } from './vevent.js';

const cancelledWords: Record<Language, string> = { en: 'CANCELLED', es: 'CANCELADO' };

/**
 * An entry as a VEVENT. `base` is any address of this server. A cancelled entry keeps its UID and
 * dates, and says so in its title too, because Outlook does not read STATUS.
 */
export function entryEvent(entry: FeedEntry, language: Language, base: string): VEvent {
  const { uid, sequence, createdAt, changedAt, cancelled, content: leg } = entry;
  const { latitude, longitude } = leg.place;
  const summary = legSummary(leg, language);
  return {
    ...{ uid, sequence, createdAt, changedAt, cancelled },
    when: { firstDate: leg.firstDate, lastDate: leg.lastDate },
    summary: cancelled ? `${cancelledWords[language]}: ${summary}` : summary,
    location: legLocation(leg, language),
    categories: legCategories(leg, language),
    geo: latitude === null || longitude === null ? null : { latitude, longitude },
    url: new URL(`/tours/${leg.tour.slug}`, base),
  };
}

/** Feeds are ordered by start, then UID, both by code unit, so the same data is the same bytes. */
export function compareEntries(first: FeedEntry, second: FeedEntry): number {
  return (
    compare(first.content.firstDate, second.content.firstDate) || compare(first.uid, second.uid)
  );
}

function compare(first: string, second: string): number {
  return first < second ? -1 : Number(first > second);
}
