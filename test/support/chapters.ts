import type { NewEvent } from '../../src/domain/event.js';
import type { Occasion, VersionedOccasion } from '../../src/domain/occasion.js';
import { Refusal } from '../../src/domain/refusals.js';
import type { NewVenue } from '../../src/domain/venue.js';
import { confirmEvent } from '../../src/operations/decide-on-event.js';
import { addEvent } from '../../src/operations/events.js';
import { addVenue } from '../../src/operations/venues.js';
import { insertOrganization } from '../../src/store/organizations.js';
import type { Store } from '../../src/store/store.js';
import { chapter, coordinator } from '../builders/callers.js';
import { storedAt, storeLeg, storeTours } from '../builders/stored.js';

type Writer = Occasion['caller'];

/** A write that is made now, on whatever version is there. */
export function by(caller: Writer = coordinator(), now = storedAt): VersionedOccasion {
  return { caller, now, ifMatch: '*' };
}

/** What an operation answers with, where it does not refuse. */
export function done<T>(outcome: T | Refusal | null): T {
  if (outcome instanceof Refusal) throw new Error(`${outcome.code}: ${outcome.detail}`);
  if (outcome === null) throw new Error('there is no such thing');
  return outcome;
}

/** The code of a refusal and where it points; anything else as it is. */
export function refusal(outcome: unknown): unknown {
  if (!(outcome instanceof Refusal)) return outcome;
  return [outcome.code, ...outcome.errors.map(({ pointer }) => pointer)];
}

export const a = chapter('a');
export const b = chapter('b');

/** The tours of `storeTours`, the chapters `a` and (trusted) `b`, and Alex in Seattle on March 1–2, 2027. */
export async function storeChapters(store: Store): Promise<string> {
  await storeTours(store);
  await insertOrganization(store.db, { slug: 'a', name: 'Chapter A', kind: 'chapter' });
  await insertOrganization(store.db, {
    ...{ slug: 'b', name: 'Chapter B', kind: 'chapter', trusted: true },
  });
  return storeLeg(store, { coast: 'us-west-coast', lastDate: '2027-03-02' });
}

/** Alex in Seattle on March 1, 2027, 18:00–20:00, on the spring tour. */
export const evening: NewEvent = {
  ...{ tour: 'spring', speakers: ['alex'], title: 'An evening' },
  ...{ localStart: '2027-03-01T18:00', localEnd: '2027-03-01T20:00' },
  timeZone: 'America/Los_Angeles',
};

/** The hours of March 1, 2027, from one to another. */
export function from(start: string, end: string) {
  return { localStart: `2027-03-01T${start}`, localEnd: `2027-03-01T${end}` };
}

export async function register(store: Store, changes: Partial<NewEvent> = {}, caller?: Writer) {
  return done(await addEvent(store, { ...evening, ...changes }, by(caller)));
}

export async function confirmed(store: Store, changes: Partial<NewEvent> = {}, caller?: Writer) {
  const { id } = await register(store, changes, caller);
  return done(await confirmEvent(store, id, by()));
}

/** The Union Hall on 12 Main St in Seattle. */
export async function hall(store: Store, changes: Partial<NewVenue> = {}, caller?: Writer) {
  const place = { name: 'Union Hall', city: 'seattle-wa-us', street: '12 Main St' };
  return done(await addVenue(store, { ...place, ...changes }, by(caller)));
}
