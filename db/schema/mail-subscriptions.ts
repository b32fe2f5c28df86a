import { index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { languages } from '../../src/domain/date-words.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Who asked to be told by mail of what a feed tells. Nothing but the question is sent before they
 * confirmed it; one who left is erased.
 */
export const mailSubscriptions = pgTable(
  'mail_subscriptions',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** As in `feed_entries`: `tours/…`, `speakers/…`, `cities/…`, `all`. */
    feed: text().notNull(),
    email: text().notNull(),
    language: text({ enum: languages }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** When they were last asked to confirm. */
    askedAt: instant('asked_at').notNull(),
    confirmedAt: instant('confirmed_at'),
  },
  table => [
    unique('mail_subscriptions_once').on(table.email, table.feed),
    index('mail_subscriptions_by_feed').on(table.feed),
    index('mail_subscriptions_by_asking').on(table.askedAt),
  ],
);
