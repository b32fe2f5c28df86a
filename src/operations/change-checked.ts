import type { EventChange } from '../domain/event.js';
import type { VersionedOccasion } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import type { Store } from '../store/store.js';
import { checkEventChange } from './check-event.js';
import { changeEvent, type Registered } from './events.js';

/**
 * Changes an event, and tells what stands in its way as it is then, or as its chapter wants it to be
 * while a change of it is pending; and hours that are free instead. Null where there is none.
 */
export async function changeChecked(
  store: Store,
  id: string,
  change: EventChange,
  occasion: VersionedOccasion,
): Promise<Registered | Refusal | null> {
  const changed = await changeEvent(store, id, change, occasion);
  if (changed === null || changed instanceof Refusal) return changed;
  const check = await checkEventChange(store, { id, change: {} }, occasion);
  // Somebody else may have taken it away since.
  const isThere = check !== null && !(check instanceof Refusal);
  const { conflicts, offers } = isThere ? check : { conflicts: [], offers: [] };
  return { ...changed, conflicts, offers };
}
