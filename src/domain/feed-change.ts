import { isDeepStrictEqual } from 'node:util';
import type { CalendarDate } from './calendar-date.js';
import { asTold, type FeedEntry, type HeldEntry, isOff, isUnseen, toldOf } from './publication.js';

export const feedDeeds = ['new', 'changed', 'postponed', 'cancelled', 'restored'] as const;
export type FeedDeed = (typeof feedDeeds)[number];

/** Where and when an entry was: what a change is told of as old → new. */
export type ChangeSide = {
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  localStart: string | null;
  /** Each null where it is not known or not public. */
  place: {
    venue: string | null;
    city: string | null;
    region: string | null;
    country: string | null;
  };
};

/** A change that one feed tells of one entry, known by the part of its UID before the `@`. */
export type FeedChange = {
  feed: string;
  uid: string;
  sequence: number;
  toldAt: Date;
  deed: FeedDeed;
  before: ChangeSide | null;
  after: ChangeSide;
  /** Other fields of the content that changed. */
  also: string[];
};

/**
 * What subscribers are told by entries that are about to be written, beside those that the feeds
 * held before. One that nobody has seen yet was never told: what comes after it is new.
 */
export function feedChanges(
  held: readonly HeldEntry[],
  written: readonly HeldEntry[],
  now: Date,
): FeedChange[] {
  const told = toldOf(held, now);
  return written.flatMap(row => {
    const previous = told.find(({ feed }) => feed === row.feed) ?? null;
    if (row.toldBefore === null) return changeBetween(previous, row, now);
    const meanwhile = asTold(row, now);
    return [...changeBetween(previous, meanwhile, now), ...changeBetween(meanwhile, row, now)];
  });
}

/** One change, or none where the one says what the other does. */
function changeBetween(previous: HeldEntry | null, next: HeldEntry, now: Date): FeedChange[] {
  const { feed, uid, sequence } = next;
  if (previous?.sequence === sequence) return [];
  const deed = deedOf(previous, next);
  const also = previous === null ? [] : otherFields(previous.content, next.content);
  const before = previous && sideOf(previous.content);
  const after = sideOf(next.content);
  const isSame = also.length === 0 && isDeepStrictEqual(before, after);
  // An entry that only joins or leaves another feed is the same to this one.
  if (deed === 'changed' && isSame) return [];
  const toldAt = isUnseen(next, now) ? next.visibleFrom! : now;
  return [{ feed, uid, sequence, toldAt, deed, before, after, also }];
}

function deedOf(previous: HeldEntry | null, next: HeldEntry): FeedDeed {
  if (next.cancelled) return 'cancelled';
  if (isOff(next)) return 'postponed';
  if (previous === null) return 'new';
  return isOff(previous) ? 'restored' : 'changed';
}

type Content = FeedEntry['content'];

function sideOf(content: Content): ChangeSide {
  const { firstDate, lastDate, place } = content;
  const { city, region, country } = place;
  const isEvent = content.kind === 'event';
  return {
    ...{ firstDate, lastDate, localStart: isEvent ? content.localStart : null },
    place: { venue: isEvent ? content.place.venue : null, city, region, country },
  };
}

/** The fields that differ, besides those that a side of the change tells. */
function otherFields(before: Content, after: Content): string[] {
  const told = ['kind', 'firstDate', 'lastDate', 'localStart', 'startsAt', 'place', 'postponed'];
  const fields = Object.keys(after).filter(field => !told.includes(field));
  const value = (content: Content, field: string) => (content as Record<string, unknown>)[field];
  return fields.filter(field => !isDeepStrictEqual(value(before, field), value(after, field)));
}

/**
 * A side as it may be told now: of a place, no more than the entry tells today. A place that has
 * become private since is so in the past as well.
 */
export function sideAsTold(side: ChangeSide, content: Content): ChangeSide {
  const now = sideOf(content).place;
  const place = Object.entries(side.place).map(([field, value]) => [
    field,
    now[field as keyof typeof now] === null ? null : value,
  ]);
  return { ...side, place: Object.fromEntries(place) };
}
