import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Facts about this installation as a whole: exactly one row. */
export const installation = pgTable(
  'installation',
  {
    id: integer().primaryKey().default(1),
    /** The host in every UID: fixed at first start, since a changed UID is a second entry. */
    feedHost: text('feed_host'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  table => [check('installation_single_row', sql`${table.id} = 1`)],
);
