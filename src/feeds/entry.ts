import { compare } from '../domain/compare.js';
import type { Language } from '../domain/date-words.js';
import { eventOfUid, legUid, localPart } from '../domain/entry-uid.js';
import {
  type EventContent,
  type FeedEntry,
  isOff,
  type LegContent,
} from '../domain/publication.js';
import { arrangedEvent } from './arranged-entry.js';
import { crewEvent } from './crew-entry.js';
import { eventCategories, eventDescription, eventLocation, eventSummary } from './event-entry.js';
import { legCategories, legLocation, legSummary } from './leg-entry.js';
import type { VEvent } from './vevent.js';

/** How an entry is told. */
export type Telling = {
  language: Language;
  /** `prefix` says it in the title alone, for calendars that drop what is cancelled in silence. */
  cancelled: 'status' | 'prefix';
  /** Any address of this server. */
  base: string;
};

const offWords: Record<Language, Record<'cancelled' | 'postponed', string>> = {
  en: { cancelled: 'CANCELLED', postponed: 'POSTPONED' },
  es: { cancelled: 'CANCELADO', postponed: 'APLAZADO' },
};

/**
 * An entry as a VEVENT. One that is cancelled or postponed keeps its UID and dates, leaves the
 * subscriber's time free, and says so in its title too, because Outlook does not read STATUS.
 */
export function entryEvent(entry: FeedEntry, telling: Telling): VEvent {
  const { uid, sequence, createdAt, changedAt, cancelled, content } = entry;
  const { latitude, longitude } = content.place;
  const told =
    content.kind === 'leg' ? legTold(entry, content, telling) : eventTold(entry, content, telling);
  const off = isOff(entry);
  const word = offWords[telling.language][cancelled ? 'cancelled' : 'postponed'];
  const event = {
    ...{ uid, sequence, createdAt, changedAt },
    status: off && telling.cancelled === 'status' ? ('CANCELLED' as const) : ('CONFIRMED' as const),
    isBusy: 'startsAt' in told.when && !off,
    ...told,
    summary: off ? `${word}: ${told.summary}` : told.summary,
    geo: latitude === null || longitude === null ? null : { latitude, longitude },
  };
  if (content.kind === 'leg') return event;
  if (content.arranged) return arrangedEvent(event, content, telling.language);
  return content.crew ? crewEvent(event, content, telling.language) : event;
}

/** The page about an entry: that of the event, or of the leg's tour. */
export function pageOf(
  uid: string,
  { tour }: Pick<FeedEntry['content'], 'tour'>,
  base: string,
): URL {
  const id = eventOfUid(uid);
  return new URL(id === null ? `/tours/${tour.slug}` : `/events/${id}`, base);
}

type Told = Pick<VEvent, 'when' | 'summary' | 'location' | 'description'> &
  Pick<VEvent, 'categories' | 'url' | 'parent'>;

/** Its address stands in the description too, since Google and Outlook hide URL. */
function legTold({ uid }: FeedEntry, leg: LegContent, { language, base }: Telling): Told {
  const page = pageOf(uid, leg, base);
  return {
    when: { firstDate: leg.firstDate, lastDate: leg.lastDate },
    summary: legSummary(leg, language),
    location: legLocation(leg, language),
    description: page.href,
    categories: legCategories(leg, language),
    url: page,
    parent: null,
  };
}

function eventTold({ uid }: FeedEntry, event: EventContent, { language, base }: Telling): Told {
  const host = uid.slice(localPart(uid).length);
  const page = pageOf(uid, event, base);
  return {
    when: whenOf(event),
    summary: eventSummary(event, language),
    location: eventLocation(event, language),
    description: eventDescription(event, page, language),
    categories: eventCategories(event, language),
    url: page,
    // What was published by an earlier version of Gira does not name its leg.
    parent: event.leg ? legUid(event.leg) + host : null,
  };
}

function whenOf({ firstDate, lastDate, startsAt, endsAt, place }: EventContent): VEvent['when'] {
  if (startsAt === null || endsAt === null) return { firstDate, lastDate };
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt), timeZone: place.timeZone };
}

/** Feeds are ordered by start, then UID, both by code unit, so the same data is the same bytes. */
export function inOrder(entries: readonly FeedEntry[]): FeedEntry[] {
  // Keys made once: to compare 10,000 entries by their contents takes three times as long.
  return entries
    .map(entry => ({ entry, key: keyOf(entry) }))
    .sort((one, other) => compare(one.key, other.key))
    .map(({ entry }) => entry);
}

/** The same order, for those who sort otherwise. */
export function compareEntries(first: FeedEntry, second: FeedEntry): number {
  return compare(keyOf(first), keyOf(second));
}

/** A whole day begins before everything that has an hour on it: nothing is less than U+0000. */
function keyOf({ uid, content }: FeedEntry): string {
  const start = (content.kind === 'event' && content.localStart) || content.firstDate;
  return `${start}\0${uid}`;
}
