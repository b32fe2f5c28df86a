import type { FastifyInstance } from 'fastify';
import { touchKey } from '../store/keys.js';
import type { Store } from '../store/store.js';

/** A key's last use is known to the minute: reading must not become writing. */
const MINUTE = 60_000;
/** More keys than an installation uses within a minute; then all are forgotten, and noted anew. */
const MAX_KEYS = 1_000;

/**
 * Notes when keys are used: after the answer, so that no request waits for it, and without ever
 * failing one.
 */
export function useLastUsed(app: FastifyInstance, store: Store, now: () => Date): void {
  const noted = new Map<string, number>();
  const pending = new Set<Promise<void>>();
  app.addHook('onResponse', async ({ caller, log }) => {
    const key = caller?.role === 'public' ? null : (caller?.key ?? null);
    const at = now();
    if (key === null || at.getTime() - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < MINUTE)
      return;
    if (noted.size >= MAX_KEYS) noted.clear();
    noted.set(key, at.getTime());
    const times = { now: at, before: new Date(at.getTime() - MINUTE) };
    const writing = touchKey(store.db, key, times)
      .catch(() => log.warn('when a key was used could not be noted'))
      .finally(() => pending.delete(writing));
    pending.add(writing);
  });
  app.addHook('onClose', async () => {
    await Promise.all(pending);
  });
}
