import { type Static, Type } from 'typebox';
import { signLink } from '../domain/event-link.js';
import type { VersionedOccasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { Instant } from '../domain/shape.js';
import { recordChanges } from '../store/changes.js';
import { updateEvent } from '../store/events.js';
import { secretOf } from '../store/installation.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { heldEvent } from './events.js';

/** A link with which somebody without a key edits or withdraws one event. */
export const EventLink = Type.Object({
  token: Type.String({ description: 'Send it as a key: Authorization: Bearer TOKEN.' }),
  url: Type.String({ description: 'Where it is opened in a browser.' }),
  expiresAt: Instant,
});
export type EventLink = Static<typeof EventLink>;

/** A tour is over by then. */
const DAYS_VALID = 90;

/** Makes the link of an event, and voids the ones before. Null where there is no such event. */
export function renewEventLink(
  store: Store,
  id: string,
  occasion: VersionedOccasion,
): Promise<Omit<EventLink, 'url'> | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await heldEvent(tx, id, occasion);
    if (!held || held instanceof Refusal) return held;
    const { caller } = occasion;
    if (caller.role === 'chapter' && caller.event !== undefined) {
      return new Refusal('not-allowed', 'A link makes no other link: ask for one with a key.');
    }
    const { event, linkNumber } = held;
    if (event.host === null) {
      return refuseField(
        'invalid-input',
        '/host',
        'Give the event a host first: the link is theirs.',
      );
    }
    const { now } = occasion;
    const expiresAt = new Date(Math.floor(now.getTime() / 1000 + DAYS_VALID * 86_400) * 1000);
    const claim = { event: id, number: linkNumber + 1, expiresAt };
    await updateEvent(tx, id, { linkNumber: linkNumber + 1 }, now);
    const deed = {
      type: 'event',
      subject: id,
      tour: event.tour,
      organization: event.host,
    } as const;
    const numbers = { old: { link: linkNumber }, new: { link: linkNumber + 1 } };
    await recordChanges(tx, [{ ...deed, ...numbers }], occasion);
    const token = signLink(claim, await secretOf(tx));
    return { token, expiresAt: expiresAt.toISOString() };
  });
}
