import { boolean, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { events } from './events.js';

const instant = (name: string) => timestamp(name, { withTimezone: true }).notNull();

/**
 * What a live event needs for itself alone, and when: a row for each speaker, interpreter and room.
 * The exclusion constraint `bookings_once` (in the migration, since Drizzle has no words for it)
 * keeps confirmed ones of one resource apart.
 */
export const bookings = pgTable(
  'bookings',
  {
    event: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** `person:jaime-rivera` (speaking or interpreting) or `venue:ID`. */
    resource: text().notNull(),
    /** A room of the venue by its comparable name; null: all of it, which meets every room. */
    room: text(),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    confirmed: boolean().notNull(),
  },
  table => [
    primaryKey({ columns: [table.event, table.resource] }),
    index('bookings_by_resource').on(table.resource, table.startsAt),
  ],
);
