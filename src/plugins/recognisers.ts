import type { Caller } from '../domain/caller.js';
import { isLinkToken, readLink } from '../domain/event-link.js';
import {
  callerOf,
  END_OF_SESSION,
  endOfKey,
  KEY_PREFIX,
  markOfEnvironment,
} from '../domain/key.js';
import { Refusal } from '../domain/refusals.js';
import { digestOf, isSameDigest } from '../domain/secret.js';
import { findEvent } from '../store/events.js';
import { secretOf } from '../store/installation.js';
import { findKeyBySecret } from '../store/keys.js';
import type { Store } from '../store/store.js';
import type { Recogniser } from './auth.js';

const coordinator: Caller = { role: 'coordinator', key: null, label: 'coordinator', tours: null };

/** Knows the one key of the environment, also while the database is away. */
export function environmentKey(secret: string | null): Recogniser {
  const known = secret === null ? null : digestOf(secret);
  return async given =>
    known !== null && isSameDigest(digestOf(given), known) ? coordinator : null;
}

/** The form of every stored key: what has another is not worth a question. */
const FORM = new RegExp(`^${KEY_PREFIX}[\\w-]{43}$`);

/**
 * Knows the keys and sessions in the database, and says of those that ended that they did. A session
 * of the environment's key ends when that key is another one.
 */
export function storedKeys(
  store: Store,
  now: () => Date,
  ofEnvironment: string | null = null,
): Recogniser {
  return async secret => {
    const found = FORM.test(secret) ? await findKeyBySecret(store.db, secret) : null;
    if (found === null) return null;
    const { key, environment } = found;
    const isPast = environment !== null && environment !== (await markOf(store, ofEnvironment));
    const end = isPast ? END_OF_SESSION : endOfKey(key, now());
    return end === null ? callerOf(key) : new Refusal('unknown-key', end);
  };
}

/** How a session remembers the environment's key: it cannot be guessed at without our own secret. */
async function markOf(store: Store, key: string | null): Promise<string | null> {
  return key === null ? null : markOfEnvironment(key, await secretOf(store.db));
}

/** Knows the links of single events, and says of those that are void or over that they are. */
export function eventLinks(store: Store, now: () => Date): Recogniser {
  return async secret => {
    if (!isLinkToken(secret)) return null;
    const claim = readLink(secret, await secretOf(store.db), now());
    const onFile = claim && (await findEvent(store.db, claim.event));
    if (!onFile || onFile.linkNumber !== claim.number || onFile.event.host === null) {
      return new Refusal('unknown-key', 'The link is not valid any more: ask for a new one.');
    }
    const { id, host } = onFile.event;
    return { role: 'chapter', key: null, label: `link of ${host}`, organization: host, event: id };
  };
}
