import { index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * What was answered to a request with an Idempotency-Key, so that the same request has the same
 * answer. The answer is encrypted with the two keys of the request, neither of which is stored.
 */
export const answers = pgTable(
  'answers',
  {
    /** Digest of the caller's key. */
    caller: text().notNull(),
    /** Digest of the Idempotency-Key. */
    key: text().notNull(),
    /** Digest of the method, the address and the body. */
    request: text().notNull(),
    /** Null while the first request is still being worked on, which nobody else can see. */
    answer: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.caller, table.key] }),
    index('answers_by_age').on(table.createdAt),
  ],
);
