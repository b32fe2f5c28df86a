import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { coasts } from './coasts.js';
import { speakers } from './speakers.js';
import { tours } from './tours.js';

/** One speaker's ordered legs of a tour on a coast. A delegation has one without a speaker. */
export const itineraries = pgTable(
  'itineraries',
  {
    id: uuid().primaryKey().defaultRandom(),
    tour: text()
      .notNull()
      .references(() => tours.slug),
    speaker: text().references(() => speakers.slug),
    coast: text().references(() => coasts.slug),
  },
  table => [
    unique('itineraries_once').on(table.tour, table.speaker, table.coast).nullsNotDistinct(),
    index('itineraries_by_speaker').on(table.speaker),
  ],
);
