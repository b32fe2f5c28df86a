import { conflictsSeen } from '../domain/conflicts/asked.js';
import type { Conflict } from '../domain/conflicts/conflict.js';
import type { ScheduleOnFile } from '../domain/conflicts/on-file.js';
import { marksOf, type WaiverOnFile } from '../domain/conflicts/waiver.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import type { Refusal } from '../domain/refusals.js';
import { recordChanges } from '../store/changes.js';
import { loadSchedule } from '../store/schedules.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { eraseWaiver, lockWaiver, writeWaiver } from '../store/waivers.js';

/**
 * Accepts a conflict for a reason: it is waived until the time, place or people of one of its
 * subjects change. Null where there is no such conflict for the caller.
 */
export function waiveConflict(
  store: Store,
  fingerprint: string,
  reason: string,
  occasion: Occasion,
): Promise<Conflict | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const onFile = await loadSchedule(tx, {}, occasion);
    const conflict = conflictNamed(fingerprint, onFile, occasion);
    if (!conflict) return null;
    const tours = toursOf(conflict, onFile);
    const refused = waiverRefusal(tours, occasion);
    if (refused) return refused;
    const old = await lockWaiver(tx, fingerprint);
    const fact = { reason, by: occasion.caller.label, at: occasion.now.toISOString() };
    const marks = marksOf(conflict, onFile.schedule);
    const waiver = { ...fact, fingerprint, rule: conflict.rule, tours, marks };
    await writeWaiver(tx, waiver);
    await recordWaiver(tx, [old, waiver], occasion);
    return { ...conflict, waived: true, waiver: { ...fact, lapsed: [] } };
  });
}

/** Takes a waiver back. False where there is none. */
export function unwaiveConflict(
  store: Store,
  fingerprint: string,
  occasion: Occasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const held = await lockWaiver(tx, fingerprint);
    if (!held) return false;
    const refused = waiverRefusal(held.tours, occasion);
    if (refused) {
      // What a coordinator of other tours may not know of is not there.
      const onFile = await loadSchedule(tx, {}, occasion);
      return conflictNamed(fingerprint, onFile, occasion) ? refused : false;
    }
    await eraseWaiver(tx, fingerprint);
    await recordWaiver(tx, [held, null], occasion);
    return true;
  });
}

function conflictNamed(
  fingerprint: string,
  onFile: ScheduleOnFile,
  occasion: Occasion,
): Conflict | undefined {
  return conflictsSeen(onFile, {}, occasion).find(each => each.fingerprint === fingerprint);
}

/** The tours of the legs and events that a conflict is about. */
function toursOf({ subjects }: Conflict, { legs, events }: ScheduleOnFile): string[] {
  const tours = subjects.flatMap(({ type, id }) => {
    if (type === 'leg') return legs.get(id)?.leg.tour ?? [];
    return type === 'event' ? (events.get(id)?.event.tour ?? []) : [];
  });
  return [...new Set(tours)].sort();
}

/** What lies between two tours is for who coordinates both. */
function waiverRefusal(tours: readonly string[], occasion: Occasion): Refusal | null {
  for (const tour of tours) {
    const refused = tourRefusal(occasion, tour);
    if (refused) return refused;
  }
  return tours.length === 0 ? tourRefusal(occasion) : null;
}

async function recordWaiver(
  tx: Database,
  [old, next]: readonly [WaiverOnFile | null, WaiverOnFile | null],
  occasion: Occasion,
): Promise<void> {
  const told = (waiver: WaiverOnFile | null) =>
    waiver && { rule: waiver.rule, reason: waiver.reason };
  const { fingerprint, tours } = (next ?? old)!;
  const deed = {
    ...({ type: 'waiver', subject: fingerprint, tour: tours[0] ?? null } as const),
    ...{ old: told(old), new: told(next) },
  };
  await recordChanges(tx, [deed], occasion);
}
