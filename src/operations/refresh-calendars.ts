import { Refusal } from '../domain/refusals.js';
import type { Outbound } from '../outbound/call.js';
import { claimDueCalendar, keepLook, nextDueCalendar } from '../store/busy-calendars.js';
import { feedHostOf } from '../store/installation.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { fetchCalendar } from './fetch-calendar.js';

/**
 * Looks at all of the speakers' own calendars whose hour has come, one after the other, each on
 * whichever node is the first to take it. What was read before stands until it is read anew. Gives
 * when the next is due.
 */
export async function refreshCalendars(
  { db }: Store,
  outbound: Outbound,
  { now, signal }: { now: () => Date; signal?: AbortSignal },
): Promise<Date | null> {
  const feedHost = await feedHostOf(db);
  for (;;) {
    if (signal?.aborted) return null;
    const due = await claimDueCalendar(db, now());
    if (due === null) return nextDueCalendar(db);
    const found = await fetchCalendar(outbound, { ...due, feedHost, signal }, now());
    // What is broken off is looked at again by another node, or by this one when it is back.
    if (signal?.aborted) return null;
    const look = found instanceof Refusal ? { error: found.detail } : found;
    await inTransaction(db, tx => keepLook(tx, due, look, now()));
  }
}
