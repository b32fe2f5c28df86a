import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Static, Type } from 'typebox';
import type { Caller } from '../domain/caller.js';
import type { VersionedOccasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { Instant } from '../domain/shape.js';
import { recordChanges } from '../store/changes.js';
import { findEvent, updateEvent } from '../store/events.js';
import { secretOf } from '../store/installation.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { heldEvent } from './events.js';

/** A link with which somebody without a key edits or withdraws one event. */
export const EventLink = Type.Object({
  token: Type.String({ description: 'Send it as a key: Authorization: Bearer TOKEN.' }),
  expiresAt: Instant,
});
export type EventLink = Static<typeof EventLink>;

/** A tour is over by then. */
const DAYS_VALID = 90;
const FORM = /^entry_([0-9a-f-]{36})_(\d{1,6})_(\d{1,12})_([\w-]{43})$/;

/** Makes the link of an event, and voids the ones before. Null where there is no such event. */
export function renewEventLink(
  store: Store,
  id: string,
  occasion: VersionedOccasion,
): Promise<EventLink | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await heldEvent(tx, id, occasion);
    if (!held || held instanceof Refusal) return held;
    const { event, linkNumber } = held;
    if (event.host === null) {
      return refuseField(
        'invalid-input',
        '/host',
        'Give the event a host first: the link is theirs.',
      );
    }
    const { now } = occasion;
    const seconds = Math.floor(now.getTime() / 1000) + DAYS_VALID * 86_400;
    await updateEvent(tx, id, { linkNumber: linkNumber + 1 }, now);
    const deed = {
      type: 'event',
      subject: id,
      tour: event.tour,
      organization: event.host,
    } as const;
    const numbers = { old: { link: linkNumber }, new: { link: linkNumber + 1 } };
    await recordChanges(tx, [{ ...deed, ...numbers }], occasion);
    const head = `entry_${id}_${linkNumber + 1}_${seconds}`;
    const token = `${head}_${sign(head, await secretOf(tx))}`;
    return { token, expiresAt: new Date(seconds * 1000).toISOString() };
  });
}

/** Who calls with the link of an event; null where the text is none, or is void or over. */
export async function callerByLink(db: Database, token: string, now: Date): Promise<Caller | null> {
  const [, id, number, seconds, signature] = FORM.exec(token) ?? [];
  if (!id || !signature) return null;
  const head = token.slice(0, -signature.length - 1);
  const expected = Buffer.from(sign(head, await secretOf(db)));
  const isOurs = timingSafeEqual(expected, Buffer.from(signature));
  if (!isOurs || Number(seconds) * 1000 <= now.getTime()) return null;
  const onFile = await findEvent(db, id);
  if (onFile?.linkNumber !== Number(number) || onFile.event.host === null) return null;
  const { host } = onFile.event;
  return { role: 'chapter', key: null, label: `link of ${host}`, organization: host, event: id };
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
