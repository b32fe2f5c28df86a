import { sameMetro } from '../domain/conflicts/metro.js';
import { preconditionOf } from '../domain/entity-tag.js';
import type { Leg } from '../domain/leg.js';
import type { Occasion, VersionedOccasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import {
  type Acceptance,
  type Accepted,
  endOfRequest,
  readsRequest,
  type StopRequest,
} from '../domain/stop-request.js';
import { lockLeg } from '../store/legs.js';
import { findOrganization } from '../store/organizations.js';
import { lockRequest, updateRequest } from '../store/requests.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { addEvent, type Registered } from './events.js';
import { addLeg } from './legs.js';
import { recordRequest } from './requests.js';

/** Says no to a request, and why. Null where the caller may not know of it. */
export function declineRequest(
  store: Store,
  id: string,
  reason: string,
  occasion: VersionedOccasion,
): Promise<StopRequest | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await openRequest(tx, id, occasion);
    if (!held || held instanceof Refusal) return held;
    const change = { status: 'declined', statusReason: reason, sameAs: null } as const;
    return changedRequest(tx, held, change, occasion);
  });
}

/**
 * Makes of a request a leg in its city and, where one is described, a hold on it: all of it or
 * nothing. Null where the caller may not know of the request.
 */
export function acceptRequest(
  store: Store,
  id: string,
  acceptance: Acceptance,
  occasion: VersionedOccasion,
): Promise<Accepted | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await openRequest(tx, id, occasion);
    if (!held || held instanceof Refusal) return held;
    const tour = tourOf(held, acceptance);
    if (tour instanceof Refusal) return tour;
    const within = { ...store, db: tx };
    const { event: described, ...stop } = acceptance;
    const leg = await legFor(within, { held, tour, stop }, occasion);
    if (leg instanceof Refusal) return leg;
    const event = described && (await eventOn(within, leg, { described, held }, occasion));
    if (event instanceof Refusal) return event;
    // The tour may be a draft, which is not for who asked to know.
    const became = { leg: leg.id, event: event?.id ?? null, sameAs: null };
    const request = await changedRequest(tx, held, { status: 'accepted', ...became }, occasion);
    return { request, leg, event: event ?? null };
  });
}

type Stop = { held: StopRequest; tour: string; stop: Omit<Acceptance, 'event'> };

/** The leg that a request becomes: a new one, or one of the tour that is in its city already. */
async function legFor(
  store: Store,
  { held, tour, stop }: Stop,
  occasion: VersionedOccasion,
): Promise<Leg | Refusal> {
  const { leg: id, firstDate, lastDate, ...rest } = stop;
  if (id === undefined) {
    if (firstDate === undefined || lastDate === undefined) {
      const pointer = firstDate === undefined ? '/firstDate' : '/lastDate';
      return refuseField('invalid-input', pointer, 'Send the days of the new leg, or a leg.');
    }
    return addLeg(store, { ...rest, firstDate, lastDate, tour, city: held.city }, occasion);
  }
  const said = Object.entries({ firstDate, lastDate, speaker: rest.speaker, coast: rest.coast });
  const [field] = said.find(([, value]) => value !== undefined) ?? [];
  if (field) {
    return refuseField('invalid-input', `/${field}`, 'The leg that is there says that itself.');
  }
  const leg = (await lockLeg(store.db, id))?.leg;
  if (!leg || leg.tour !== tour || leg.status === 'cancelled') {
    return refuseField('unknown-reference', '/leg', `The tour has no leg "${id}".`);
  }
  const city = store.gazetteer.city(held.city);
  if (leg.city && city && sameMetro(leg.city, city)) return leg;
  return refuseField('invalid-input', '/leg', `The leg is not in or near ${city?.name}.`);
}

/** A request that something may still be decided of, which nobody else decides meanwhile. */
export async function openRequest(
  tx: Database,
  id: string,
  { caller, ifMatch }: Pick<VersionedOccasion, 'caller' | 'ifMatch'>,
): Promise<StopRequest | Refusal | null> {
  const onFile = await lockRequest(tx, id);
  if (!onFile || !readsRequest(onFile.request, caller)) return null;
  return endOfRequest(onFile.request) ?? preconditionOf(ifMatch, onFile.request) ?? onFile.request;
}

/** The tour that goes there: the one that was asked, or one that is named. */
function tourOf({ tour }: StopRequest, acceptance: Acceptance): string | Refusal {
  const named = acceptance.tour ?? tour;
  if (named === null) {
    return refuseField(
      'invalid-input',
      '/tour',
      'The request is to no tour: name the one that goes.',
    );
  }
  if (tour === null || named === tour) return named;
  return refuseField('invalid-input', '/tour', `The request is to the tour "${tour}".`);
}

async function eventOn(
  store: Store,
  leg: Accepted['leg'],
  {
    described: { speakers, ...described },
    held: { organization },
  }: { described: NonNullable<Acceptance['event']>; held: StopRequest },
  occasion: VersionedOccasion,
): Promise<Registered | Refusal> {
  const who = speakers ?? (leg.speaker === null ? [] : [leg.speaker]);
  if (who.length === 0) {
    return refuseField('invalid-input', '/event/speakers', 'Say who speaks: the leg is nobody’s.');
  }
  const host = await hostOf(store.db, organization);
  const input = { host, ...described, tour: leg.tour, leg: leg.id, speakers: who };
  const event = await addEvent(store, input, occasion);
  return event instanceof Refusal ? below('/event', event) : event;
}

/** Who asks hosts what becomes of it, where they are an organisation on file. */
export async function hostOf(tx: Database, organization: string | null): Promise<string | null> {
  const found = organization === null ? null : await findOrganization(tx, organization);
  return found?.slug ?? null;
}

/** A refusal of what stands at a place of a larger body. */
function below(place: string, { code, detail, errors, subjects }: Refusal): Refusal {
  const moved = errors.map(each => ({ ...each, pointer: place + each.pointer }));
  return new Refusal(code, detail, moved, subjects);
}

/** Writes what was decided of a request. */
export async function changedRequest(
  tx: Database,
  held: StopRequest,
  change: Parameters<typeof updateRequest>[2],
  occasion: Occasion,
): Promise<StopRequest> {
  const request = await updateRequest(tx, held.id, change, occasion.now);
  await recordRequest(tx, request, held, occasion);
  return request;
}
