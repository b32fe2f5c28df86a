import { and, desc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import { feedChanges } from '../../db/schema/index.js';
import type { FeedChange } from '../domain/feed-change.js';
import { inParts } from './rows.js';
import type { Database } from './store.js';

/** How long a change is kept, in days: nobody asks a feed for more than its last year. */
const DAYS_KEPT = 400;
/** Most old changes that one write forgets. */
const FORGOTTEN_AT_ONCE = 100;

/** Records what subscribers are told, in the transaction that tells them; forgets what is old. */
export async function recordFeedChanges(
  tx: Database,
  changes: readonly FeedChange[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  for (const rows of inParts(changes)) await tx.insert(feedChanges).values(rows);
  const { feed, uid, sequence, toldAt } = feedChanges;
  const isOld = lt(toldAt, new Date(now.getTime() - DAYS_KEPT * 86_400_000));
  const old = tx
    .select({ feed, uid, sequence })
    .from(feedChanges)
    .where(isOld)
    .limit(FORGOTTEN_AT_ONCE);
  await tx.delete(feedChanges).where(sql`(${feed}, ${uid}, ${sequence}) in (${old})`);
}

/** Forgets changes that were not told yet: what replaces them is told instead. */
export async function forgetUntold(
  tx: Database,
  uids: readonly string[],
  now: Date,
): Promise<void> {
  const isOf = inArray(feedChanges.uid, [...uids]);
  await tx.delete(feedChanges).where(and(isOf, gt(feedChanges.toldAt, now)));
}

/** The newest changes that a feed tells of some entries, the newest first. */
export function changesOfFeed(
  db: Database,
  name: string,
  { uids, now, limit }: { uids: readonly string[]; now: Date; limit: number },
): Promise<FeedChange[]> {
  const { feed, uid, sequence, toldAt } = feedChanges;
  // One parameter, however many there are.
  const isHeld = sql`${uid} in (select jsonb_array_elements_text(${JSON.stringify(uids)}::jsonb))`;
  return db
    .select()
    .from(feedChanges)
    .where(and(eq(feed, name), lte(toldAt, now), isHeld))
    .orderBy(desc(toldAt), desc(sequence), uid)
    .limit(limit);
}
