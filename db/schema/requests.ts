import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { requestStatuses, type StopRequest } from '../../src/domain/stop-request.js';
import { cities } from './cities.js';
import { events } from './events.js';
import { legs } from './legs.js';
import { tours } from './tours.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * What people ask a tour for: a stop in their city. Who asked holds a receipt, which is shown once;
 * kept is its SHA-256.
 */
export const requests = pgTable(
  'requests',
  {
    id: uuid().primaryKey().defaultRandom(),
    receiptHash: text('receipt_hash').notNull(),
    /** A digest of what was asked while it is open, so that the same is asked once. */
    sameAs: text('same_as').unique(),
    tour: text().references(() => tours.slug),
    city: text()
      .notNull()
      .references(() => cities.slug),
    days: date().array().notNull(),
    offers: text().array().$type<StopRequest['offers']>().notNull(),
    /** Who asks, in their own words; a stranger has no slug, so nothing is referred to. */
    organization: text(),
    /** Both are erased when the request is withdrawn. */
    contact: text(),
    message: text(),
    status: text({ enum: requestStatuses }).notNull().default('open'),
    statusReason: text('status_reason'),
    /** What it became; erased legs and events leave nothing. */
    leg: uuid().references(() => legs.id, { onDelete: 'set null' }),
    event: uuid().references(() => events.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    check('requests_days', sql`cardinality(${table.days}) between 1 and 60`),
    index('requests_by_age').on(table.createdAt, table.id),
    index('requests_by_tour').on(table.tour),
    index('requests_by_leg').on(table.leg),
    index('requests_by_event').on(table.event),
  ],
);
