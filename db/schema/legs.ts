import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { legKinds, legStatuses } from '../../src/domain/leg.js';
import { visibilities } from '../../src/domain/visibility.js';
import { changed } from './changed.js';
import { cities } from './cities.js';
import { itineraries } from './itineraries.js';
import { speakers } from './speakers.js';

export const legs = pgTable(
  'legs',
  {
    id: uuid().primaryKey().defaultRandom(),
    itinerary: uuid()
      .notNull()
      .references(() => itineraries.id),
    city: text().references(() => cities.slug),
    country: text().notNull(),
    firstDate: date('first_date').notNull(),
    lastDate: date('last_date').notNull(),
    kind: text({ enum: legKinds }).notNull().default('stop'),
    visibility: text({ enum: visibilities }).notNull().default('public'),
    status: text({ enum: legStatuses }).notNull().default('confirmed'),
    /** Why it is postponed or cancelled. */
    statusReason: text('status_reason'),
    /** Who travels along and interprets, at every event of the leg. */
    interpreter: text().references(() => speakers.slug),
    ...changed,
  },
  table => [
    check('legs_days_in_order', sql`${table.firstDate} <= ${table.lastDate}`),
    index('legs_by_itinerary').on(table.itinerary),
    index('legs_by_days').on(table.firstDate, table.id),
    index('legs_by_city').on(table.city),
  ],
);
