import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { FeedEntry, ToldBefore } from '../../src/domain/publication.js';

/**
 * What subscribers were last told: one row for each entry in each feed that it is, or was, in. A
 * row that left a feed stays as cancelled until it has expired, also after its leg is gone.
 */
export const feedEntries = pgTable(
  'feed_entries',
  {
    /** `speakers/alex-gomez`, `tours/…`, `venues/…`, `events/…`, `all`: see `feed-kind.ts`. */
    feed: text().notNull(),
    /** The part of the UID before the `@`. */
    uid: text().notNull(),
    sequence: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
    cancelled: boolean().notNull(),
    content: jsonb().$type<FeedEntry['content']>().notNull(),
    /** The tour that the content names. */
    tour: text().notNull().generatedAlwaysAs(sql`content->'tour'->>'slug'`),
    /** The last local day, for the windows of the feeds. */
    lastDate: date('last_date').notNull(),
    /** Null: at once. Otherwise the instant from which the public may know. */
    visibleFrom: timestamp('visible_from', { withTimezone: true }),
    /** What was told before, and is told as cancelled until `visible_from`. */
    toldBefore: jsonb('told_before').$type<ToldBefore>(),
  },
  table => [
    primaryKey({ columns: [table.feed, table.uid] }),
    index('feed_entries_by_uid').on(table.uid),
    index('feed_entries_by_tour').on(table.tour),
  ],
);
