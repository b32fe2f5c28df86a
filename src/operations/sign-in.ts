import {
  callerOf,
  endOfKey,
  KEY_PREFIX,
  type Key,
  markOfEnvironment,
  SESSION_DAYS,
  type Session,
  SIGN_IN_LINK_DAYS,
} from '../domain/key.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { newSecret } from '../domain/secret.js';
import { recordChanges } from '../store/changes.js';
import { secretOf } from '../store/installation.js';
import { endSession, endSessionsOf, insertKey, lockKey, lockKeyOnFile } from '../store/keys.js';
import { keyOfSignInLink, putSignInLink, useSignInLink } from '../store/sign-in-links.js';
import type { Database, Store } from '../store/store.js';
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
    return startSession(tx, key, { parent: key.id }, { now, caller });
  });
}

/** After a session was renewed, what was sent with the old one a moment before still counts. */
const OVERLAP_MILLISECONDS = 60_000;

/**
 * A session for who calls with a key, which ends with it; for who calls with a session, a new secret
 * in place of theirs, with the same end. `environmentKey` is the key of the environment.
 */
export function openSession(
  store: Store,
  { caller, now }: Occasion,
  environmentKey: string | null,
): Promise<Session | Refusal> {
  return inTransaction(store.db, async tx => {
    if (caller.role === 'chapter' && caller.event !== undefined) return noSession();
    if (caller.key === null) {
      if (caller.role !== 'coordinator' || environmentKey === null) return noSession();
      const environment = markOfEnvironment(environmentKey, await secretOf(tx));
      const { label, tours } = caller;
      const rights = { role: 'coordinator', organization: null, tours: tours && [...tours], label };
      return startSession(tx, rights as Rights, { environment }, { caller, now });
    }
    const held = await lockKeyOnFile(tx, caller.key);
    if (!held) return noSession();
    const { key, environment } = held;
    if (key.expiresAt === null) {
      return startSession(tx, key, { parent: key.id }, { caller, now });
    }
    await endSession(tx, key.id, new Date(now.getTime() + OVERLAP_MILLISECONDS));
    const of = { parent: key.parent, environment, expiresAt: new Date(key.expiresAt) };
    return startSession(tx, key, of, { caller, now });
  });
}

type Rights = Pick<Key, 'role' | 'organization' | 'tours' | 'label'>;

/** A session of a key, for a month unless it is said until when. */
async function startSession(
  tx: Database,
  { role, organization, tours, label }: Rights,
  of: { parent?: string | null; environment?: string | null; expiresAt?: Date },
  occasion: Occasion,
): Promise<Session> {
  const secret = newSecret(KEY_PREFIX);
  const { now } = occasion;
  const made = { createdAt: now, createdBy: label, expiresAt: daysAfter(now, SESSION_DAYS) };
  const rights = { role, organization, tours, label };
  const session = await insertKey(tx, { ...rights, secret, ...made, ...of });
  await recordKey(tx, session, null, occasion);
  return { key: secret, ...rights, expiresAt: session.expiresAt! };
}

function noSession(): Refusal {
  return new Refusal('not-allowed', 'Only a key, a session or a sign-in link opens a session.');
}

/**
 * Signs out: ends the session that calls, or (`everywhere`) all sessions of its key, for which the key
 * itself may call, too.
 */
export function signOut(
  store: Store,
  everywhere: boolean,
  occasion: Occasion,
  environmentKey: string | null,
): Promise<true | Refusal> {
  return inTransaction(store.db, async tx => {
    const { caller, now } = occasion;
    if (caller.role === 'chapter' && caller.event !== undefined) return noSession();
    const held = caller.key === null ? null : await lockKeyOnFile(tx, caller.key);
    const isSession = held !== null && held.key.expiresAt !== null;
    if (!isSession && !everywhere) {
      const detail = 'This is no session: a key is revoked instead, or its sessions everywhere.';
      return new Refusal('not-possible-now', detail);
    }
    if (everywhere) {
      const parent = isSession ? held.key.parent : caller.key;
      const mark = environmentKey && markOfEnvironment(environmentKey, await secretOf(tx));
      const whose = { parent, environment: held?.environment ?? mark };
      return recordEnds(tx, await endSessionsOf(tx, whose, now), occasion);
    }
    await endSession(tx, held!.key.id, now);
    return recordEnds(tx, [held!.key], occasion);
  });
}

/** Writes into the audit trail that sessions ended, of which their streams hear. */
async function recordEnds(
  tx: Database,
  sessions: readonly Key[],
  occasion: Occasion,
): Promise<true> {
  const expiresAt = occasion.now.toISOString();
  for (const each of sessions) await recordKey(tx, { ...each, expiresAt }, each, occasion);
  return true;
}

function voidLink(): Refusal {
  const detail = 'A link works once, for a week, until there is a newer one. Ask for a new link.';
  return new Refusal('void-sign-in-link', detail);
}
