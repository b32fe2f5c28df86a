import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { PolicyChange } from '../../src/domain/conflicts/policy.js';
import { tours } from './tours.js';

/** How tours are checked, where that differs from the usual policy: what was said, and no more. */
export const policies = pgTable('policies', {
  tour: text()
    .primaryKey()
    .references(() => tours.slug, { onDelete: 'cascade' }),
  rules: jsonb().$type<NonNullable<PolicyChange['rules']>>().notNull(),
  thresholds: jsonb().$type<NonNullable<PolicyChange['thresholds']>>().notNull(),
  travel: jsonb().$type<NonNullable<PolicyChange['travel']>>().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});
