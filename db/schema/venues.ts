import { sql } from 'drizzle-orm';
import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { reveals, type Venue } from '../../src/domain/venue.js';
import { changed } from './changed.js';
import { cities } from './cities.js';
import { organizations } from './organizations.js';

export const venues = pgTable(
  'venues',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** The name as it is compared with others: no case, accents or articles. */
    nameKey: text('name_key').notNull(),
    organization: text().references(() => organizations.slug),
    street: text(),
    city: text()
      .notNull()
      .references(() => cities.slug),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    timeZone: text('time_zone').notNull(),
    capacity: integer(),
    accessibility: text(),
    rooms: text().array().notNull().default(sql`'{}'`),
    reveal: text({ enum: reveals }).notNull().default('city'),
    openingHours: jsonb('opening_hours').$type<Venue['openingHours']>().notNull().default([]),
    contact: text(),
    notes: text(),
    /** When `name` last changed. */
    namedAt: timestamp('named_at', { withTimezone: true }).notNull().defaultNow(),
    ...changed,
  },
  table => [
    index('venues_by_city').on(table.city),
    index('venues_by_organization').on(table.organization),
  ],
);
