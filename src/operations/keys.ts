import {
  KEY_PREFIX,
  type Key,
  type KeyWithSecret,
  type NewKey,
  newKeyRefusal,
} from '../domain/key.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import type { Refusal } from '../domain/refusals.js';
import { newSecret } from '../domain/secret.js';
import { recordChanges } from '../store/changes.js';
import { findKey, insertKey, lockKey, revokeKeys } from '../store/keys.js';
import { voidSignInLink } from '../store/sign-in-links.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { checkReferences, type References } from './references.js';
import { revokeSubscriptionsOfKey } from './subscriptions.js';
import { removeWebhooksOfKey } from './webhooks.js';

/** Makes a key. Its secret is in what comes back, and nowhere else. */
export function addKey(
  store: Store,
  input: NewKey,
  occasion: Occasion,
): Promise<KeyWithSecret | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused =
      tourRefusal(occasion) ??
      newKeyRefusal(input) ??
      (await checkReferences(tx, referencesOf(input)));
    if (refused) return refused;
    const secret = newSecret(KEY_PREFIX);
    const made = { createdAt: occasion.now, createdBy: occasion.caller.label };
    const key = await insertKey(tx, { ...input, ...made, secret });
    await recordKey(tx, key, null, occasion);
    return { ...key, key: secret };
  });
}

/** Ends a key, its sign-in link, its sessions, private calendars and webhooks, at once and for good. False where there is none. */
export function revokeKey(
  store: Store,
  id: string,
  occasion: Occasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = tourRefusal(occasion);
    if (refused) return refused;
    const held = await lockKey(tx, id);
    if (!held) return false;
    await revokeKeys(tx, id, occasion.now);
    await voidSignInLink(tx, id);
    await revokeSubscriptionsOfKey(tx, id, occasion);
    await removeWebhooksOfKey(tx, id, occasion);
    await recordKey(tx, (await findKey(tx, id))!, held, occasion);
    return true;
  });
}

/** Writes of a key into the audit trail; its organisation does not read of it there. */
export async function recordKey(
  tx: Database,
  key: Key,
  old: Key | null,
  occasion: Occasion,
): Promise<void> {
  await recordChanges(tx, [{ type: 'key', subject: key.id, old, new: key }], occasion);
}

function referencesOf({ organization, tours }: NewKey): References {
  const named = (tours ?? []).map((tour, index) => [`/tours/${index}`, ['tour', tour]] as const);
  return { '/organization': ['organization', organization], ...Object.fromEntries(named) };
}
