import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { feedEntries, tours } from '../../db/schema/index.js';
import type { HeldEntry } from '../domain/publication.js';
import type { TourStatus } from '../domain/tour.js';
import type { Database } from './store.js';

const { lastDate: _, ...columns } = getTableColumns(feedEntries);

/** What all feeds hold of some entries, by the part of their UIDs before the `@`. */
export function heldEntries(tx: Database, uids: string[]): Promise<HeldEntry[]> {
  return tx.select(columns).from(feedEntries).where(inArray(feedEntries.uid, uids));
}

/** An entry of one feed with the status of its tour, and when that last changed. */
export type EntryOfFeed = HeldEntry & { tourStatus: TourStatus; tourNamedAt: Date };

export async function entriesOfFeed(db: Database, feed: string): Promise<EntryOfFeed[]> {
  return db
    .select({ ...columns, tourStatus: tours.status, tourNamedAt: tours.namedAt })
    .from(feedEntries)
    .innerJoin(tours, eq(tours.slug, sql`${feedEntries.content}->'tour'->>'slug'`))
    .where(eq(feedEntries.feed, feed));
}

/** True when the public was ever told of the entry. */
export async function wasTold(tx: Database, uid: string, now: Date): Promise<boolean> {
  const rows = await heldEntries(tx, [uid]);
  return rows.some(row => row.visibleFrom === null || row.visibleFrom <= now);
}

export async function writeEntries(tx: Database, entries: HeldEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(entry => ({ ...entry, lastDate: entry.content.lastDate }));
  await tx
    .insert(feedEntries)
    .values(rows)
    .onConflictDoUpdate({
      target: [feedEntries.feed, feedEntries.uid],
      set: {
        sequence: sql`excluded.sequence`,
        changedAt: sql`excluded.changed_at`,
        cancelled: sql`excluded.cancelled`,
        content: sql`excluded.content`,
        lastDate: sql`excluded.last_date`,
        visibleFrom: sql`excluded.visible_from`,
      },
    });
}

export async function forgetEntries(tx: Database, entries: HeldEntry[]): Promise<void> {
  for (const { feed, uid } of entries) {
    await tx.delete(feedEntries).where(and(eq(feedEntries.feed, feed), eq(feedEntries.uid, uid)));
  }
}
