import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { busySources } from '../../src/domain/busy-calendar.js';
import { speakers } from './speakers.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Speakers' own calendars: where they are, and how the last look at them went. */
export const busyCalendars = pgTable(
  'busy_calendars',
  {
    speaker: text()
      .primaryKey()
      .references(() => speakers.slug, { onDelete: 'cascade' }),
    /** Another one for each PUT: what was fetched for one is not kept for the next. */
    version: uuid().notNull().defaultRandom(),
    source: text({ enum: busySources }).notNull(),
    /** The address, sealed: whoever has it reads the whole calendar. Null: a file was sent. */
    sealedUrl: text('sealed_url'),
    host: text(),
    /** The zone of times without one. */
    timeZone: text('time_zone'),
    etag: text(),
    /** When it was last there, and when it was last read: what recurs is read a way ahead alone. */
    refreshedAt: instant('refreshed_at'),
    readAt: instant('read_at'),
    error: text(),
    unread: integer().notNull().default(0),
    /** When it is looked at next; null: never. */
    dueAt: instant('due_at'),
  },
  table => [index('busy_calendars_by_due').on(table.dueAt)],
);
