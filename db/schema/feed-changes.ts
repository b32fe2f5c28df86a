import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { type ChangeSide, feedDeeds } from '../../src/domain/feed-change.js';

/**
 * What subscribers were told, change by change: for what a feed says of its past. It holds days,
 * hours and places alone; names are taken from what the feed says now.
 */
export const feedChanges = pgTable(
  'feed_changes',
  {
    /** As in `feed_entries`. */
    feed: text().notNull(),
    uid: text().notNull(),
    sequence: integer().notNull(),
    /** From when on the public may know of it. */
    toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
    deed: text({ enum: feedDeeds }).notNull(),
    before: jsonb().$type<ChangeSide>(),
    after: jsonb().$type<ChangeSide>().notNull(),
    /** Other fields of the content that changed. */
    also: text().array().notNull(),
  },
  table => [
    primaryKey({ columns: [table.feed, table.uid, table.sequence] }),
    index('feed_changes_by_time').on(table.feed, table.toldAt),
    index('feed_changes_by_age').on(table.toldAt),
  ],
);
