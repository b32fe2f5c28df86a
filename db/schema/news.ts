import { bigserial, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { CrewNews, PublicNews } from '../../src/domain/notices/news.js';

/**
 * What changed and has not been made notices of yet: a queue, written by the transaction that
 * changed it. What waits at one time is told together.
 */
export const news = pgTable('news', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
  type: text({ enum: ['event', 'leg'] }).notNull(),
  subject: uuid().notNull(),
  tour: text().notNull(),
  /** What the public is told of it, or what its crew is to know. */
  told: jsonb().$type<PublicNews>(),
  crew: jsonb().$type<CrewNews>(),
});
