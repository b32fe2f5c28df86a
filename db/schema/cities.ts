import { doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';

/**
 * The cities of the gazetteer (`db/seed/cities.tsv`) that something refers to: a row comes with
 * the first leg in the city and follows the gazetteer at each start.
 */
export const cities = pgTable('cities', {
  slug: text().primaryKey(),
  name: text().notNull(),
  region: text(),
  country: text().notNull(),
  latitude: doublePrecision().notNull(),
  longitude: doublePrecision().notNull(),
  timeZone: text('time_zone').notNull(),
  population: integer().notNull(),
});
