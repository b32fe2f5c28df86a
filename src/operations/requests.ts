import { tourAsSeen } from '../domain/audience.js';
import { type Caller, chapterOf } from '../domain/caller.js';
import { preconditionOf } from '../domain/entity-tag.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { digestOf, isSameDigest, newSecret } from '../domain/secret.js';
import {
  type Asked,
  askedOf,
  daysOver,
  endOfRequest,
  markOfRequest,
  type NewStopRequest,
  readsRequest,
  requestInTrail,
  type StopRequest,
  type StopRequestChange,
} from '../domain/stop-request.js';
import { localDateAt } from '../domain/time/local-date.js';
import { recordChanges } from '../store/changes.js';
import { ensureCity } from '../store/cities.js';
import {
  claimRequest,
  findRequest,
  insertRequest,
  lockRequest,
  type RequestOnFile,
  updateRequest,
} from '../store/requests.js';
import type { Database, Store } from '../store/store.js';
import { findTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';

/** Who asks, which may be anybody, and when. `receipt` is what they sent as theirs. */
export type Asking = { caller: Caller; now: Date; receipt?: string | undefined };

/** What the audit trail names strangers by. */
const STRANGER = { key: null, label: 'nobody in particular' };

/** What our own receipts begin with, by which logs know and mask them. */
const RECEIPT_PREFIX = 'gira_receipt_';

/** What a receipt is compared with where there is no request. */
const NO_RECEIPT = digestOf('');

/** A request that was stored, with its receipt; or the id alone of one that was there already. */
export type Requested =
  | { isNew: true; request: StopRequest; receipt: string }
  | { isNew: false; id: string };

/**
 * Asks a tour for a stop. What is asked already, and is open, is not stored again: who sends the
 * same, be it by a double click or as a stranger, learns that it is there and gets no receipt.
 */
export function addRequest(
  store: Store,
  input: NewStopRequest,
  asking: Asking,
): Promise<Requested | Refusal> {
  return inTransaction(store.db, async tx => {
    const own = chapterOf(asking.caller);
    const asked = askedOf(own === null ? input : { organization: own, ...input });
    const refused = await askedRefusal(tx, store, asked, asking);
    if (refused) return refused;
    const mark = markOfRequest(asked);
    const there = await claimRequest(tx, mark);
    if (there !== null) return { isNew: false, id: there };
    const receipt = newSecret(RECEIPT_PREFIX);
    const request = await insertRequest(tx, asked, { receipt, mark, now: asking.now });
    await recordRequest(tx, request, null, asking);
    return { isNew: true, request, receipt };
  });
}

/** The request for who holds its receipt or coordinates what it is about; else null. */
export async function requestFor(
  { db }: Store,
  id: string,
  asking: Asking,
): Promise<StopRequest | null> {
  const onFile = await findRequest(db, id);
  const isTheirs = holds(onFile, asking);
  if (!onFile) return null;
  return isTheirs || readsRequest(onFile.request, asking.caller) ? onFile.request : null;
}

/** Changes a request that is open, for who holds its receipt; else null. */
export function changeRequest(
  store: Store,
  id: string,
  change: StopRequestChange,
  asking: Asking & { ifMatch: string | undefined },
): Promise<StopRequest | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const onFile = await lockRequest(tx, id);
    if (!holds(onFile, asking) || !onFile) return null;
    const held = onFile.request;
    const refused = endOfRequest(held) ?? preconditionOf(asking.ifMatch, held);
    if (refused) return refused;
    const asked = askedOf({ ...fieldsOf(held), ...change });
    const wrong = await askedRefusal(tx, store, asked, asking, held);
    if (wrong) return wrong;
    const mark = markOfRequest(asked);
    const there = await claimRequest(tx, mark);
    if (there !== null && there !== id) {
      return new Refusal('not-possible-now', 'Another open request says the same: withdraw one.');
    }
    const changed = await updateRequest(tx, id, { ...asked, sameAs: mark }, asking.now);
    await recordRequest(tx, changed, held, asking);
    return changed;
  });
}

/**
 * Withdraws a request that is open, for who holds its receipt, and erases how to reach them and what
 * they wrote. False for anybody else.
 */
export function withdrawRequest(
  store: Store,
  id: string,
  asking: Asking,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    const onFile = await lockRequest(tx, id);
    if (!holds(onFile, asking) || !onFile) return false;
    const held = onFile.request;
    const refused = endOfRequest(held);
    if (refused) return refused;
    const gone = { status: 'withdrawn', contact: null, message: null, sameAs: null } as const;
    await recordRequest(tx, await updateRequest(tx, id, gone, asking.now), held, asking);
    return true;
  });
}

/** Whether a receipt is that of a request, in a time that tells neither of the two. */
function holds(onFile: RequestOnFile | null, { receipt = '' }: Asking): boolean {
  const isSame = isSameDigest(onFile?.receiptHash ?? NO_RECEIPT, digestOf(receipt));
  return onFile !== null && isSame;
}

function fieldsOf({ tour, city, days, offers, organization, contact, message }: StopRequest) {
  const said = { contact: contact ?? '', message: message ?? '' };
  return { tour, city, days, offers, organization, ...said };
}

/** Looks up what a request refers to; what it referred to before may have gone meanwhile. */
async function askedRefusal(
  tx: Database,
  { gazetteer }: Store,
  { tour, city: slug, days }: Asked,
  { caller, now }: Asking,
  before: StopRequest | null = null,
): Promise<Refusal | null> {
  if (tour !== null && tour !== before?.tour) {
    const found = await findTour(tx, tour);
    if (!found || !tourAsSeen(found, caller)) {
      return refuseField('unknown-reference', '/tour', `There is no tour "${tour}".`);
    }
  }
  const city = gazetteer.city(slug);
  if (!city) return refuseField('unknown-reference', '/city', `There is no city "${slug}".`);
  const over = daysOver(days, localDateAt(now, city.timeZone));
  if (over.length > 0 && days.some(day => !before?.days.includes(day))) {
    const message = `These days are over in ${city.name}: ${over.join(', ')}.`;
    return refuseField('invalid-input', '/days', message);
  }
  // Last, since what is refused leaves nothing behind.
  await ensureCity(tx, city);
  return null;
}

/** Writes of a request into the audit trail, without how to reach who asks. */
export async function recordRequest(
  tx: Database,
  request: StopRequest,
  old: StopRequest | null,
  { caller, now }: Pick<Asking, 'caller' | 'now'>,
): Promise<void> {
  const { id: subject, tour } = request;
  const deed = { type: 'request', subject, tour, old: old && requestInTrail(old) } as const;
  const who = caller.role === 'public' ? STRANGER : caller;
  const deeds = [{ ...deed, new: requestInTrail(request, old) }];
  await recordChanges(tx, deeds, { now, caller: who });
}
