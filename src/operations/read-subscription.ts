import { type Subscription, tokenIn } from '../domain/subscription.js';
import type { Store } from '../store/store.js';
import { findSubscriptionByToken, touchSubscription } from '../store/subscriptions.js';

/** When something was last read is known to the minute: reading must not become writing. */
const MINUTE = 60_000;

/**
 * The private calendar that a token opens, noted as read now; `unknown` where there never was one.
 * What could not be noted is told to `warn`, and fails nobody who reads.
 */
export async function readSubscription(
  { db }: Store,
  text: string,
  { now, warn }: { now: Date; warn: (message: string) => void },
): Promise<Subscription | 'unknown' | 'revoked'> {
  const token = tokenIn(text);
  const found = token === null ? null : await findSubscriptionByToken(db, token);
  if (found === null) return 'unknown';
  if (found.revokedAt !== null) return 'revoked';
  const before = new Date(now.getTime() - MINUTE);
  if (found.lastPollAt === null || new Date(found.lastPollAt) <= before) {
    await touchSubscription(db, found.id, { now, before }).catch(() =>
      warn('when a private calendar was read could not be noted'),
    );
  }
  return found;
}
