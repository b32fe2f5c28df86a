import { sql } from 'drizzle-orm';
import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { personKinds, type Speaker } from '../../src/domain/speaker.js';
import { visibilities } from '../../src/domain/visibility.js';
import { changed } from './changed.js';
import { organizations } from './organizations.js';

export const speakers = pgTable('speakers', {
  slug: text().primaryKey(),
  name: text().notNull(),
  publicName: text('public_name'),
  /** Interpreters are on file like speakers, but never public unless that is asked for. */
  kind: text({ enum: personKinds }).notNull().default('speaker'),
  role: text(),
  organization: text().references(() => organizations.slug),
  bio: text(),
  languages: text().array().notNull().default(sql`'{}'`),
  homeCountry: text('home_country'),
  links: text().array().notNull().default(sql`'{}'`),
  visibility: text({ enum: visibilities }).notNull().default('public'),
  availability: jsonb().$type<Speaker['availability']>().notNull().default([]),
  /** When the name that the public sees last changed: part of the feed's LAST-MODIFIED. */
  namedAt: timestamp('named_at', { withTimezone: true }).notNull().defaultNow(),
  ...changed,
});
