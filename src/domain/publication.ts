import { isDeepStrictEqual } from 'node:util';
import { overAt, visibilityOf } from './audience.js';
import type { CalendarDate } from './calendar-date.js';
import type { CrewDetails } from './crew.js';
import type { Event } from './event.js';
import type { LegKind, LegOnFile } from './leg.js';
import { publicNameOf } from './speaker.js';
import { isPublished } from './tour.js';

/**
 * What the public knows of a leg: the content of its entry in every feed. It is stored as it was
 * last published, so an entry can still be told (as cancelled) after its leg is gone, and a change
 * is public exactly when this value changes.
 */
export type LegContent = {
  kind: 'leg';
  tour: { slug: string; title: string };
  speaker: { slug: string; name: string } | null;
  coast: { slug: string; name: string } | null;
  /** `city` is null where only the region or the country may be told. */
  place: {
    city: string | null;
    region: string | null;
    country: string;
    latitude: number | null;
    longitude: number | null;
    timeZone: string | null;
  };
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  legKind: LegKind;
};

/**
 * What the public knows of an event. The place is told as far as the reveal policy lets everybody
 * know it; hours are null while they are open.
 */
export type EventContent = {
  kind: 'event';
  tour: { slug: string; title: string };
  /** The id of the leg that it belongs to, where everybody may know of that leg. */
  leg: string | null;
  speakers: { slug: string; name: string }[];
  coasts: { slug: string; name: string }[];
  host: string | null;
  title: string;
  description: string | null;
  url: string | null;
  joinUrl: string | null;
  attendance: Event['attendance'];
  place: {
    venue: string | null;
    room: string | null;
    street: string | null;
    city: string | null;
    region: string | null;
    country: string | null;
    latitude: number | null;
    longitude: number | null;
    timeZone: string;
  };
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  localStart: string | null;
  startsAt: string | null;
  endsAt: string | null;
  /** What a crew needs to know besides: in private feeds alone, and never stored. */
  crew?: CrewDetails;
};

/** One entry of a feed. `changedAt` is its last public change; `sequence` counts those. */
export type FeedEntry = {
  uid: string;
  sequence: number;
  createdAt: Date;
  changedAt: Date;
  cancelled: boolean;
  content: LegContent | EventContent;
  /** Where an entry is not the same to all who read it: what tells their versions apart. */
  version?: string;
};

/** An entry as it is held for one of its feeds; the public may know of it from `visibleFrom` on. */
export type HeldEntry = FeedEntry & { feed: string; visibleFrom: Date | null };

/** True for what is held back until later. */
export function isUnseen({ visibleFrom }: Pick<HeldEntry, 'visibleFrom'>, now: Date): boolean {
  return visibleFrom !== null && visibleFrom > now;
}

/** What the public is to know of a leg or an event, and in which feeds. */
export type Publication = {
  content: LegContent | EventContent;
  feeds: string[];
  visibleFrom: Date | null;
};

/** What the public is to know of a leg, or null where it may not know of it at all. */
export function publicationOf(onFile: LegOnFile): Publication | null {
  const { leg, tour } = onFile;
  const visibility = visibilityOf(onFile);
  if (leg.status === 'cancelled' || !isPublished(tour) || visibility === 'private') return null;
  const city = visibility === 'region' ? null : leg.city;
  return {
    content: contentOf(onFile, city),
    feeds: [
      'all',
      `tours/${leg.tour}`,
      ...(leg.speaker === null ? [] : [`speakers/${leg.speaker}`]),
      ...(leg.coast === null ? [] : [`coasts/${leg.coast}`]),
      ...(city === null ? [] : [`cities/${city.slug}`]),
    ],
    visibleFrom: visibility === 'after' ? overAt(leg.lastDate, leg.city?.timeZone) : null,
  };
}

/** The entry of a leg, in the city that may be told. */
export function contentOf(
  { leg, tour, speaker, coastName }: LegOnFile,
  city: typeof leg.city,
): LegContent {
  return {
    kind: 'leg',
    tour: { slug: leg.tour, title: tour.title },
    speaker: speaker && { slug: leg.speaker!, name: publicNameOf(speaker) },
    coast: leg.coast === null ? null : { slug: leg.coast, name: coastName! },
    place: {
      city: city?.name ?? null,
      region: leg.region,
      country: leg.country,
      latitude: city?.latitude ?? null,
      longitude: city?.longitude ?? null,
      timeZone: city?.timeZone ?? null,
    },
    firstDate: leg.firstDate,
    lastDate: leg.lastDate,
    legKind: leg.kind,
  };
}

/** Later than anybody asks. */
const NEVER = new Date('9999-01-01T00:00:00Z');

/** The rows to write and the feeds to forget so that subscribers learn what is public now. */
export type EntryChanges = { write: HeldEntry[]; forget: HeldEntry[] };

/**
 * Compares what the feeds hold of one entry with what is to be public. Nothing changes while
 * content and feeds stay the same; otherwise the sequence rises by one in every feed concerned,
 * and a feed that the entry leaves keeps it as cancelled, unless nobody can have seen it there. One
 * that is held back, and may have been seen before, is kept where nobody sees it: it may come back,
 * and its sequence never falls.
 */
export function entryChanges(
  uid: string,
  held: readonly HeldEntry[],
  next: Publication | null,
  now: Date,
): EntryChanges {
  const live = held.filter(row => !row.cancelled);
  const left = live.filter(row => !next?.feeds.includes(row.feed));
  // Of what everybody may know already it makes no difference since when.
  const opens = (at: Date | null | undefined) => (at && at > now ? at : null);
  const same = (row: HeldEntry) =>
    isDeepStrictEqual(
      [row.content, opens(row.visibleFrom)],
      [next?.content, opens(next?.visibleFrom)],
    );
  const isUnchanged =
    left.length === 0 && live.length === (next?.feeds.length ?? 0) && live.every(same);
  if (isUnchanged) return { write: [], forget: [] };

  const stamp = {
    uid,
    sequence: Math.max(-1, ...held.map(row => row.sequence)) + 1,
    createdAt: held[0]?.createdAt ?? now,
    changedAt: now,
  };
  const told = next?.feeds.map(feed => ({
    ...stamp,
    ...{ feed, cancelled: false, content: next.content, visibleFrom: next.visibleFrom },
  }));
  const [unseen, seen] = [true, false].map(is => left.filter(row => isUnseen(row, now) === is));
  const cancelled = seen!.map(row => ({ ...row, ...stamp, cancelled: true }));
  const hidden = unseen!
    .filter(row => row.sequence > 0)
    .map(row => ({ ...row, cancelled: true, visibleFrom: NEVER }));
  return {
    write: [...(told ?? []), ...cancelled, ...hidden],
    forget: unseen!.filter(row => row.sequence === 0),
  };
}
