import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { roles } from '../../src/domain/caller.js';
import { organizations } from './organizations.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Keys, known by the SHA-256 of their secret alone. A session is a key too: it came from another
 * one by a sign-in link, and ends with it.
 */
export const keys = pgTable(
  'keys',
  {
    id: uuid().primaryKey().defaultRandom(),
    hash: text().notNull().unique(),
    role: text({ enum: roles }).notNull(),
    /** The organisation of a chapter's key. */
    organization: text().references(() => organizations.slug),
    /** The tours of a coordinator's key; null: all. */
    tours: text().array(),
    label: text().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Known to the minute, so that reading does not write at every request. */
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    parent: uuid(),
    /** Of a session that came from the key of the environment: our signature under that key. */
    environment: text(),
  },
  table => [index('keys_by_parent').on(table.parent)],
);

/** Sign-in links, each for one use, known by the SHA-256 of their token; one a key at a time. */
export const signInLinks = pgTable('sign_in_links', {
  key: uuid()
    .primaryKey()
    .references(() => keys.id, { onDelete: 'cascade' }),
  hash: text().notNull().unique(),
  expiresAt: instant('expires_at').notNull(),
});
