import { inArray } from 'drizzle-orm';
import { news } from '../../db/schema/index.js';
import type { News } from '../domain/notices/news.js';
import { lockNews } from './advisory-locks.js';
import { inParts } from './rows.js';
import type { Database } from './store.js';

/** What was changed, and when: to be made notices of once it is committed. */
export type QueuedNews = News & { id: number; at: Date };

/** Puts what a write changed into the queue, in the same transaction. */
export async function queueNews(tx: Database, rows: readonly News[], at: Date): Promise<void> {
  const queued = rows.map(({ id: _, ...row }) => ({ ...row, at }));
  for (const some of inParts(queued)) await tx.insert(news).values(some);
}

/** Most that are taken at once; what is left comes next. */
const TAKEN_AT_ONCE = 2000;

/**
 * Takes what waits out of the queue, the oldest first. Who asks at the same time waits, and gets
 * what is left.
 */
export async function takeNews(tx: Database): Promise<QueuedNews[]> {
  // One at a time, so that notices stand in the order of what they tell.
  await lockNews(tx);
  const waiting = tx.select({ id: news.id }).from(news).orderBy(news.id).limit(TAKEN_AT_ONCE);
  const rows = await tx.delete(news).where(inArray(news.id, waiting)).returning();
  return rows.toSorted((one, other) => one.id - other.id);
}

/** Whether anything waits to be made notices of: a small question. */
export async function hasNews(db: Database): Promise<boolean> {
  const rows = await db.select({ id: news.id }).from(news).limit(1);
  return rows.length > 0;
}
