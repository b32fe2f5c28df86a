import {
  callerOf,
  endOfKey,
  KEY_PREFIX,
  SESSION_DAYS,
  type Session,
  SIGN_IN_LINK_DAYS,
} from '../domain/key.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { newSecret } from '../domain/secret.js';
import { recordChanges } from '../store/changes.js';
import { insertKey, lockKey } from '../store/keys.js';
import { keyOfSignInLink, putSignInLink, useSignInLink } from '../store/sign-in-links.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { recordKey } from './keys.js';

const DAY_MILLISECONDS = 24 * 3_600_000;
const daysAfter = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MILLISECONDS);

/**
 * Gives a key a link by which a browser signs in, once, within a week. The link before it is void:
 * where one was lost or went astray, a new one is all it takes. Null where there is no such key.
 */
export function linkKey(
  store: Store,
  id: string,
  occasion: Occasion,
): Promise<{ token: string; expiresAt: string } | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const refused = tourRefusal(occasion);
    if (refused) return refused;
    const key = await lockKey(tx, id);
    if (!key) return null;
    if (key.parent !== null) {
      return new Refusal('not-found', 'This is a session. Ask for a link of its key instead.');
    }
    if (key.revokedAt !== null) return new Refusal('key-revoked', 'Make a new key instead.');
    const token = newSecret();
    const expiresAt = daysAfter(occasion.now, SIGN_IN_LINK_DAYS);
    const before = await putSignInLink(tx, id, { token, expiresAt });
    const [old, now] = [before, expiresAt].map(at => ({ signInLink: at?.toISOString() ?? null }));
    await recordChanges(tx, [{ type: 'key', subject: id, old: old!, new: now! }], occasion);
    return { token, expiresAt: expiresAt.toISOString() };
  });
}

/** Turns the token of a sign-in link into a session. Of two who try at once, one is signed in. */
export function signIn(store: Store, token: string, now: Date): Promise<Session | Refusal> {
  return inTransaction(store.db, async tx => {
    const id = await keyOfSignInLink(tx, token, now);
    // The key is locked before its link, as where it is revoked.
    const key = id === null ? null : await lockKey(tx, id);
    const isTaken = key && endOfKey(key, now) === null && (await useSignInLink(tx, token));
    const caller = isTaken ? callerOf(key) : null;
    if (!key || !caller || caller.role === 'public') return voidLink();
    const { role, organization, tours, label } = key;
    const secret = newSecret(KEY_PREFIX);
    const session = await insertKey(tx, {
      ...{ role, organization, tours, label, secret, parent: key.id },
      ...{ createdAt: now, createdBy: label, expiresAt: daysAfter(now, SESSION_DAYS) },
    });
    await recordKey(tx, session, null, { now, caller });
    return { key: secret, role, organization, tours, label, expiresAt: session.expiresAt! };
  });
}

function voidLink(): Refusal {
  const detail = 'A link works once, for a week, until there is a newer one. Ask for a new link.';
  return new Refusal('void-sign-in-link', detail);
}
