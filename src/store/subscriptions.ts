import { and, arrayContained, asc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { keys, subscriptions } from '../../db/schema/index.js';
import { type Caller, chapterOf, coordinates } from '../domain/caller.js';
import { digestOf, isSameDigest } from '../domain/secret.js';
import type { Subscription } from '../domain/subscription.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import type { Database } from './store.js';

type Row = typeof subscriptions.$inferSelect;

/** A calendar that was never stored before. */
export type SubscriptionRow = Omit<
  Row,
  'id' | 'hash' | 'lastPollAt' | 'revokedAt' | 'createdAt'
> & { token: string; createdAt: Date };

/** The calendar at an address, revoked or not, or null where there never was one. */
export async function findSubscriptionByToken(
  db: Database,
  token: string,
): Promise<Subscription | null> {
  const digest = digestOf(token);
  const [row] = await db.select().from(subscriptions).where(eq(subscriptions.hash, digest));
  return row && isSameDigest(row.hash, digest) ? subscriptionOf(row) : null;
}

/** A calendar that no other write may change until the transaction ends. */
export async function lockSubscription(tx: Database, id: string): Promise<Subscription | null> {
  const query = tx.select().from(subscriptions).where(eq(subscriptions.id, id));
  const [row] = await query.for('update');
  return row ? subscriptionOf(row) : null;
}

/** As `lockSubscription`, all that a key or one of its sessions made. */
export async function lockSubscriptionsOfKey(tx: Database, key: string): Promise<Subscription[]> {
  const sessions = tx.select({ id: keys.id }).from(keys).where(eq(keys.parent, key));
  const isMeant = or(eq(subscriptions.key, key), inArray(subscriptions.key, sessions));
  const query = tx.select().from(subscriptions).where(isMeant).orderBy(asc(subscriptions.id));
  return (await query.for('update')).map(subscriptionOf);
}

/** The calendars that the caller manages, revoked or not, the oldest first. */
export async function listSubscriptions(
  db: Database,
  caller: Caller,
  { limit, after }: PageRequest,
): Promise<Page<Subscription>> {
  const { createdAt, id } = subscriptions;
  const isAfter =
    after && sql`(${createdAt}, ${id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const rows = await db
    .select()
    .from(subscriptions)
    .where(and(managedBy(caller), isAfter ?? undefined))
    .orderBy(asc(createdAt), asc(id))
    .limit(limit + 1);
  return pageOf(rows.map(subscriptionOf), limit, each => [each.createdAt, each.id]);
}

/** What `manages` says of one calendar, for the database to say of all. */
function managedBy(caller: Caller): SQL | undefined {
  if (coordinates(caller)) return undefined;
  const chapter = chapterOf(caller);
  if (chapter !== null) return eq(subscriptions.owner, chapter);
  if (caller.role !== 'coordinator') return sql`false`;
  const { owner, tours } = subscriptions;
  return and(isNull(owner), arrayContained(tours, [...(caller.tours ?? [])]));
}

export async function insertSubscription(
  tx: Database,
  { token, ...row }: SubscriptionRow,
): Promise<Subscription> {
  const values = { ...row, hash: digestOf(token) };
  const [inserted] = await tx.insert(subscriptions).values(values).returning();
  return subscriptionOf(inserted!);
}

export async function revokeSubscriptions(
  tx: Database,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ revokedAt: now })
    .where(inArray(subscriptions.id, [...ids]));
}

/** Notes that a calendar was read, unless it was noted since `before`, perhaps by another node. */
export async function touchSubscription(
  db: Database,
  id: string,
  { now, before }: { now: Date; before: Date },
): Promise<void> {
  const { lastPollAt } = subscriptions;
  await db
    .update(subscriptions)
    .set({ lastPollAt: now })
    .where(and(eq(subscriptions.id, id), or(isNull(lastPollAt), lte(lastPollAt, before))));
}

function subscriptionOf({ hash: _, key: __, ...row }: Row): Subscription {
  const text = (instant: Date | null) => instant?.toISOString() ?? null;
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastPollAt: text(row.lastPollAt),
    revokedAt: text(row.revokedAt),
  };
}
