import { eventUid, legUid } from '../domain/entry-uid.js';
import type { EventOnFile } from '../domain/event.js';
import { eventPublicationOf } from '../domain/event-publication.js';
import { type FeedChange, feedChanges } from '../domain/feed-change.js';
import { grouped } from '../domain/grouped.js';
import { type News, publicNews } from '../domain/notices/news.js';
import {
  entryChanges,
  type HeldEntry,
  isUnseen,
  type Publication,
  publicationOf,
} from '../domain/publication.js';
import { type EventFilter, findEvents, hasEvents } from '../store/events.js';
import { forgetUntold, recordFeedChanges } from '../store/feed-changes.js';
import { forgetEntries, heldEntries, writeEntries } from '../store/feed-entries.js';
import { findLegs, type LegFilter } from '../store/legs.js';
import { queueNews } from '../store/news.js';
import type { Database } from '../store/store.js';

/**
 * Brings the feeds up to what is public now of all legs of a filter. Every write that may touch
 * what subscribers see ends with it, in the same transaction; where nothing public changed, it
 * writes nothing.
 */
export async function publishLegs(tx: Database, filter: LegFilter, now: Date): Promise<void> {
  const legs = await findLegs(tx, { ...filter, cancelled: true });
  const entries = legs.map(onFile => [legUid(onFile.leg.id), publicationOf(onFile)] as const);
  await publishEntries(tx, entries, now);
}

/** As `publishLegs`, of events. */
export async function publishEvents(
  tx: Database,
  filter: Omit<EventFilter, 'city' | 'speaker'>,
  now: Date,
): Promise<void> {
  // Most legs and speakers that change have no event yet: that costs one small question.
  if (!(await hasEvents(tx, filter))) return;
  await publishFound(tx, await findEvents(tx, filter), now);
}

/**
 * As `publishEvents`, of events as they are on file in this transaction. Gives how often the public
 * was told of each, by uid. What their crews are to know goes into the queue with what is public.
 */
export async function publishFound(
  tx: Database,
  events: readonly EventOnFile[],
  now: Date,
  ofCrews: readonly News[] = [],
): Promise<Map<string, number>> {
  const entries = events.map(
    onFile => [eventUid(onFile.event.id), eventPublicationOf(onFile)] as const,
  );
  return publishEntries(tx, entries, now, ofCrews);
}

/** As `publishLegs`, of everything that a tour or some speakers are in. */
export async function publish(
  tx: Database,
  { tour, speakers }: Pick<LegFilter, 'tour' | 'speakers'>,
  now: Date,
): Promise<void> {
  await publishLegs(tx, { tour, speakers }, now);
  await publishEvents(tx, { tour, around: speakers }, now);
}

async function publishEntries(
  tx: Database,
  entries: readonly (readonly [uid: string, next: Publication | null])[],
  now: Date,
  ofCrews: readonly News[] = [],
): Promise<Map<string, number>> {
  const sequences = new Map<string, number>();
  if (entries.length === 0) return sequences;
  const uids = entries.map(([uid]) => uid);
  const held = grouped(await heldEntries(tx, uids), entry => entry.uid);
  const written: HeldEntry[] = [];
  const forgotten: HeldEntry[] = [];
  const changes: FeedChange[] = [];
  const news = [...ofCrews];
  const untold: string[] = [];
  for (const [uid, next] of entries) {
    const before = held.get(uid) ?? [];
    const { write, forget } = entryChanges(uid, before, next, now);
    const kept = before.filter(entry => !forget.includes(entry));
    sequences.set(uid, Math.max(0, ...[...kept, ...write].map(({ sequence }) => sequence)));
    written.push(...write);
    const told = feedChanges(before, write, now);
    changes.push(...told);
    news.push(...publicNews(uid, before, { write, told }, now));
    const isChanged = write.length > 0 || forget.length > 0;
    if (isChanged && before.some(row => isUnseen(row, now))) untold.push(uid);
    forgotten.push(...forget);
  }
  await writeEntries(tx, written);
  await forgetEntries(tx, forgotten);
  if (untold.length > 0) await forgetUntold(tx, untold, now);
  await recordFeedChanges(tx, changes, now);
  if (news.length > 0) await queueNews(tx, news, now);
  return sequences;
}
