import { preconditionOf } from '../domain/entity-tag.js';
import type { Event, EventOnFile, EventStatus } from '../domain/event.js';
import { asWanted, merge } from '../domain/event-change.js';
import { tourRefusal, type VersionedOccasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import {
  findEvent,
  lockEvents,
  replaceSpeakers,
  restateEvent,
  updateEvent,
} from '../store/events.js';
import type { Database, Store } from '../store/store.js';
import { booking } from './booking.js';
import { asIfOnFile, type Decided, decidedEvent, decideEvent } from './decide-event.js';
import { factOf, heldEvent, linkAfter, settled, settledOne } from './events.js';

type Outcome = Promise<Event | Refusal | null>;

/**
 * Confirms an event, or the change of a confirmed one that its chapter asks for. Of many at once
 * that would book one speaker, room or interpreter, exactly one succeeds.
 */
export function confirmEvent(store: Store, id: string, occasion: VersionedOccasion): Outcome {
  return booking(store, occasion, async (tx, attempt) => {
    const held = await heldByCoordinator(tx, id, occasion);
    if (!held || held instanceof Refusal) return held;
    const { event } = held;
    const { now } = occasion;
    if (event.status === 'confirmed' && event.pendingChange === null) return event;
    if (event.pendingChange) {
      const wanted = await applyPending(tx, store, held, occasion);
      if (wanted instanceof Refusal) return wanted;
      attempt.wanted = [wanted];
    } else {
      attempt.wanted = [{ ...held, event: { ...event, status: 'confirmed' } }];
    }
    const first = held.wasConfirmed ? {} : { confirmedAt: now };
    const fact = event.status === 'confirmed' ? {} : factOf('confirmed', null, occasion);
    const confirmed = await restateEvent(tx, held, { ...fact, ...first, pending: null }, now);
    const after = event.pendingChange ? (await findEvent(tx, id))! : confirmed;
    return settledOne(tx, held, after, occasion);
  });
}

/** Writes what was pending into the event; answers with the event as it is to be. */
async function applyPending(
  tx: Database,
  store: Store,
  held: EventOnFile,
  occasion: VersionedOccasion,
): Promise<EventOnFile | Refusal> {
  const { event } = held;
  const input = merge(asWanted(event), {});
  if (input instanceof Refusal) return input;
  const refused = tourRefusal(occasion, input.tour);
  if (refused) return refused;
  const decided = await decideEvent(tx, store, input, occasion, event);
  if (decided instanceof Refusal) return decided;
  const link = linkAfter(held, decided.row.host);
  await updateEvent(tx, event.id, { ...decided.row, ...link, tzChange: null }, occasion.now);
  await replaceSpeakers(tx, event.id, input.speakers);
  const fact = { id: event.id, status: 'confirmed', now: occasion.now } as const;
  return asIfOnFile(decided, decidedEvent(decided, fact));
}

/** Takes a confirmation back, or takes up a proposal: the event is a hold. */
export function holdEvent(store: Store, id: string, occasion: VersionedOccasion): Outcome {
  return setStatus(store, id, { status: 'hold', reason: null, hold: heldByCoordinator }, occasion);
}

/** Cancels an event: whoever runs it may. */
export function cancelEvent(
  store: Store,
  id: string,
  reason: string,
  occasion: VersionedOccasion,
): Outcome {
  return setStatus(store, id, { status: 'cancelled', reason, hold: heldEvent }, occasion);
}

/** Postpones an event to a day that nobody knows yet: whoever runs it may. What it booked is free. */
export function postponeEvent(
  store: Store,
  id: string,
  reason: string,
  occasion: VersionedOccasion,
): Outcome {
  return setStatus(store, id, { status: 'postponed', reason, hold: heldEvent }, occasion);
}

/** Rejects a proposal or hold, or the change of a confirmed event that its chapter asks for. */
export function rejectEvent(
  store: Store,
  id: string,
  reason: string,
  occasion: VersionedOccasion,
): Outcome {
  return setStatus(store, id, { status: 'rejected', reason, hold: heldByCoordinator }, occasion);
}

/** What is decided; `hold` takes the event for the write where the caller may decide it. */
type Decision = { status: EventStatus; reason: string | null; hold: typeof heldEvent };

function setStatus(
  store: Store,
  id: string,
  { status, reason, hold }: Decision,
  occasion: VersionedOccasion,
): Outcome {
  return booking(store, occasion, async tx => {
    const held = await hold(tx, id, occasion);
    if (!held || held instanceof Refusal) return held;
    const { event } = held;
    const refused = decisionRefusal(event, status);
    if (refused) return refused;
    const dropsChange = status === 'rejected' && event.status === 'confirmed';
    const fact = dropsChange ? { statusReason: reason } : factOf(status, reason, occasion);
    if (event.status === status && event.statusReason === reason) return event;
    const after = await restateEvent(tx, held, { ...fact, pending: null }, occasion.now);
    return settledOne(tx, held, after, occasion);
  });
}

/** What was confirmed is cancelled, not rejected; only a change of it can be. */
function decisionRefusal(event: Event, next: EventStatus): Refusal | null {
  if (next === 'rejected' && ['confirmed', 'postponed', 'cancelled'].includes(event.status)) {
    if (event.pendingChange) return null;
    return new Refusal('not-possible-now', `It is ${event.status}: cancel it instead.`);
  }
  if (next === 'cancelled' && event.status === 'rejected') {
    return new Refusal('not-possible-now', 'It was rejected already.');
  }
  if (next === 'postponed' && ['cancelled', 'rejected'].includes(event.status)) {
    return new Refusal('not-possible-now', `It is ${event.status}: confirm it on another day.`);
  }
  return null;
}

/** Swaps when two events are: each gets the other's hours, in one transaction. */
export function swapEvents(
  store: Store,
  [id, otherId]: readonly [string, string],
  occasion: VersionedOccasion,
): Outcome {
  return booking(store, occasion, async (tx, attempt) => {
    // Both are locked before either is looked at, in one order.
    await lockEvents(tx, [id, otherId]);
    const held = await heldByCoordinator(tx, id, occasion);
    if (!held || held instanceof Refusal) return held;
    if (id === otherId) {
      const message = 'An event has nothing to swap with itself.';
      return refuseField('invalid-input', '/with', message);
    }
    const other = await heldByCoordinator(tx, otherId, { ...occasion, ifMatch: '*' });
    if (other instanceof Refusal) return other;
    if (!other) {
      return refuseField('unknown-reference', '/with', `There is no event "${otherId}".`);
    }
    const decisions: Decided[] = [];
    for (const [one, two] of [
      [held.event, other.event],
      [other.event, held.event],
    ] as const) {
      const input = merge(one, hoursOf(two));
      if (input instanceof Refusal) return input;
      const decided = await decideEvent(tx, store, input, occasion, one);
      if (decided instanceof Refusal) return decided;
      decisions.push(decided);
    }
    // Both are decided before either is written: what is refused leaves nothing behind.
    const { now } = occasion;
    const both = [held.event, other.event];
    for (const [at, { id, status }] of both.entries()) {
      const decided = decisions[at]!;
      attempt.wanted.push(asIfOnFile(decided, decidedEvent(decided, { id, status, now })));
      await updateEvent(tx, id, { ...decided.row, tzChange: null }, now);
    }
    const after = [(await findEvent(tx, id))!, (await findEvent(tx, otherId))!];
    const [swapped] = await settled(tx, [held, other], after, occasion);
    return swapped!;
  });
}

/** When an event is, as a change of another says it. */
function hoursOf({ localStart, localEnd, localDate, partOfDay, startFold, endFold }: Event) {
  if (localStart === null) return { localStart, localEnd, localDate, partOfDay };
  return { localStart, localEnd, startFold, endFold };
}

async function heldByCoordinator(
  tx: Database,
  id: string,
  occasion: VersionedOccasion,
): Promise<EventOnFile | Refusal | null> {
  const [held] = await lockEvents(tx, [id]);
  const refused = held && tourRefusal(occasion, held.event.tour);
  // What a coordinator of other tours may not know of is not there.
  if (!held) return null;
  if (refused) return (await heldEvent(tx, id, occasion)) === null ? null : refused;
  return preconditionOf(occasion.ifMatch, held.event) ?? held;
}
