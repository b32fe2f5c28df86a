import { isDeepStrictEqual } from 'node:util';
import type { EventStatus } from '../event.js';
import type { FeedDeed } from '../feed-change.js';
import type { EventContent, FeedEntry } from '../publication.js';
import type { CrewNews, News, NewsSide, PublicNews } from './news.js';

/** What happened to one thing; an event that is not public can be held or refused besides. */
export type NoticeDeed = FeedDeed | 'confirmed' | 'held' | 'rejected';

/** An event of the reader's that a change is next to on somebody's way. */
export type Beside = Pick<EventContent, 'title' | 'firstDate' | 'localStart'> & { id: string };

/** One change as one reader may know it. */
export type NoticeItem = Pick<News, 'type' | 'subject'> & {
  deed: NoticeDeed;
  before: FeedEntry['content'] | null;
  after: FeedEntry['content'];
  reason: string | null;
  /** The number of the change, by which calendar programs take the later of two. */
  sequence: number;
  beside: Beside | null;
  /** The leg that an event is on, where the reader may know of it. */
  leg: string | null;
};

/**
 * How close a reader is: who runs an event does not know the name of an interpreter in private, and
 * a house has nothing to do with who interprets in it.
 */
export type Closeness = 'crew' | 'host' | 'house';

/** A change as those on the road know it, or as everybody does where it has no other side. */
export function crewItem(news: News, closeness: Closeness): NoticeItem | null {
  const { id = 0, type, subject, crew, told } = news;
  if (crew === null) return told && publicItem({ ...news, told }, Object.keys(told.deeds));
  const last = crew.after ?? crew.before!;
  const before = crew.before && contentFor(crew.before, closeness);
  const after = contentFor(last, closeness);
  const deed = crewDeed(crew);
  if (deed === 'changed' && isSameTo(before, after)) return null;
  const { reason, leg } = last;
  const item = { type, subject, deed, before, after, reason, leg };
  return { ...item, sequence: id, beside: null };
}

/** A change as it is told in public to who follows some feeds, or null where none of them tells it. */
export function publicItem(
  { type, subject, told }: News & { told: PublicNews },
  feeds: readonly string[],
): NoticeItem | null {
  const deeds = feeds.flatMap(feed => told.deeds[feed] ?? []);
  if (deeds.length === 0) return null;
  // What only left this feed is elsewhere now, and not off.
  const isElsewhere = Object.values(told.deeds).some(each => each !== 'cancelled');
  const deed = deeds.find(each => each !== 'cancelled') ?? (isElsewhere ? 'changed' : 'cancelled');
  const { before, after, sequence } = told;
  if (deed === 'changed' && isSameTo(before, after)) return null;
  const leg = after.kind === 'event' ? after.leg : null;
  return { type, subject, deed, before, after, leg, reason: null, sequence, beside: null };
}

function contentFor({ content, isInterpreterOpen }: NewsSide, closeness: Closeness) {
  if (content.kind === 'leg' || closeness === 'crew') return content;
  const crew = content.crew!;
  if (closeness === 'house') return { ...content, crew: { ...crew, interpreter: null } };
  if (isInterpreterOpen) return content;
  return { ...content, crew: { ...crew, interpreter: crew.interpreter && { name: null } } };
}

function crewDeed({ before, after }: CrewNews): NoticeDeed {
  if (after === null) return 'cancelled';
  const [was, is] = [before?.status, after.status];
  if (is === was) return 'changed';
  if (was === undefined && after.content.kind === 'leg' && is === 'confirmed') return 'new';
  return deedOf[is](was);
}

const deedOf: Record<EventStatus, (was: EventStatus | undefined) => NoticeDeed> = {
  confirmed: was => (was === 'postponed' || was === 'cancelled' ? 'restored' : 'confirmed'),
  hold: () => 'held',
  proposed: () => 'held',
  postponed: () => 'postponed',
  cancelled: () => 'cancelled',
  rejected: () => 'rejected',
};

type Content = FeedEntry['content'];

/** Whether a reader has nothing to learn, such as of a tour that has another title. */
function isSameTo(before: Content | null, after: Content): boolean {
  return before !== null && isDeepStrictEqual(learnt(before), learnt(after));
}

/** What a notice tells of something. */
function learnt(content: Content): unknown[] {
  const { firstDate, lastDate, place } = content;
  const { city, region, country } = place;
  const where = [firstDate, lastDate, city, region, country];
  if (content.kind === 'leg') return [...where, content.speaker?.name];
  const { startsAt, endsAt, title, description, speakers, host, crew } = content;
  const { venue, room, street } = content.place;
  const online = [content.attendance, content.joinUrl, content.url];
  const inside = crew && [crew.interpreter, crew.doorsAt, crew.languages];
  const names = speakers.map(({ name }) => name);
  return [
    where,
    venue,
    room,
    street,
    startsAt,
    endsAt,
    title,
    description,
    names,
    host,
    online,
    inside,
  ];
}

/** Whether somebody has to travel otherwise than before, or at another hour. */
export function movesSomebody({ deed, before, after }: NoticeItem): boolean {
  if (deed === 'postponed' || deed === 'cancelled' || deed === 'restored') return true;
  return before !== null && !isDeepStrictEqual(whereabouts(before), whereabouts(after));
}

function whereabouts({ firstDate, lastDate, place, ...content }: FeedEntry['content']) {
  const hours = content.kind === 'event' ? [content.startsAt, content.endsAt] : [];
  const { city, latitude, longitude } = place;
  return [firstDate, lastDate, ...hours, city, latitude, longitude];
}
