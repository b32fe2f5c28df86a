import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { languages } from '../../src/domain/date-words.js';
import { subscriptionKinds } from '../../src/domain/subscription.js';
import { organizations } from './organizations.js';
import { speakers } from './speakers.js';
import { tours } from './tours.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Private calendars: what a crew needs to know, for whoever has the address. The address is shown
 * once; kept is the SHA-256 of the token in it.
 */
export const subscriptions = pgTable(
  'subscriptions',
  {
    id: uuid().primaryKey().defaultRandom(),
    hash: text().notNull().unique(),
    kind: text({ enum: subscriptionKinds }).notNull(),
    tour: text().references(() => tours.slug),
    speaker: text().references(() => speakers.slug),
    interpreter: text().references(() => speakers.slug),
    organization: text().references(() => organizations.slug),
    label: text().notNull(),
    /** In which it is told where the address says nothing else. */
    language: text({ enum: languages }),
    /** Whose eyes it is seen with: a chapter, or (null) the coordinators of some or all tours. */
    owner: text().references(() => organizations.slug),
    /** The tours of the coordinator who made it; null: all. */
    tours: text().array(),
    /** The key or session that made it, with which it ends; null: the key of the environment. */
    key: uuid(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Known to the minute, so that polling does not write every time. */
    lastPollAt: instant('last_poll_at'),
    revokedAt: instant('revoked_at'),
  },
  table => [
    index('subscriptions_by_owner').on(table.owner),
    index('subscriptions_by_key').on(table.key),
  ],
);
