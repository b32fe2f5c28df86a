import { type AnyPgColumn, boolean, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { organizationKinds } from '../../src/domain/organization.js';
import { changed } from './changed.js';

export const organizations = pgTable('organizations', {
  slug: text().primaryKey(),
  name: text().notNull(),
  kind: text({ enum: organizationKinds }).notNull().default('other'),
  country: text(),
  url: text(),
  parent: text().references((): AnyPgColumn => organizations.slug),
  trusted: boolean().notNull().default(false),
  /** When `name` last changed. */
  namedAt: timestamp('named_at', { withTimezone: true }).notNull().defaultNow(),
  ...changed,
});
