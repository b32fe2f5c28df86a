import { timestamp } from 'drizzle-orm/pg-core';

/** The two columns of every row that people edit. */
export const changed = {
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
};
