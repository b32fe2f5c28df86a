import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { feedEntries, tours } from '../../db/schema/index.js';
import { type HeldEntry, toldOf } from '../domain/publication.js';
import type { TourStatus } from '../domain/tour.js';
import { inParts, rowsOf } from './rows.js';
import type { Database } from './store.js';

const { lastDate: _, tour: __, ...columns } = getTableColumns(feedEntries);

/** What all feeds hold of some entries, by the part of their UIDs before the `@`. */
export function heldEntries(tx: Database, uids: string[]): Promise<HeldEntry[]> {
  return tx.select(columns).from(feedEntries).where(inArray(feedEntries.uid, uids));
}

/** An entry of one feed, with the status of its tour, and when that last changed. */
export type EntryOfFeed = HeldEntry & { tourStatus: TourStatus; tourNamedAt: Date };

/** Some entries of one feed, by the parts of their UIDs before the `@`. */
export async function entriesOfFeed(
  db: Database,
  feed: string,
  uids: readonly string[],
): Promise<EntryOfFeed[]> {
  return db
    .select({ ...columns, tourStatus: tours.status, tourNamedAt: tours.namedAt })
    .from(feedEntries)
    .innerJoin(tours, eq(tours.slug, feedEntries.tour))
    .where(and(eq(feedEntries.feed, feed), inArray(feedEntries.uid, [...uids])));
}

/**
 * What tells the versions of a feed's entries apart, by uid: the transaction that wrote each (its
 * `xmin`), and what its tour has to do with it. They are read many times, so they come as one text.
 */
export async function entryVersions(db: Database, feed: string): Promise<Map<string, string>> {
  const [row] = await rowsOf<{ versions: string | null }>(
    db,
    sql`select string_agg(uid || ' ' || entry.xmin || ' ' || status || ' '
        || extract(epoch from named_at), E'\n') as versions
      from ${feedEntries} as entry join ${tours} on slug = tour where feed = ${feed}`,
  );
  const lines = row?.versions?.split('\n') ?? [];
  return new Map(lines.map(line => [line.slice(0, line.indexOf(' ')), line]));
}

/** True when the public was ever told of the entry. */
export async function wasTold(tx: Database, uid: string, now: Date): Promise<boolean> {
  const rows = await heldEntries(tx, [uid]);
  return toldOf(rows, now).length > 0;
}

export async function writeEntries(tx: Database, entries: HeldEntry[]): Promise<void> {
  const all = entries.map(entry => ({ ...entry, lastDate: entry.content.lastDate }));
  for (const rows of inParts(all)) {
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
          toldBefore: sql`excluded.told_before`,
        },
      });
  }
}

export async function forgetEntries(tx: Database, entries: HeldEntry[]): Promise<void> {
  for (const { feed, uid } of entries) {
    await tx.delete(feedEntries).where(and(eq(feedEntries.feed, feed), eq(feedEntries.uid, uid)));
  }
}
