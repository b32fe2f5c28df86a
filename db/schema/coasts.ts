import { pgTable, text } from 'drizzle-orm/pg-core';

export const coasts = pgTable('coasts', {
  slug: text().primaryKey(),
  name: text().notNull(),
  country: text().notNull(),
  regions: text().array().notNull(),
});
