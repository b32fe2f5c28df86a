import { randomUUID } from 'node:crypto';
import { and, asc, eq, exists, isNotNull, isNull, lte, min, notInArray, sql } from 'drizzle-orm';
import { webhookDeliveries, webhooks } from '../../db/schema/index.js';
import type { Change } from '../domain/change.js';
import { MAX_BATCH, readerOf } from '../domain/webhook.js';
import { changesSeenBy } from './changes.js';
import type { Database } from './store.js';

export type WebhookOnFile = typeof webhooks.$inferSelect;

const isAlive = isNull(webhooks.disabledAt);

function isWaiting(db: Database) {
  const { webhook } = webhookDeliveries;
  return exists(db.select({ webhook }).from(webhookDeliveries).where(eq(webhook, webhooks.id)));
}

/**
 * A webhook that is to be told something, the longest due first; nobody else gets it before `until`,
 * by when it was told or has failed. Null where there is none by now.
 */
export async function takeDueWebhook(
  db: Database,
  { now, until }: { now: Date; until: Date },
): Promise<WebhookOnFile | null> {
  const due = db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(isAlive, lte(webhooks.dueAt, now), isWaiting(db)))
    .orderBy(asc(webhooks.dueAt), asc(webhooks.id))
    .limit(1)
    .for('update', { skipLocked: true });
  const [row] = await db
    .update(webhooks)
    .set({ dueAt: until })
    .where(sql`${webhooks.id} = (${due})`)
    .returning();
  return row ?? null;
}

/** When the next webhook is to be told something, or null where nothing waits. */
export async function nextWebhookDue(db: Database): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(webhooks.dueAt) })
    .from(webhooks)
    .where(and(isAlive, isWaiting(db)));
  return row?.at ?? null;
}

/** Changes that are told together, under one id however often that is tried. */
export type Batch = { id: string; changes: Change[] };

/**
 * What is to be told to a webhook next: what was tried before and failed, else the first changes
 * that wait, as far as its owner may read them. Those that they may not are let go. Null: nothing is.
 */
export async function nextBatch(db: Database, webhook: WebhookOnFile): Promise<Batch | null> {
  const { change, batch } = webhookDeliveries;
  const isOwn = eq(webhookDeliveries.webhook, webhook.id);
  let rows = await db
    .select({ change, batch })
    .from(webhookDeliveries)
    .where(and(isOwn, isNotNull(batch)));
  if (rows.length === 0) {
    const first = db
      .select({ change })
      .from(webhookDeliveries)
      .where(isOwn)
      .orderBy(asc(change))
      .limit(MAX_BATCH);
    rows = await db
      .update(webhookDeliveries)
      .set({ batch: randomUUID() })
      .where(and(isOwn, sql`${change} in (${first})`))
      .returning({ change, batch });
  }
  if (rows.length === 0) return null;
  const ids = rows.map(each => each.change);
  return { id: rows[0]!.batch!, changes: await changesSeenBy(db, readerOf(webhook), ids) };
}

/** A batch was taken: it is told no more, and the webhook may have the next one at once. */
export async function settleBatch(
  tx: Database,
  webhook: string,
  { id, changes }: Batch,
  now: Date,
): Promise<void> {
  const { batch, webhook: column } = webhookDeliveries;
  await tx.delete(webhookDeliveries).where(and(eq(column, webhook), eq(batch, id)));
  const last = changes
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const told = last === undefined ? {} : { deliveredAt: now, deliveredUntil: new Date(last) };
  await tx
    .update(webhooks)
    .set({ ...told, dueAt: now, attempts: 0, failingSince: null, error: null })
    .where(eq(webhooks.id, webhook));
}

/** A batch was not taken: it is told again at `dueAt`. */
export async function postponeWebhook(
  tx: Database,
  webhook: string,
  failed: { error: string; dueAt: Date; failingSince: Date; attempts: number },
): Promise<void> {
  await tx.update(webhooks).set(failed).where(eq(webhooks.id, webhook));
}

/** A webhook is told no more; false where it is none by now. */
export async function disableWebhook(
  tx: Database,
  webhook: string,
  disabled: { disabledAt: Date; disabledReason: string; error: string },
): Promise<void> {
  await tx.update(webhooks).set(disabled).where(eq(webhooks.id, webhook));
  await tx.delete(webhookDeliveries).where(eq(webhookDeliveries.webhook, webhook));
}

/** Erases what waits for webhooks that are gone or disabled: it was written while they ended. */
export async function forgetOrphans(db: Database): Promise<void> {
  const alive = db.select({ id: webhooks.id }).from(webhooks).where(isAlive);
  await db.delete(webhookDeliveries).where(notInArray(webhookDeliveries.webhook, alive));
}
