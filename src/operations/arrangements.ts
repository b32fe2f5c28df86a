import {
  type Arrangement,
  type ArrangementChange,
  type ArrangementFields,
  type ArrangementOnFile,
  arrangerRefusal,
  arranges,
  type NewArrangement,
} from '../domain/arrangement.js';
import { preconditionOf } from '../domain/entity-tag.js';
import type { Occasion, VersionedOccasion } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import {
  eraseArrangement,
  findArrangement,
  findArrangements,
  insertArrangement,
  lockArrangement,
  updateArrangement,
} from '../store/arrangements.js';
import { recordChanges } from '../store/changes.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { decideArrangement } from './decide-arrangement.js';

const nothing: Omit<ArrangementFields, 'kind'> = {
  ...{ leg: null, event: null, day: null, start: null, end: null, timeZone: null },
  ...{ place: null, provider: null, contact: null, notes: null },
  ...{ from: null, to: null, mode: null, confirmed: false },
};

/** Adds an arrangement to a leg, one of its days, or an event. */
export function addArrangement(
  store: Store,
  input: NewArrangement,
  occasion: Occasion,
): Promise<Arrangement | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = arrangerRefusal(occasion.caller);
    if (refused) return refused;
    const wanted = await decideArrangement(tx, store, { ...nothing, ...input }, occasion);
    if (wanted instanceof Refusal) return wanted;
    const id = await insertArrangement(tx, wanted, occasion.now);
    return recorded(tx, id, null, occasion);
  });
}

/** Changes an arrangement, which may move to another leg or event; null where there is none. */
export function changeArrangement(
  store: Store,
  id: string,
  change: ArrangementChange,
  occasion: VersionedOccasion,
): Promise<Arrangement | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await heldBy(tx, id, occasion);
    if (held === null || held instanceof Refusal) return held;
    const merged = merge(held.arrangement, change);
    const wanted = await decideArrangement(tx, store, merged, occasion);
    if (wanted instanceof Refusal) return wanted;
    await updateArrangement(tx, id, wanted, occasion.now);
    return recorded(tx, id, held.arrangement, occasion);
  });
}

/** Erases an arrangement. False where there is none. */
export function removeArrangement(
  store: Store,
  id: string,
  occasion: VersionedOccasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const held = await heldBy(tx, id, occasion);
    if (held === null) return false;
    if (held instanceof Refusal) return held;
    await eraseArrangement(tx, id);
    await recordChanges(tx, [deedOf(held, held.arrangement, null)], occasion);
    return true;
  });
}

/** Tells of what is arranged for a leg or an event that is about to be erased, and goes with it. */
export async function recordArrangementsWith(
  tx: Database,
  owner: { leg: string } | { event: string },
  occasion: Occasion,
): Promise<void> {
  const legs = 'leg' in owner ? [owner.leg] : [];
  const events = 'event' in owner ? [owner.event] : [];
  const gone = await findArrangements(tx, { legs, events });
  const deeds = gone.map(each => deedOf(each, each.arrangement, null));
  await recordChanges(tx, deeds, occasion);
}

/** An arrangement that the caller may change in this version; null where they know of none. */
async function heldBy(
  tx: Database,
  id: string,
  { caller, ifMatch }: VersionedOccasion,
): Promise<ArrangementOnFile | Refusal | null> {
  const refused = arrangerRefusal(caller);
  if (refused) return refused;
  const held = await lockArrangement(tx, id);
  if (!held || !arranges(held, caller)) return null;
  return preconditionOf(ifMatch, held.arrangement) ?? held;
}

/** Whoever names a leg or an event takes it from where it was; its zone is then that of the new one. */
function merge(held: Arrangement, change: ArrangementChange): ArrangementFields {
  const { id: _, tour: __, startsAt: ___, endsAt: ____, createdAt: _____, ...fields } = held;
  const moved = change.leg != null ? { event: null } : change.event != null ? { leg: null } : {};
  const isElsewhere = ['leg', 'event'].some(name => {
    const asked = change[name as 'leg' | 'event'];
    return asked != null && asked !== held[name as 'leg' | 'event'];
  });
  return { ...fields, ...moved, ...(isElsewhere && { timeZone: null, day: null }), ...change };
}

async function recorded(
  tx: Database,
  id: string,
  old: Arrangement | null,
  occasion: Occasion,
): Promise<Arrangement> {
  const onFile = (await findArrangement(tx, id))!;
  await recordChanges(tx, [deedOf(onFile, old, onFile.arrangement)], occasion);
  return onFile.arrangement;
}

/** The trail has the whole of it: it is for those who coordinate the tour, and the event's host. */
function deedOf(
  { arrangement, host }: ArrangementOnFile,
  old: Arrangement | null,
  now: Arrangement | null,
) {
  const { id, tour } = arrangement;
  const whose = { subject: id, tour, organization: host };
  return { type: 'arrangement' as const, ...whose, old, new: now };
}
