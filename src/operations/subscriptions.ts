import { speakerAsSeen, tourAsSeen } from '../domain/audience.js';
import { endOfKey } from '../domain/key.js';
import type { Occasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { newSecret } from '../domain/secret.js';
import {
  manages,
  type NewSubscription,
  type Subscription,
  type SubscriptionSubject,
  subjectRefusal,
  subscriberRefusal,
  subscriptionSubject,
} from '../domain/subscription.js';
import { recordChanges } from '../store/changes.js';
import { lockKey } from '../store/keys.js';
import { findOrganization } from '../store/organizations.js';
import { findSpeaker } from '../store/speakers.js';
import type { Database, Store } from '../store/store.js';
import {
  insertSubscription,
  lockSubscription,
  lockSubscriptionsOfKey,
  revokeSubscriptions,
} from '../store/subscriptions.js';
import { findTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';

/** A private calendar with the token of its address, which is kept nowhere. */
export type SubscriptionWithToken = Subscription & { token: string };

/** Makes a private calendar for the caller: of a chapter for the chapter, else for coordinators. */
export function addSubscription(
  store: Store,
  input: NewSubscription,
  occasion: Occasion,
): Promise<SubscriptionWithToken | Refusal> {
  const { caller, now } = occasion;
  return inTransaction(store.db, async tx => {
    const subject = subscriberRefusal(caller) ?? subscriptionSubject(input, caller);
    if (subject instanceof Refusal) return subject;
    const refused =
      subjectRefusal(subject, occasion) ??
      (await subjectMissing(tx, subject, occasion)) ??
      (await keyRefusal(tx, occasion));
    if (refused) return refused;
    const token = newSecret();
    const made = await insertSubscription(tx, {
      ...{ ...subject, token, createdAt: now, createdBy: caller.label, key: caller.key },
      owner: caller.role === 'chapter' ? caller.organization : null,
      tours: caller.role === 'coordinator' && caller.tours ? [...caller.tours] : null,
    });
    await record(tx, made, null, occasion);
    return { ...made, token };
  });
}

/** Ends a private calendar at once and for good. False where the caller has none such. */
export function revokeSubscription(
  store: Store,
  id: string,
  occasion: Occasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = subscriberRefusal(occasion.caller);
    if (refused) return refused;
    const held = await lockSubscription(tx, id);
    if (!held || !manages(held, occasion.caller)) return false;
    await revoke(tx, [held], occasion);
    return true;
  });
}

/** Ends the calendars of some ids, those that are not revoked yet. */
export async function endSubscriptions(
  tx: Database,
  ids: readonly string[],
  occasion: Occasion,
): Promise<void> {
  const held = await Promise.all(ids.map(id => lockSubscription(tx, id)));
  await revoke(
    tx,
    held.filter(each => each !== null),
    occasion,
  );
}

/** Ends what a key and its sessions made: whoever lost the key may have lost these, too. */
export async function revokeSubscriptionsOfKey(
  tx: Database,
  key: string,
  occasion: Occasion,
): Promise<void> {
  await revoke(tx, await lockSubscriptionsOfKey(tx, key), occasion);
}

async function revoke(
  tx: Database,
  held: readonly Subscription[],
  occasion: Occasion,
): Promise<void> {
  const { now } = occasion;
  const live = held.filter(({ revokedAt }) => revokedAt === null);
  const ids = live.map(({ id }) => id);
  await revokeSubscriptions(tx, ids, now);
  for (const old of live) {
    await record(tx, { ...old, revokedAt: now.toISOString() }, old, occasion);
  }
}

/** What the caller may not know of does not exist. */
async function subjectMissing(
  tx: Database,
  { tour, speaker, interpreter, organization }: SubscriptionSubject,
  { caller, now }: Occasion,
): Promise<Refusal | null> {
  const missing = (kind: string, slug: string) =>
    refuseField('unknown-reference', `/${kind}`, `There is no ${kind} "${slug}".`);
  if (tour !== null) {
    const found = await findTour(tx, tour, caller);
    if (!found || !tourAsSeen(found, caller)) return missing('tour', tour);
  }
  for (const [kind, person] of Object.entries({ speaker, interpreter })) {
    const found = person === null ? null : await findSpeaker(tx, person);
    if (person !== null && !(found && speakerAsSeen(found, caller, now))) {
      return missing(kind, person);
    }
  }
  if (organization === null || (await findOrganization(tx, organization))) return null;
  return missing('organization', organization);
}

/** A key that is being revoked at this moment makes nothing that would outlive it. */
export async function keyRefusal(tx: Database, { caller, now }: Occasion): Promise<Refusal | null> {
  const key = caller.key === null ? null : await lockKey(tx, caller.key);
  const end = key && endOfKey(key, now);
  return end === null ? null : new Refusal('unknown-key', end);
}

/** Writes of a calendar into the audit trail, for those who manage it to read. */
async function record(
  tx: Database,
  subscription: Subscription,
  old: Subscription | null,
  occasion: Occasion,
): Promise<void> {
  const { id, owner } = subscription;
  const deed = { type: 'subscription', subject: id, organization: owner } as const;
  await recordChanges(tx, [{ ...deed, old, new: subscription }], occasion);
}
