import type { Caller } from '../domain/caller.js';
import type { EventOnFile } from '../domain/event.js';
import { Refusal } from '../domain/refusals.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction, sqlState } from '../store/transaction.js';
import { bookedAlready } from './booked-already.js';

/** What a write is about to book: told before it does, so that a refusal can say what is in the way. */
export type Attempt = { wanted: EventOnFile[] };

/** PostgreSQL's exclusion_violation: two confirmed bookings of one resource would overlap. */
const DOUBLE_BOOKED = '23P01';
/** What was in the way may be gone when it is looked for: then the write is tried again. */
const MAX_TRIES = 3;

/**
 * Runs a write that books. The database decides: where it refuses, nothing is stored, and the
 * answer names what is in the way as far as the caller may know it.
 */
export async function booking<T>(
  store: Store,
  occasion: { caller: Caller; now: Date },
  work: (tx: Database, attempt: Attempt) => Promise<T>,
): Promise<T | Refusal> {
  for (let tries = 1; ; tries++) {
    const attempt: Attempt = { wanted: [] };
    try {
      return await inTransaction(store.db, tx => work(tx, attempt));
    } catch (error) {
      if (sqlState(error) !== DOUBLE_BOOKED) throw error;
      const found = await bookedAlready(store.db, attempt.wanted, occasion);
      const conflicts = found.filter(({ severity }) => severity === 'error');
      if (conflicts.length === 0 && tries < MAX_TRIES) continue;
      const detail =
        conflicts.map(({ message }) => message).join(' ') ||
        'Somebody else is booking the same at this moment. Try again.';
      return new Refusal('double-booked', detail, [], { conflicts });
    }
  }
}
