import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Facts about this installation as a whole: exactly one row. */
export const installation = pgTable(
  'installation',
  {
    id: integer().primaryKey().default(1),
    /** The host in every UID: fixed at first start, since a changed UID is a second entry. */
    feedHost: text('feed_host'),
    /** Signs links; made at first start, and never shown. */
    secret: text(),
    /** The zone data by which the instants of coming events were derived. */
    zoneDataVersion: text('zone_data_version'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  table => [check('installation_single_row', sql`${table.id} = 1`)],
);
