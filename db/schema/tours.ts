import { sql } from 'drizzle-orm';
import { date, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { type Tour, tourKinds, tourStatuses } from '../../src/domain/tour.js';
import { changed } from './changed.js';
import { organizations } from './organizations.js';

export const tours = pgTable('tours', {
  slug: text().primaryKey(),
  title: text().notNull(),
  summary: text(),
  kind: text({ enum: tourKinds }).notNull().default('speaker-tour'),
  status: text({ enum: tourStatuses }).notNull().default('draft'),
  countries: text().array().notNull().default(sql`'{}'`),
  /** Null: the tour begins and ends with its legs. */
  firstDate: date('first_date'),
  lastDate: date('last_date'),
  contact: text(),
  links: jsonb().$type<Tour['links']>().notNull().default([]),
  lead: text().references(() => organizations.slug),
  senders: text().array().notNull().default(sql`'{}'`),
  supporters: text().array().notNull().default(sql`'{}'`),
  datesToAvoid: date('dates_to_avoid').array().notNull().default(sql`'{}'`),
  /** When the title last changed: part of the feed's LAST-MODIFIED. */
  namedAt: timestamp('named_at', { withTimezone: true }).notNull().defaultNow(),
  ...changed,
});
