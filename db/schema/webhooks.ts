import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organizations } from './organizations.js';
import { tours } from './tours.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Addresses of allied sites that are told of changes, and how that goes. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The address and the secret that signs, sealed: both are known to two alone. */
    sealedUrl: text('sealed_url').notNull(),
    sealedSecret: text('sealed_secret').notNull(),
    host: text().notNull(),
    /** What is told: of one tour, or (null) of all that its owner may read of. */
    tour: text().references(() => tours.slug),
    /** Whose eyes it is told with: a chapter, or (null) the coordinators of some or all tours. */
    owner: text().references(() => organizations.slug),
    /** The tours of the coordinator who made it; null: all. */
    tours: text().array(),
    /** The key or session that made it, with which it ends; null: the key of the environment. */
    key: uuid(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it may be told again: a while ahead where somebody tells it now, or after a failure. */
    dueAt: instant('due_at').notNull(),
    attempts: integer().notNull().default(0),
    failingSince: instant('failing_since'),
    error: text(),
    /** When it was last told anything, and of when that was. */
    deliveredAt: instant('delivered_at'),
    deliveredUntil: instant('delivered_until'),
    disabledAt: instant('disabled_at'),
    disabledReason: text('disabled_reason'),
  },
  table => [
    index('webhooks_by_owner').on(table.owner),
    index('webhooks_by_key').on(table.key),
    index('webhooks_by_making').on(table.createdAt, table.id),
  ],
);
