import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { SubjectMarks } from '../../src/domain/conflicts/waiver.js';

/**
 * Conflicts that somebody has accepted, by their fingerprints. `marks` is when, where and with whom
 * its subjects were then: where that is another now, the waiver has lapsed.
 */
export const waivers = pgTable('waivers', {
  fingerprint: text().primaryKey(),
  rule: text().notNull(),
  reason: text().notNull(),
  by: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
  /** The tours of its subjects: who coordinates them all may take it back. */
  tours: text().array().notNull(),
  marks: jsonb().$type<SubjectMarks>().notNull(),
});
