import { gira } from '../domain/caller.js';
import { PATIENCE_MILLISECONDS, signatureOf, waitAfter } from '../domain/webhook.js';
import { NotCalled, type Outbound } from '../outbound/call.js';
import { recordChanges } from '../store/changes.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import {
  type Batch,
  disableWebhook,
  nextBatch,
  nextWebhookDue,
  postponeWebhook,
  settleBatch,
  takeDueWebhook,
  type WebhookOnFile,
} from '../store/webhook-deliveries.js';
import { findWebhook, secretsOf } from '../store/webhooks.js';

/** How long a receiver may take to answer. */
const TIMEOUT_MILLISECONDS = 10_000;
/** How long a webhook is taken for: longer than any try, and short enough to wait for. */
const TAKEN_MILLISECONDS = 60_000;

/** By what webhooks are told, when, and what ends it. */
export type Telling = { outbound: Outbound; now: () => Date; signal?: AbortSignal };

/**
 * Tells all webhooks that wait what changed, and gives when the next one is due. Of each one batch is
 * under way at a time, whichever node tells it; what was not taken is told again, and nothing before.
 */
export async function sendWebhooks({ db }: Store, telling: Telling): Promise<Date | null> {
  const { now, signal } = telling;
  for (;;) {
    if (signal?.aborted) return null;
    const until = new Date(now().getTime() + TAKEN_MILLISECONDS);
    const webhook = await takeDueWebhook(db, { now: now(), until });
    if (webhook === null) return nextWebhookDue(db);
    const batch = await nextBatch(db, webhook);
    if (batch !== null) await tell(db, { webhook, batch }, telling);
  }
}

type Told = { webhook: WebhookOnFile; batch: Batch };

async function tell(db: Database, told: Told, telling: Telling): Promise<void> {
  const { now, signal } = telling;
  const { webhook, batch } = told;
  // What its owner may read no longer is not told.
  const failure = batch.changes.length === 0 ? null : await post(db, told, telling);
  // Who is broken off has not failed: another node tells it, or this one when it is back.
  if (failure !== null && signal?.aborted) return;
  await inTransaction(db, async tx => {
    if (failure === null) return settleBatch(tx, webhook.id, batch, now());
    const failingSince = webhook.failingSince ?? now();
    const isOver = now().getTime() - failingSince.getTime() >= PATIENCE_MILLISECONDS;
    if (failure.isGone || isOver) {
      const why = failure.isGone ? 'It wants to be told no more' : 'It failed for three days';
      return disable(
        tx,
        webhook,
        { error: failure.error, reason: `${why}: ${failure.error}` },
        now(),
      );
    }
    const attempts = webhook.attempts + 1;
    const dueAt = new Date(now().getTime() + waitAfter(attempts));
    return postponeWebhook(tx, webhook.id, { error: failure.error, dueAt, failingSince, attempts });
  });
}

/** Why a receiver did not take what it was told; whether it wants no more of it. */
type Failure = { error: string; isGone: boolean };

async function post(
  db: Database,
  { webhook, batch }: Told,
  { outbound, now, signal }: Telling,
): Promise<Failure | null> {
  const { url, secret } = await secretsOf(db, webhook);
  const body = JSON.stringify({ items: batch.changes });
  const answer = await outbound.call({
    ...{ url, method: 'POST', body, timeoutMilliseconds: TIMEOUT_MILLISECONDS, maxBytes: 0 },
    signal,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'gira-webhook': webhook.id,
      'gira-delivery': batch.id,
      'gira-signature': signatureOf(body, secret, now()),
    },
  });
  if (answer instanceof NotCalled) return { error: answer.sentence, isGone: false };
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  const isElsewhere = status >= 300 && status < 400;
  const what = isElsewhere ? 'sends elsewhere, where Gira does not follow' : 'does not take it';
  return { error: `${webhook.host} ${what} (${status}).`, isGone: status === 410 };
}

/** The end of a webhook stands in the audit trail, which tells its owner. */
async function disable(
  tx: Database,
  { id }: WebhookOnFile,
  { error, reason: disabledReason }: { error: string; reason: string },
  now: Date,
): Promise<void> {
  const old = await findWebhook(tx, id);
  // Somebody removed it meanwhile.
  if (old === null) return;
  await disableWebhook(tx, id, { disabledAt: now, disabledReason, error });
  const deed = { type: 'webhook', subject: id, tour: old.tour, organization: old.owner } as const;
  const disabled = await findWebhook(tx, id);
  await recordChanges(tx, [{ ...deed, old, new: disabled }], { caller: gira, now });
}
