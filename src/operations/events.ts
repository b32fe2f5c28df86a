import { coordinates } from '../domain/caller.js';
import { preconditionOf } from '../domain/entity-tag.js';
import { eventUid } from '../domain/entry-uid.js';
import type {
  Event,
  EventChange,
  EventOnFile,
  EventStatus,
  NewEvent,
  Registration,
} from '../domain/event.js';
import { eventAsSeen, runsEvent } from '../domain/event-audience.js';
import { asWanted, fieldsWanted, merge } from '../domain/event-change.js';
import { newsOfEvent } from '../domain/notices/news.js';
import { type Occasion, tourRefusal, type VersionedOccasion } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { addBookings, writeBookings } from '../store/bookings.js';
import { recordChanges } from '../store/changes.js';
import {
  eraseEvent,
  findEvent,
  insertEvent,
  lockEvents,
  replaceSpeakers,
  restateEvent,
  updateEvent,
} from '../store/events.js';
import { queueNews } from '../store/news.js';
import { findOrganization } from '../store/organizations.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { recordArrangementsWith } from './arrangements.js';
import { booking } from './booking.js';
import { type Clashes, checkEvent, clashesOf } from './check-event.js';
import { asIfOnFile, type Decided, decidedEvent, decideEvent } from './decide-event.js';
import { publishFound } from './publish.js';

/** An event that was registered, with what stands in its way and what is free instead. */
export type Registered = Event & Clashes;

/**
 * Registers an event: as a hold for a coordinator or a chapter that is trusted, else as a proposal.
 * Rivals for one evening are the normal queue, so a clash is told and not refused.
 */
export function addEvent(
  store: Store,
  { knownClashes, ...input }: Registration,
  occasion: Occasion,
): Promise<Registered | Refusal> {
  return inTransaction(store.db, async tx => {
    const unknown =
      knownClashes && (await newsRefusal({ ...store, db: tx }, input, knownClashes, occasion));
    if (unknown) return unknown;
    const stored = await storeEvent(tx, store, input, occasion);
    if (stored instanceof Refusal) return stored;
    const { decided, event } = stored;
    return { ...event, ...(await clashesOf(tx, asIfOnFile(decided, event), decided, occasion)) };
  });
}

/** Refuses an event in whose way something grave is that whoever registers it was not shown. */
async function newsRefusal(
  store: Store,
  input: NewEvent,
  known: readonly string[],
  occasion: Occasion,
): Promise<Refusal | null> {
  const check = await checkEvent(store, input, occasion);
  // What is wrong with it is told by the write itself.
  if (check instanceof Refusal) return null;
  const conflicts = check.conflicts.filter(
    ({ severity, fingerprint }) => severity !== 'info' && !known.includes(fingerprint),
  );
  if (conflicts.length === 0) return null;
  const detail = 'Nothing was stored: look at what is in its way, and send it again as known.';
  return new Refusal('clashes-now', detail, [], { conflicts });
}

/** As `addEvent`, as a part of another write, and without a look at what is in its way. */
export async function storeEvent(
  tx: Database,
  store: Store,
  input: NewEvent,
  occasion: Occasion,
): Promise<{ decided: Decided; event: Event } | Refusal> {
  const { caller } = occasion;
  const refused = additionRefusal(input, occasion);
  if (refused) return refused;
  const decided = await decideEvent(tx, store, input, occasion);
  if (decided instanceof Refusal) return decided;
  const isTrusted =
    caller.role === 'coordinator' || (await findOrganization(tx, caller.organization))!.trusted;
  const status = isTrusted ? ('hold' as const) : ('proposed' as const);
  const row = { ...decided.row, ...factOf(status, null, occasion) };
  const city = decided.city?.slug ?? null;
  const event = await insertEvent(tx, row, { speakers: input.speakers, city });
  await addBookings(tx, [event]);
  await recordEvents(tx, [[null, event]], occasion);
  return { decided, event };
}

/** An event link is for its one event; a coordinator of some tours adds to those alone. */
function additionRefusal({ tour }: NewEvent, { caller }: Occasion): Refusal | null {
  if (caller.role !== 'chapter') return tourRefusal({ caller }, tour);
  if (caller.event === undefined) return null;
  return new Refusal('not-allowed', 'This link is for one event: it adds no other.');
}

/**
 * Changes an event; it keeps its id, and so its UID. What a chapter changes of a confirmed one is
 * pending until a coordinator confirms it: the confirmed version stays. Null where there is none.
 */
export function changeEvent(
  store: Store,
  id: string,
  change: EventChange,
  occasion: VersionedOccasion,
): Promise<Event | Refusal | null> {
  return booking(store, occasion, async (tx, attempt) => {
    const held = await heldEvent(tx, id, occasion);
    if (!held || held instanceof Refusal) return held;
    const { caller, now } = occasion;
    const { event } = held;
    const isPending = event.status === 'confirmed' && !coordinates(caller, event.tour);
    const base = isPending ? asWanted(event) : event;
    const input = merge(base, change);
    if (input instanceof Refusal) return input;
    const refused = caller.role === 'chapter' ? null : tourRefusal(occasion, input.tour);
    if (refused) return refused;
    const decided = await decideEvent(tx, store, input, occasion, base);
    if (decided instanceof Refusal) return decided;
    const { speakers, leg = null } = input;
    if (isPending) {
      const { host } = event;
      const wanted = { ...(decided.row as Partial<Event>), speakers, leg, host };
      return keepPending(tx, event, wanted, occasion);
    }
    const { status } = event;
    attempt.wanted = [asIfOnFile(decided, decidedEvent(decided, { id, status, now }))];
    const link = linkAfter(held, decided.row.host);
    await updateEvent(tx, id, { ...cleared, ...decided.row, ...link, tzChange: null }, now);
    if (speakers.join() !== event.speakers.join()) await replaceSpeakers(tx, id, speakers);
    return settledOne(tx, held, (await findEvent(tx, id))!, occasion);
  });
}

/** The link of an event is its host's: with another host the ones before are void. */
export function linkAfter({ event, linkNumber }: EventOnFile, host: string | null | undefined) {
  return { linkNumber: event.host === host ? linkNumber : linkNumber + 1 };
}

/** A status as a fact: with who set it, when and why. */
export function factOf(status: EventStatus, reason: string | null, { now, caller }: Occasion) {
  return { status, statusAt: now, statusBy: caller.label, statusReason: reason };
}

/** Every field that a body may leave out, as it is then. */
const cleared = {
  ...{ venue: null, room: null, description: null, interpreter: null, joinUrl: null, url: null },
  expectedAttendance: null,
} as const;

/** The event for a write: locked, the caller's to change, and in the version that they know. */
export async function heldEvent(
  tx: Database,
  id: string,
  { caller, now, ifMatch }: VersionedOccasion,
): Promise<EventOnFile | Refusal | null> {
  const [held] = await lockEvents(tx, [id]);
  if (!held) return null;
  if (runsEvent(held.event, caller)) return preconditionOf(ifMatch, held.event) ?? held;
  if (eventAsSeen(held, caller, now) === null) return null;
  return new Refusal('not-allowed', 'Another organisation hosts this event.');
}

/**
 * Books what changed events need now, tells their subscribers, and records what was done. `after`
 * is what is on file of them by now, in the order of `before`.
 */
export async function settled(
  tx: Database,
  before: readonly EventOnFile[],
  after: readonly EventOnFile[],
  occasion: Occasion,
): Promise<Event[]> {
  const changed = after.map(({ event }) => event);
  await writeBookings(tx, changed);
  // Of all that is on file of an event, publishing changes its sequence alone.
  const ofCrews = after.flatMap((each, index) => newsOfEvent(before[index]!, each));
  const sequences = await publishFound(tx, after, occasion.now, ofCrews);
  const told = changed.map(each => ({ ...each, sequence: sequences.get(eventUid(each.id))! }));
  const pairs = told.map((event, index) => [before[index]!.event, event] as const);
  await recordEvents(tx, pairs, occasion);
  return told;
}

/** As `settled`, of one event. */
export async function settledOne(
  tx: Database,
  before: EventOnFile,
  after: EventOnFile,
  occasion: Occasion,
): Promise<Event> {
  const [event] = await settled(tx, [before], [after], occasion);
  return event!;
}

/** Writes what was done to events into the audit trail. */
export async function recordEvents(
  tx: Database,
  pairs: readonly (readonly [old: Event | null, now: Event | null])[],
  occasion: Occasion,
): Promise<void> {
  const deeds = pairs.map(([old, now]) => {
    const { id, tour, host } = (now ?? old)!;
    return { type: 'event', subject: id, tour, organization: host, old, new: now } as const;
  });
  await recordChanges(tx, deeds, occasion);
}

/** Keeps how a chapter wants a confirmed event to be; nothing where that is how it is. */
async function keepPending(
  tx: Database,
  event: Event,
  wanted: Partial<Event>,
  occasion: Occasion,
): Promise<Event> {
  const { now, caller } = occasion;
  const change = fieldsWanted(event, wanted);
  const isSame = Object.keys(change).length === 0;
  const pending = isSame ? null : { change, at: now.toISOString(), by: caller.label };
  await updateEvent(tx, event.id, { pending }, now);
  const { event: kept } = (await findEvent(tx, event.id))!;
  await recordEvents(tx, [[event, kept]], occasion);
  return kept;
}

/** Cancels an event that was ever confirmed, erases any other. False where there is none. */
export function removeEvent(
  store: Store,
  id: string,
  occasion: VersionedOccasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const held = await heldEvent(tx, id, occasion);
    if (held === null) return false;
    if (held instanceof Refusal) return held;
    // It is told as cancelled already, with the reason that was given.
    if (held.wasConfirmed && held.event.status === 'cancelled') return true;
    if (held.wasConfirmed) {
      const fact = factOf('cancelled', null, occasion);
      const after = await restateEvent(tx, held, { ...fact, pending: null }, occasion.now);
      await settledOne(tx, held, after, occasion);
    } else {
      await recordArrangementsWith(tx, { event: id }, occasion);
      await eraseEvent(tx, id);
      await queueNews(tx, newsOfEvent(held, null), occasion.now);
      await recordEvents(tx, [[held.event, null]], occasion);
    }
    return true;
  });
}
