import { tourAsSeen } from '../domain/audience.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { newSecret } from '../domain/secret.js';
import { manages } from '../domain/subscription.js';
import {
  MAX_WEBHOOKS,
  type NewWebhook,
  urlRefusal,
  type Webhook,
  type WebhookWithSecret,
  webhookRefusal,
} from '../domain/webhook.js';
import type { Outbound } from '../outbound/call.js';
import { recordChanges } from '../store/changes.js';
import type { Database, Store } from '../store/store.js';
import { findTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';
import { forgetOrphans } from '../store/webhook-deliveries.js';
import {
  countWebhooks,
  eraseWebhooks,
  findWebhook,
  insertWebhook,
  lockWebhook,
  lockWebhooksOfKey,
} from '../store/webhooks.js';
import { keyRefusal } from './subscriptions.js';

/** Logs mask what begins so. */
const SECRET_PREFIX = 'gira_hook_';

/**
 * Why no webhook is made for an address: it may not be called, as far as that is known now. A name is
 * looked up, for which no transaction should wait.
 */
export async function addressRefusal(
  outbound: Outbound,
  url: string,
  caller: Occasion['caller'],
): Promise<Refusal | null> {
  const refused = webhookRefusal(caller) ?? urlRefusal(url);
  if (refused) return refused;
  const forbidden = await outbound.refusalOf(url);
  return forbidden && refuseField('address-not-called', '/url', forbidden.sentence);
}

/**
 * Makes a webhook for the caller, for an address that may be called: of a chapter for the chapter,
 * else for coordinators.
 */
export async function addWebhook(
  store: Store,
  { url, secret = newSecret(SECRET_PREFIX), tour = null }: NewWebhook,
  occasion: Occasion,
): Promise<WebhookWithSecret | Refusal> {
  const { caller, now } = occasion;
  const owner = caller.role === 'chapter' ? caller.organization : null;
  return inTransaction(store.db, async tx => {
    const refused =
      (await tourMissing(tx, tour, occasion)) ??
      (await keyRefusal(tx, occasion)) ??
      (await tooMany(tx, owner));
    if (refused) return refused;
    await forgetOrphans(tx);
    const made = await insertWebhook(tx, {
      ...{ url, secret, tour, owner, createdAt: now, createdBy: caller.label, key: caller.key },
      tours: caller.role === 'coordinator' && caller.tours ? [...caller.tours] : null,
    });
    await record(tx, { old: null, new: made }, occasion);
    return { ...made, url, secret };
  });
}

/** A webhook that the caller manages, or null. */
export async function webhookFor(
  { db }: Store,
  id: string,
  caller: Occasion['caller'],
): Promise<Webhook | Refusal | null> {
  const refused = webhookRefusal(caller);
  if (refused) return refused;
  const found = await findWebhook(db, id);
  return found && manages(found, caller) ? found : null;
}

/** Ends a webhook, with what was still to be told to it. False where the caller has none such. */
export function removeWebhook(
  store: Store,
  id: string,
  occasion: Occasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = webhookRefusal(occasion.caller);
    if (refused) return refused;
    const held = await lockWebhook(tx, id);
    if (!held || !manages(held, occasion.caller)) return false;
    await remove(tx, [held], occasion);
    return true;
  });
}

/** Ends what a key and its sessions made: whoever lost the key may have lost these, too. */
export async function removeWebhooksOfKey(
  tx: Database,
  key: string,
  occasion: Occasion,
): Promise<void> {
  await remove(tx, await lockWebhooksOfKey(tx, key), occasion);
}

async function remove(tx: Database, held: readonly Webhook[], occasion: Occasion): Promise<void> {
  const ids = held.map(({ id }) => id);
  if (ids.length > 0) await eraseWebhooks(tx, ids);
  for (const old of held) await record(tx, { old, new: null }, occasion);
}

/** A tour that the caller may not know of does not exist. */
async function tourMissing(
  tx: Database,
  tour: string | null,
  { caller }: Occasion,
): Promise<Refusal | null> {
  if (tour === null) return null;
  const found = await findTour(tx, tour, caller);
  if (!found || !tourAsSeen(found, caller)) {
    return refuseField('unknown-reference', '/tour', `There is no tour "${tour}".`);
  }
  return caller.role === 'coordinator' ? tourRefusal({ caller }, tour) : null;
}

async function tooMany(tx: Database, owner: string | null): Promise<Refusal | null> {
  if ((await countWebhooks(tx, owner)) < MAX_WEBHOOKS) return null;
  const who = owner === null ? 'Coordinators together have' : 'A chapter has';
  return new Refusal('not-possible-now', `${who} ${MAX_WEBHOOKS} webhooks at most: remove one.`);
}

/** Writes of a webhook into the audit trail, for those who manage it to read. */
async function record(
  tx: Database,
  webhook: { old: Webhook | null; new: Webhook | null },
  occasion: Occasion,
): Promise<void> {
  const { id, owner, tour } = (webhook.new ?? webhook.old)!;
  const deed = { type: 'webhook', subject: id, organization: owner, tour } as const;
  await recordChanges(tx, [{ ...deed, ...webhook }], occasion);
}
