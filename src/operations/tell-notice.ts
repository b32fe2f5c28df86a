import type { Notice } from '../domain/notices/notice.js';
import type { Occasion } from '../domain/occasion.js';
import { findNotice, markTold } from '../store/notices.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';

/**
 * Notes that somebody was told what a notice says, be it by telephone; it is noted once. Null where
 * the caller may not know of it.
 */
export function tellNotice(
  store: Store,
  id: number,
  { caller, now }: Occasion,
): Promise<Notice | null> {
  return inTransaction(store.db, async tx => {
    const held = await findNotice(tx, id, caller);
    if (!held || held.toldAt !== null) return held;
    await markTold(tx, id, { toldAt: now, toldBy: caller.label });
    return findNotice(tx, id, caller);
  });
}
