import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { ClientFamily } from '../../src/domain/client-family.js';

/** When programs of each family last asked for a feed, and which version they then had. */
export const feedPolls = pgTable(
  'feed_polls',
  {
    feed: text().notNull(),
    family: text().$type<ClientFamily>().notNull(),
    polls: bigint({ mode: 'number' }).notNull(),
    lastPollAt: timestamp('last_poll_at', { withTimezone: true }).notNull(),
    /** When what they then had was last changed. */
    heldChangedAt: timestamp('held_changed_at', { withTimezone: true }).notNull(),
  },
  table => [primaryKey({ columns: [table.feed, table.family] })],
);
