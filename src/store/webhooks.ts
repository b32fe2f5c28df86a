import {
  and,
  arrayContained,
  asc,
  count,
  eq,
  inArray,
  isNull,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { keys, webhookDeliveries, webhooks } from '../../db/schema/index.js';
import { type Caller, chapterOf, coordinates } from '../domain/caller.js';
import { seal, sealingKey, unseal } from '../domain/sealed.js';
import type { Webhook } from '../domain/webhook.js';
import { secretOf } from './installation.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import type { Database } from './store.js';

type Row = typeof webhooks.$inferSelect;

/** A webhook that was never stored before. */
export type WebhookRow = Pick<
  Row,
  'tour' | 'owner' | 'tours' | 'key' | 'createdBy' | 'createdAt'
> & {
  url: string;
  secret: string;
};

/** What is called, and what signs. */
export type WebhookSecrets = { url: string; secret: string };

export async function insertWebhook(
  tx: Database,
  { url, secret, ...row }: WebhookRow,
): Promise<Webhook> {
  const key = await keyOf(tx);
  const sealed = { sealedUrl: seal(url, key), sealedSecret: seal(secret, key) };
  const values = { ...row, ...sealed, host: new URL(url).hostname, dueAt: row.createdAt };
  const [inserted] = await tx.insert(webhooks).values(values).returning();
  return webhookOf(inserted!);
}

/** The address and the secret of a webhook. */
export async function secretsOf(
  db: Database,
  { sealedUrl, sealedSecret }: Pick<Row, 'sealedUrl' | 'sealedSecret'>,
): Promise<WebhookSecrets> {
  const key = await keyOf(db);
  return { url: unseal(sealedUrl, key), secret: unseal(sealedSecret, key) };
}

async function keyOf(db: Database): Promise<Buffer> {
  return sealingKey(await secretOf(db), '', 'gira webhooks');
}

export async function findWebhook(db: Database, id: string): Promise<Webhook | null> {
  const [row] = await db.select().from(webhooks).where(eq(webhooks.id, id));
  return row ? webhookOf(row) : null;
}

/** A webhook that no other write may change until the transaction ends. */
export async function lockWebhook(tx: Database, id: string): Promise<Webhook | null> {
  const [row] = await tx.select().from(webhooks).where(eq(webhooks.id, id)).for('update');
  return row ? webhookOf(row) : null;
}

/** All that a key or one of its sessions made, locked as one. */
export async function lockWebhooksOfKey(tx: Database, key: string): Promise<Webhook[]> {
  const sessions = tx.select({ id: keys.id }).from(keys).where(eq(keys.parent, key));
  const isMeant = or(eq(webhooks.key, key), inArray(webhooks.key, sessions));
  const query = tx.select().from(webhooks).where(isMeant).orderBy(asc(webhooks.id));
  return (await query.for('update')).map(webhookOf);
}

/** How many webhooks a chapter has, or (null) all coordinators together; nobody adds one meanwhile. */
export async function countWebhooks(tx: Database, owner: string | null): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`webhooks of ${owner ?? ''}`}))`);
  const isTheirs = owner === null ? isNull(webhooks.owner) : eq(webhooks.owner, owner);
  const [row] = await tx.select({ n: count() }).from(webhooks).where(isTheirs);
  return row!.n;
}

/** The webhooks that the caller manages, the oldest first. */
export async function listWebhooks(
  db: Database,
  caller: Caller,
  { limit, after }: PageRequest,
): Promise<Page<Webhook>> {
  const { createdAt, id } = webhooks;
  const isAfter =
    after && sql`(${createdAt}, ${id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const rows = await db
    .select()
    .from(webhooks)
    .where(and(managedBy(caller), isAfter ?? undefined))
    .orderBy(asc(createdAt), asc(id))
    .limit(limit + 1);
  return pageOf(rows.map(webhookOf), limit, each => [each.createdAt, each.id]);
}

/** What `manages` says of one, for the database to say of all. */
function managedBy(caller: Caller): SQL | undefined {
  if (coordinates(caller)) return undefined;
  const chapter = chapterOf(caller);
  if (chapter !== null) return eq(webhooks.owner, chapter);
  if (caller.role !== 'coordinator') return sql`false`;
  const { owner, tours } = webhooks;
  return and(isNull(owner), arrayContained(tours, [...(caller.tours ?? [])]));
}

/** Erases webhooks, with what was still to be told to them. */
export async function eraseWebhooks(tx: Database, ids: readonly string[]): Promise<void> {
  await tx.delete(webhooks).where(inArray(webhooks.id, [...ids]));
  await tx.delete(webhookDeliveries).where(inArray(webhookDeliveries.webhook, [...ids]));
}

export function webhookOf(row: Row): Webhook {
  const text = (instant: Date | null) => instant?.toISOString() ?? null;
  const { id, host, tour, owner, tours, createdBy, error, disabledReason } = row;
  return {
    ...{ id, host, tour, owner, tours, createdBy, error, disabledReason },
    createdAt: row.createdAt.toISOString(),
    deliveredAt: text(row.deliveredAt),
    deliveredUntil: text(row.deliveredUntil),
    failingSince: text(row.failingSince),
    disabledAt: text(row.disabledAt),
  };
}
