import type { FastifyInstance } from 'fastify';
import { type ClientFamily, clientFamilyOf } from '../domain/client-family.js';
import { notePolls, type Polls } from '../store/feed-polls.js';
import type { Store } from '../store/store.js';
import type { Polled } from './feed-answers.js';
import type { StoredFeed } from './stored-feeds.js';

/** How often what was counted is written. */
const EVERY_MILLISECONDS = 60_000;
/** Different names of programs that are remembered; then all are looked at again. */
const MAX_NAMES = 1000;

/**
 * Counts who asks for which feed, in memory; once a minute while the app listens, and when it ends,
 * it is written, so that no answer waits for it or fails by it.
 */
export function useFeedPolls(app: FastifyInstance, store: Store, now: () => Date): Polled {
  const families = new Map<string | undefined, ClientFamily>();
  let counted = new Map<string, Polls>();

  const familyOf = (userAgent: string | undefined): ClientFamily => {
    const known = families.get(userAgent);
    if (known !== undefined) return known;
    if (families.size >= MAX_NAMES) families.clear();
    const family = clientFamilyOf(userAgent);
    families.set(userAgent, family);
    return family;
  };

  const write = async () => {
    const taken = [...counted.values()];
    counted = new Map();
    try {
      await notePolls(store.db, taken);
    } catch {
      app.log.warn('who asked for feeds in the last minute could not be noted');
    }
  };

  let timer: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    timer = setInterval(write, EVERY_MILLISECONDS).unref();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await write();
  });

  return ({ feed, changedAt }: StoredFeed, userAgent) => {
    const family = familyOf(userAgent);
    const key = `${feed} ${family}`;
    const before = counted.get(key);
    if (before === undefined) {
      counted.set(key, { feed, family, polls: 1, lastPollAt: now(), heldChangedAt: changedAt });
      return;
    }
    before.polls += 1;
    before.lastPollAt = now();
    before.heldChangedAt = changedAt;
  };
}
