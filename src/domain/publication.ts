import { isDeepStrictEqual } from 'node:util';
import { overAt, visibilityOf } from './audience.js';
import type { CalendarDate } from './calendar-date.js';
import type { CrewDetails } from './crew.js';
import type { ArrangedDetails } from './crew-arrangement.js';
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
  postponed?: true;
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
  /** Off for now: it is told with the hours that it had, like what is cancelled. */
  postponed?: true;
  /** What a crew needs to know besides: in private feeds alone, and never stored. */
  crew?: CrewDetails;
  /** It is no engagement, but what is arranged around one: in private feeds alone, too. */
  arranged?: ArrangedDetails;
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

/** Whether nothing takes place: it is cancelled, or postponed to an unknown day. */
export function isOff({ cancelled, content }: Pick<FeedEntry, 'cancelled' | 'content'>): boolean {
  return cancelled || content.postponed === true;
}

/**
 * An entry as it is held for one of its feeds; the public may know of it from `visibleFrom` on.
 * Where it was told something before, that is told as cancelled until then.
 */
export type HeldEntry = FeedEntry & {
  feed: string;
  visibleFrom: Date | null;
  toldBefore: ToldBefore | null;
};

/** What the public was last told of an entry that is held back now. */
export type ToldBefore = {
  sequence: number;
  /** ISO 8601, UTC. */
  changedAt: string;
  content: FeedEntry['content'];
};

/** A row as the public is told of it at an instant; one that it is not told of yet is `isUnseen`. */
export function asTold<Row extends HeldEntry>(row: Row, now: Date): Row {
  if (row.toldBefore === null || !isUnseen(row, now)) return row;
  const { sequence, changedAt, content } = row.toldBefore;
  const told = { sequence, changedAt: new Date(changedAt), content };
  return { ...row, ...told, cancelled: true, visibleFrom: null, toldBefore: null };
}

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
    ...(leg.status === 'postponed' && { postponed: true }),
  };
}

/** The rows to write and the feeds to forget so that subscribers learn what is public now. */
export type EntryChanges = { write: HeldEntry[]; forget: HeldEntry[] };

/**
 * Compares what the feeds hold of one entry with what is to be public. Nothing changes while
 * content and feeds stay the same; otherwise the sequence rises by one in every feed concerned,
 * and a feed that the entry leaves keeps it as cancelled, unless nobody can have seen it there. So
 * does a feed in which it is held back from now on: there it comes back by itself, one higher.
 */
export function entryChanges(
  uid: string,
  held: readonly HeldEntry[],
  next: Publication | null,
  now: Date,
): EntryChanges {
  const left = held.filter(row => !row.cancelled && !next?.feeds.includes(row.feed));
  if (left.length === 0 && isHeld(held, next, now)) return { write: [], forget: [] };

  const told = toldOf(held, now);
  const stamp = { uid, createdAt: held[0]?.createdAt ?? now, changedAt: now };
  const sequence = lastOf(told) + 1;
  const isLater = next !== null && isUnseen(next, now);
  const withdrawn = told
    .filter(row => isLater || !next?.feeds.includes(row.feed))
    .map(row => (row.cancelled ? row : { ...row, ...stamp, sequence, cancelled: true }));
  const live = (next?.feeds ?? []).map(feed => ({
    ...stamp,
    ...{ feed, cancelled: false, content: next!.content, visibleFrom: next!.visibleFrom },
    sequence: isLater ? lastOf([...told, ...withdrawn]) + 1 : sequence,
    toldBefore: isLater ? beforeOf(withdrawn.find(row => row.feed === feed)) : null,
  }));
  const isLeft = (row: HeldEntry) => left.some(({ feed }) => feed === row.feed);
  const isTold = (row: HeldEntry) => told.some(({ feed }) => feed === row.feed);
  return {
    write: [...live, ...withdrawn.filter(isLeft)],
    forget: left.filter(row => !isTold(row)),
  };
}

/** Whether the feeds hold what is to be public. */
function isHeld(held: readonly HeldEntry[], next: Publication | null, now: Date): boolean {
  const live = held.filter(row => !row.cancelled);
  // Of what everybody may know already it makes no difference since when.
  const opens = (at: Date | null | undefined) => (at && at > now ? at : null);
  const isSame = (row: HeldEntry) =>
    isDeepStrictEqual(
      [row.content, opens(row.visibleFrom)],
      [next?.content, opens(next?.visibleFrom)],
    );
  return live.length === (next?.feeds.length ?? 0) && live.every(isSame);
}

/** The rows that the public was told of, as it was told. */
export function toldOf<Row extends HeldEntry>(held: readonly Row[], now: Date): Row[] {
  return held.map(row => asTold(row, now)).filter(row => !isUnseen(row, now));
}

function lastOf(rows: readonly HeldEntry[]): number {
  return Math.max(-1, ...rows.map(row => row.sequence));
}

function beforeOf(row: HeldEntry | undefined): ToldBefore | null {
  if (!row) return null;
  const { sequence, changedAt, content } = row;
  return { sequence, changedAt: changedAt.toISOString(), content };
}
