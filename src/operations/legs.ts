import { legAsSeen } from '../domain/audience.js';
import { preconditionOf } from '../domain/entity-tag.js';
import { legUid } from '../domain/entry-uid.js';
import type { Leg, LegChange, LegOnFile, NewLeg } from '../domain/leg.js';
import { newsOfLeg } from '../domain/notices/news.js';
import { type Occasion, tourRefusal, type VersionedOccasion } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { recordChanges } from '../store/changes.js';
import { ensureCity } from '../store/cities.js';
import { wasTold } from '../store/feed-entries.js';
import { ensureItinerary } from '../store/itineraries.js';
import { eraseLeg, findLeg, insertLeg, lockLeg, updateLeg } from '../store/legs.js';
import { queueNews } from '../store/news.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { recordArrangementsWith } from './arrangements.js';
import { type DecidedLeg, decideLeg, mergeLeg } from './decide-leg.js';
import { publishEvents, publishLegs } from './publish.js';

/** Adds a leg to the itinerary of its tour, speaker and coast, which is made if it is the first. */
export function addLeg(store: Store, input: NewLeg, occasion: Occasion): Promise<Leg | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = tourRefusal(occasion, input.tour);
    if (refused) return refused;
    const wanted = await decideLeg(tx, store, input);
    if (wanted instanceof Refusal) return wanted;
    const id = await insertLeg(tx, await rowOf(tx, wanted));
    await publishLegs(tx, { ids: [id] }, occasion.now);
    await publishEventsBeside(tx, [wanted], occasion.now);
    return recorded(tx, id, null, occasion);
  });
}

/**
 * Changes a leg; it keeps its id, and so its UID, also when it moves to another city, speaker or
 * tour. Null where there is none.
 */
export function changeLeg(
  store: Store,
  id: string,
  change: LegChange,
  occasion: VersionedOccasion,
): Promise<Leg | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await lockLeg(tx, id);
    if (!held || !legAsSeen(held, occasion.caller, occasion.now)) return null;
    const refused =
      tourRefusal(occasion, held.leg.tour) ??
      tourRefusal(occasion, change.tour ?? held.leg.tour) ??
      preconditionOf(occasion.ifMatch, held.leg);
    if (refused) return refused;
    const wanted = await decideLeg(tx, store, mergeLeg(held.leg, change));
    if (wanted instanceof Refusal) return wanted;
    await updateLeg(tx, id, await rowOf(tx, wanted), occasion.now);
    return legChanged(tx, held, wanted, occasion);
  });
}

/** Tells subscribers of a leg that was changed, and records it; gives the leg as it is now. */
export async function legChanged(
  tx: Database,
  old: LegOnFile,
  wanted: Pick<DecidedLeg, 'tour' | 'speaker'>,
  occasion: Occasion,
): Promise<Leg> {
  const { id } = old.leg;
  await publishLegs(tx, { ids: [id] }, occasion.now);
  await publishEventsBeside(tx, [old.leg, wanted], occasion.now);
  return recorded(tx, id, old, occasion);
}

/** Cancels a leg that the public was told of, erases any other. False where there is none. */
export function removeLeg(
  store: Store,
  id: string,
  occasion: VersionedOccasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const held = await lockLeg(tx, id);
    if (!held || !legAsSeen(held, occasion.caller, occasion.now)) return false;
    const refused =
      tourRefusal(occasion, held.leg.tour) ?? preconditionOf(occasion.ifMatch, held.leg);
    if (refused) return refused;
    const { now } = occasion;
    const isKept = await wasTold(tx, legUid(id), now);
    await updateLeg(tx, id, { status: 'cancelled', statusReason: null }, now);
    await publishLegs(tx, { ids: [id] }, now);
    await recorded(tx, id, held, occasion, isKept);
    if (!isKept) {
      await recordArrangementsWith(tx, { leg: id }, occasion);
      await eraseLeg(tx, id);
    }
    await publishEventsBeside(tx, [held.leg], now);
    return true;
  });
}

/** Events show the coasts that their speakers tour, and are shown as their legs are at most. */
async function publishEventsBeside(
  tx: Database,
  legs: readonly { tour: string; speaker?: string | null | undefined }[],
  now: Date,
): Promise<void> {
  const whose = new Map(legs.map(leg => [`${leg.tour} ${leg.speaker}`, leg]));
  for (const { tour, speaker } of whose.values()) {
    await publishEvents(tx, { tour, around: speaker ? [speaker] : undefined }, now);
  }
}

/** The leg as it is now, with what was done to it in the audit trail. */
async function recorded(
  tx: Database,
  id: string,
  before: LegOnFile | null,
  occasion: Occasion,
  isKept = true,
): Promise<Leg> {
  const after = (await findLeg(tx, id))!;
  const { leg } = after;
  const old = before?.leg ?? null;
  const deed = { type: 'leg', subject: id, tour: leg.tour, old, new: isKept ? leg : null } as const;
  await recordChanges(tx, [deed], occasion);
  await queueNews(tx, newsOfLeg(before, after), occasion.now);
  return leg;
}

async function rowOf(tx: Database, wanted: DecidedLeg) {
  const { tour, speaker, coast, city, country, firstDate, lastDate, kind, visibility } = wanted;
  if (wanted.place) await ensureCity(tx, wanted.place);
  const itinerary = await ensureItinerary(tx, { tour, speaker, coast });
  return {
    ...{ itinerary, city, country, firstDate, lastDate },
    ...(kind && { kind }),
    ...(visibility && { visibility }),
    interpreter: wanted.interpreter ?? null,
  };
}
