import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Outcome } from '../../src/domain/outcome.js';
import { events } from './events.js';

/** What came of events, by those who ran them: for them and the coordinators alone. */
export const outcomes = pgTable('outcomes', {
  event: uuid()
    .primaryKey()
    .references(() => events.id, { onDelete: 'cascade' }),
  attendance: integer(),
  resolutionPassed: text('resolution_passed'),
  moneyRaised: jsonb('money_raised').$type<Outcome['moneyRaised']>().notNull().default([]),
  note: text(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});
