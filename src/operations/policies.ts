import { tourAsSeen } from '../domain/audience.js';
import type { Caller } from '../domain/caller.js';
import { type Policy, type PolicyChange, policyFrom } from '../domain/conflicts/policy.js';
import { policyRefusal } from '../domain/conflicts/policy-refusal.js';
import { preconditionOf } from '../domain/entity-tag.js';
import { tourRefusal, type VersionedOccasion } from '../domain/occasion.js';
import type { Refusal } from '../domain/refusals.js';
import { recordChanges } from '../store/changes.js';
import { findPolicy, writePolicy } from '../store/policies.js';
import type { Store } from '../store/store.js';
import { findTour, lockTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';

/** How a tour is checked, or null where the caller may not know of the tour. */
export async function policyOfTour(
  { db }: Store,
  slug: string,
  caller: Caller,
): Promise<Policy | null> {
  const tour = await findTour(db, slug);
  if (!tour || !tourAsSeen(tour, caller)) return null;
  return policyFrom(await findPolicy(db, slug));
}

/** Says anew how a tour is checked; what is left out is as usual. Null where there is no such tour. */
export function setPolicy(
  store: Store,
  slug: string,
  change: PolicyChange,
  occasion: VersionedOccasion,
): Promise<Policy | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const tour = await lockTour(tx, slug);
    if (!tour || !tourAsSeen(tour, occasion.caller)) return null;
    const old = policyFrom(await findPolicy(tx, slug));
    const refused =
      tourRefusal(occasion, slug) ??
      preconditionOf(occasion.ifMatch, old) ??
      policyRefusal(change, store.gazetteer);
    if (refused) return refused;
    const next = policyFrom(change);
    await writePolicy(tx, slug, change, occasion.now);
    const deed = {
      type: 'policy',
      subject: slug,
      tour: slug,
      old: flat(old),
      new: flat(next),
    } as const;
    await recordChanges(tx, [deed], occasion);
    return next;
  });
}

/** The audit trail tells each setting for itself. */
function flat({ rules, thresholds, travel }: Policy): object {
  const named = Object.entries(rules).map(([rule, severity]) => [`rules.${rule}`, severity]);
  return { ...Object.fromEntries(named), ...thresholds, ...travel };
}
