import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { arrangementKinds, transferModes } from '../../src/domain/arrangement.js';
import { events } from './events.js';
import { legs } from './legs.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Lodging, transfers, pick-ups, contacts and meals of a leg (or of one day of it), or of an event.
 * What holds is the wall time in its zone; instants are derived when it is read.
 */
export const arrangements = pgTable(
  'arrangements',
  {
    id: uuid().primaryKey().defaultRandom(),
    leg: uuid().references(() => legs.id, { onDelete: 'cascade' }),
    event: uuid().references(() => events.id, { onDelete: 'cascade' }),
    day: date(),
    kind: text({ enum: arrangementKinds }).notNull(),
    /** `YYYY-MM-DDTHH:MM`, or null where it is not known. */
    start: text(),
    end: text(),
    timeZone: text('time_zone'),
    place: text(),
    provider: text(),
    contact: text(),
    notes: text(),
    /** Cities of the gazetteer, of a transfer. */
    from: text(),
    to: text(),
    mode: text({ enum: transferModes }),
    confirmed: boolean().notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  table => [
    check('arrangements_of_one', sql`(${table.leg} is null) <> (${table.event} is null)`),
    check('arrangements_day_of_leg', sql`${table.day} is null or ${table.leg} is not null`),
    index('arrangements_by_leg').on(table.leg),
    index('arrangements_by_event').on(table.event),
    index('arrangements_by_making').on(table.createdAt, table.id),
  ],
);
