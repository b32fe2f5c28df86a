import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { feedEntries, tours } from '../../db/schema/index.js';
import { type HeldEntry, isUnseen } from '../domain/publication.js';
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

/** Entries of one feed; `uids` are the parts before the `@` of those that are asked for. */
export async function entriesOfFeed(
  db: Database,
  feed: string,
  uids?: readonly string[],
): Promise<EntryOfFeed[]> {
  return db
    .select({ ...columns, tourStatus: tours.status, tourNamedAt: tours.namedAt })
    .from(feedEntries)
    .innerJoin(tours, eq(tours.slug, feedEntries.tour))
    .where(and(eq(feedEntries.feed, feed), uids && inArray(feedEntries.uid, [...uids])));
}

/**
 * What tells the versions of a feed's entries apart, by uid: all that may change in one, or when it
 * is held, changes it. They are read many times, so they come as one text.
 */
export async function entryVersions(db: Database, feed: string): Promise<Map<string, string>> {
  const [row] = await rowsOf<{ versions: string | null }>(
    db,
    sql`select string_agg(uid || ' ' || sequence || ' ' || cancelled || ' '
        || extract(epoch from changed_at) || ' ' || coalesce(extract(epoch from visible_from), 0)
        || ' ' || status || ' ' || extract(epoch from named_at), E'\n') as versions
      from ${feedEntries} join ${tours} on slug = tour where feed = ${feed}`,
  );
  const lines = row?.versions?.split('\n') ?? [];
  return new Map(lines.map(line => [line.slice(0, line.indexOf(' ')), line]));
}

/** True when the public was ever told of the entry. */
export async function wasTold(tx: Database, uid: string, now: Date): Promise<boolean> {
  const rows = await heldEntries(tx, [uid]);
  return rows.some(row => !isUnseen(row, now));
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
        },
      });
  }
}

export async function forgetEntries(tx: Database, entries: HeldEntry[]): Promise<void> {
  for (const { feed, uid } of entries) {
    await tx.delete(feedEntries).where(and(eq(feedEntries.feed, feed), eq(feedEntries.uid, uid)));
  }
}
