import { isDeepStrictEqual } from 'node:util';
import { gira } from '../caller.js';
import { crewEventOf } from '../crew.js';
import { eventOfUid, legOfUid } from '../entry-uid.js';
import type { EventOnFile } from '../event.js';
import type { FeedChange, FeedDeed } from '../feed-change.js';
import type { LegOnFile } from '../leg.js';
import {
  asTold,
  contentOf,
  type EventContent,
  type FeedEntry,
  type HeldEntry,
  type LegContent,
  toldOf,
} from '../publication.js';
import type { Tour } from '../tour.js';

/** What the public is told of one entry: as it was, as it is, and what each feed says happened. */
export type PublicNews = {
  before: FeedEntry['content'] | null;
  after: FeedEntry['content'];
  sequence: number;
  deeds: Record<string, FeedDeed>;
};

/** What the crew is to know of one thing; null: it was not there before, or is no more. */
export type CrewNews = { before: NewsSide | null; after: NewsSide | null };

/** One side of a change, with those whom it concerns. */
export type NewsSide = {
  content: EventContent | LegContent;
  /** The leg that an event is on. */
  leg: string | null;
  tourStatus: Tour['status'];
  status: EventOnFile['event']['status'];
  /** Whether people travel for it, or would have: what is only held was promised to nobody. */
  isSettled: boolean;
  reason: string | null;
  host: string | null;
  venue: { id: string; name: string; contact: string | null } | null;
  speakers: string[];
  interpreters: string[];
  /** Whether who runs the event may know the name of who interprets. */
  isInterpreterOpen: boolean;
};

/** One thing that a write changed, as all that is told of it is put together. */
export type News = {
  /** Where it stands among all news, once it is in the queue. */
  id?: number;
  type: 'event' | 'leg';
  subject: string;
  tour: string;
  told: PublicNews | null;
  crew: CrewNews | null;
};

/** An event as those on the road know it: the street and all. */
export function sideOfEvent(onFile: EventOnFile): NewsSide {
  const { event, tour, venue, interpreterName, interpreterVisibility } = onFile;
  const viewer = { caller: gira, now: new Date(event.updatedAt) };
  const { content } = crewEventOf(onFile, viewer, () => interpreterName)!;
  const crew = { ...content.crew!, contact: null, notes: null, expectedAttendance: null };
  return {
    content: { ...content, crew },
    ...{ tourStatus: tour.status, status: event.status, reason: event.statusReason },
    isSettled: isSettled(onFile),
    ...{ host: event.host, leg: event.leg },
    venue: venue && { id: venue.id, name: venue.name, contact: venue.contact },
    speakers: event.speakers,
    interpreters: event.interpreter === null ? [] : [event.interpreter],
    isInterpreterOpen: interpreterVisibility === 'public',
  };
}

/** What the crew of an event is to know of its change; after it is gone, that it is. */
export function newsOfEvent(before: EventOnFile, after: EventOnFile | null): News[] {
  const { id, tour, status } = before.event;
  // What is only proposed or held changes for nobody but its host, who changes it.
  if (status === after?.event.status && !isSettled(before)) return [];
  const sides = { before: sideOfEvent(before), after: after && sideOfEvent(after) };
  return crewNews({ type: 'event', subject: id, tour }, sides);
}

/** As `newsOfEvent`, of a leg. */
export function newsOfLeg(before: LegOnFile | null, after: LegOnFile): News[] {
  const { id, tour } = after.leg;
  const sides = { before: before && sideOfLeg(before), after: sideOfLeg(after) };
  return crewNews({ type: 'leg', subject: id, tour }, sides);
}

function isSettled({ event: { status }, wasConfirmed }: EventOnFile): boolean {
  return status === 'confirmed' || (status === 'postponed' && wasConfirmed);
}

/** As `sideOfEvent`, of a leg. */
export function sideOfLeg(onFile: LegOnFile): NewsSide {
  const { leg, tour } = onFile;
  return {
    content: contentOf(onFile, leg.city),
    ...{ tourStatus: tour.status, status: leg.status, reason: leg.statusReason },
    ...{ isSettled: leg.status !== 'cancelled', isInterpreterOpen: false },
    ...{ host: null, venue: null, leg: null },
    speakers: leg.speaker === null ? [] : [leg.speaker],
    interpreters: leg.interpreter === null ? [] : [leg.interpreter],
  };
}

/**
 * What the public is told at once by entries that are written, given those that the feeds held
 * before and what each of them says by it; none where it is told nothing yet.
 */
export function publicNews(
  uid: string,
  held: readonly HeldEntry[],
  { write, told }: { write: readonly HeldEntry[]; told: readonly FeedChange[] },
  now: Date,
): News[] {
  const at = told.filter(({ toldAt }) => toldAt <= now);
  const written = at.flatMap(each => write.find(({ feed }) => feed === each.feed) ?? []);
  const last = written.find(({ cancelled }) => !cancelled) ?? written[0];
  if (last === undefined) return [];
  const { content, sequence } = asTold(last, now);
  const before = toldOf(held, now)[0]?.content ?? null;
  const deeds = Object.fromEntries(at.map(({ feed, deed }) => [feed, deed]));
  const id = eventOfUid(uid);
  const of =
    id === null
      ? ({ type: 'leg', subject: legOfUid(uid) } as const)
      : ({ type: 'event', subject: id } as const);
  const news = { before, after: content, sequence, deeds };
  return [{ ...of, tour: content.tour.slug, told: news, crew: null }];
}

/** What its crew is to know of a change of one thing; none where nothing that it needs differs. */
function crewNews(
  thing: Pick<News, 'type' | 'subject' | 'tour'>,
  { before, after }: CrewNews,
): News[] {
  if (isDeepStrictEqual(before, after)) return [];
  return [{ ...thing, told: null, crew: { before, after } }];
}

/** The rows of one write as one piece of news for each thing, in the order of their first row. */
export function mergedNews(rows: readonly News[]): News[] {
  const merged = new Map<string, News>();
  for (const row of rows) {
    const key = `${row.type} ${row.subject}`;
    const there = merged.get(key);
    merged.set(key, there ? joined(there, row) : row);
  }
  return [...merged.values()];
}

/** What came first says how it was, what came last how it is. */
function joined(one: News, other: News): News {
  const told =
    one.told && other.told
      ? {
          ...{ before: one.told.before, after: other.told.after, sequence: other.told.sequence },
          deeds: { ...one.told.deeds, ...other.told.deeds },
        }
      : (other.told ?? one.told);
  const crew =
    one.crew && other.crew
      ? { before: one.crew.before, after: other.crew.after }
      : (other.crew ?? one.crew);
  return { ...other, told, crew };
}
