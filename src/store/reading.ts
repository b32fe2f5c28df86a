import type { Caller } from '../domain/caller.js';
import type { Database, Store } from './store.js';
import { isUnavailable } from './unavailable.js';

/**
 * Reads what anybody may read: from a replica, where one has all that this node knows of, and from
 * the primary where it fails. What somebody with a key asks for is read from the primary, so that
 * they find what they wrote by another node a moment ago.
 */
export async function reading<T>(
  store: Pick<Store, 'db' | 'replicas'>,
  caller: Caller,
  read: (db: Database) => Promise<T>,
): Promise<T> {
  const replica = caller.role === 'public' ? (store.replicas?.pick() ?? null) : null;
  if (replica === null) return read(store.db);
  try {
    return await read(replica.db);
  } catch (error) {
    // Also where it gave up because what it replays changes the rows under the query (40001).
    if (!isUnavailable(error)) throw error;
    replica.leaveOut();
    return read(store.db);
  }
}
