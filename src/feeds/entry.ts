import type { Language } from '../domain/date-words.js';
import type { EventContent, FeedEntry, LegContent } from '../domain/publication.js';
import { eventCategories, eventDescription, eventLocation, eventSummary } from './event-entry.js';
import { legCategories, legLocation, legSummary } from './leg-entry.js';
import type { VEvent } from './vevent.js';

const cancelledWords: Record<Language, string> = { en: 'CANCELLED', es: 'CANCELADO' };

/**
 * An entry as a VEVENT. `base` is any address of this server. A cancelled entry keeps its UID and
 * dates, and says so in its title too, because Outlook does not read STATUS.
 */
export function entryEvent(entry: FeedEntry, language: Language, base: string): VEvent {
  const { uid, sequence, createdAt, changedAt, cancelled, content } = entry;
  const { latitude, longitude } = content.place;
  const told =
    content.kind === 'leg'
      ? legTold(content, language, base)
      : eventTold(entry, content, language, base);
  return {
    ...{ uid, sequence, createdAt, changedAt, cancelled },
    ...told,
    summary: cancelled ? `${cancelledWords[language]}: ${told.summary}` : told.summary,
    geo: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}

type Told = Pick<VEvent, 'when' | 'summary' | 'location' | 'description' | 'categories' | 'url'>;

function legTold(leg: LegContent, language: Language, base: string): Told {
  return {
    when: { firstDate: leg.firstDate, lastDate: leg.lastDate },
    summary: legSummary(leg, language),
    location: legLocation(leg, language),
    description: '',
    categories: legCategories(leg, language),
    url: new URL(`/tours/${leg.tour.slug}`, base),
  };
}

function eventTold(
  { uid }: FeedEntry,
  event: EventContent,
  language: Language,
  base: string,
): Told {
  const { firstDate, lastDate, startsAt, endsAt } = event;
  const id = uid.replace(/^event-/, '').replace(/@.*/s, '');
  const page = new URL(`/events/${id}`, base);
  const isTimed = startsAt !== null && endsAt !== null;
  return {
    when: isTimed
      ? { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
      : { firstDate, lastDate },
    summary: eventSummary(event, language),
    location: eventLocation(event, language),
    description: eventDescription(event, page, language),
    categories: eventCategories(event, language),
    url: page,
  };
}

/** Feeds are ordered by start, then UID, both by code unit, so the same data is the same bytes. */
export function compareEntries(first: FeedEntry, second: FeedEntry): number {
  return compare(startOf(first), startOf(second)) || compare(first.uid, second.uid);
}

/** A whole day begins before everything that has an hour on it. */
function startOf({ content }: FeedEntry): string {
  return (content.kind === 'event' && content.localStart) || content.firstDate;
}

function compare(first: string, second: string): number {
  return first < second ? -1 : Number(first > second);
}
