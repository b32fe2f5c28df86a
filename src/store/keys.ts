import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { keys } from '../../db/schema/index.js';
import type { Key, NewKey } from '../domain/key.js';
import { digestOf, isSameDigest } from '../domain/secret.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import type { Database } from './store.js';

type Row = typeof keys.$inferSelect;

/** A key or session that was never stored before. */
export type KeyRow = NewKey & {
  secret: string;
  createdAt: Date;
  createdBy: string;
  expiresAt?: Date;
  parent?: string | null;
  environment?: string | null;
};

/** A key, and of which key of the environment it came where it is such a session. */
export type KeyOnFile = { key: Key; environment: string | null };

/** The key that has a secret, valid or not, or null where none has it. */
export async function findKeyBySecret(db: Database, secret: string): Promise<KeyOnFile | null> {
  const digest = digestOf(secret);
  const [row] = await db.select().from(keys).where(eq(keys.hash, digest));
  if (!row || !isSameDigest(row.hash, digest)) return null;
  return { key: keyOf(row), environment: row.environment };
}

export async function findKey(db: Database, id: string): Promise<Key | null> {
  const [row] = await db.select().from(keys).where(eq(keys.id, id));
  return row ? keyOf(row) : null;
}

/** As `findKey`, and no other write may change the key until the transaction ends. */
export async function lockKey(tx: Database, id: string): Promise<Key | null> {
  return (await lockKeyOnFile(tx, id))?.key ?? null;
}

/** As `lockKey`, with the key of the environment that it came from. */
export async function lockKeyOnFile(tx: Database, id: string): Promise<KeyOnFile | null> {
  const [row] = await tx.select().from(keys).where(eq(keys.id, id)).for('update');
  return row ? { key: keyOf(row), environment: row.environment } : null;
}

/** Keys and sessions, valid or not, the oldest first. */
export async function listKeys(db: Database, { limit, after }: PageRequest): Promise<Page<Key>> {
  const isAfter =
    after && sql`(${keys.createdAt}, ${keys.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const rows = await db
    .select()
    .from(keys)
    .where(isAfter ?? undefined)
    .orderBy(asc(keys.createdAt), asc(keys.id))
    .limit(limit + 1);
  return pageOf(rows.map(keyOf), limit, key => [key.createdAt, key.id]);
}

export async function insertKey(tx: Database, { secret, ...key }: KeyRow): Promise<Key> {
  const row = { ...key, hash: digestOf(secret) };
  const [inserted] = await tx.insert(keys).values(row).returning();
  return keyOf(inserted!);
}

/** Ends a key and the sessions that came from it; what had ended before keeps its time. */
export async function revokeKeys(tx: Database, id: string, now: Date): Promise<void> {
  const isMeant = or(eq(keys.id, id), eq(keys.parent, id));
  await tx
    .update(keys)
    .set({ revokedAt: now })
    .where(and(isMeant, isNull(keys.revokedAt)));
}

/** Ends a session; `at` may be a moment ahead. One that ends before keeps its time. */
export async function endSession(tx: Database, id: string, at: Date): Promise<void> {
  await tx
    .update(keys)
    .set({ expiresAt: at })
    .where(and(eq(keys.id, id), gt(keys.expiresAt, at)));
}

/** Ends all sessions of a key, or of a key of the environment; returns them as they were. */
export async function endSessionsOf(
  tx: Database,
  { parent, environment }: { parent: string | null; environment: string | null },
  at: Date,
): Promise<Key[]> {
  const isTheirs =
    parent === null ? eq(keys.environment, environment ?? '') : eq(keys.parent, parent);
  const isMeant = and(isTheirs, gt(keys.expiresAt, at));
  const rows = await tx.select().from(keys).where(isMeant).for('update');
  await tx.update(keys).set({ expiresAt: at }).where(isMeant);
  return rows.map(keyOf);
}

/** Notes that a key was used, unless it was noted since `before`, perhaps by another node. */
export async function touchKey(
  db: Database,
  id: string,
  { now, before }: { now: Date; before: Date },
): Promise<void> {
  const isStale = or(isNull(keys.lastUsedAt), lte(keys.lastUsedAt, before));
  await db
    .update(keys)
    .set({ lastUsedAt: now })
    .where(and(eq(keys.id, id), isStale));
}

function keyOf({ hash: _, environment: __, ...row }: Row): Key {
  const text = (instant: Date | null) => instant?.toISOString() ?? null;
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: text(row.lastUsedAt),
    revokedAt: text(row.revokedAt),
    expiresAt: text(row.expiresAt),
  };
}
