import type { Occasion } from '../domain/occasion.js';
import type { Placement, Request } from '../domain/proposals/proposal.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { endOfRequest, readsRequest } from '../domain/stop-request.js';
import { findRequest } from '../store/requests.js';
import type { Database } from '../store/store.js';
import { changedRequest, hostOf, openRequest } from './decide-on-request.js';

/**
 * Requests for a placement, with what the stop requests that they are say of themselves: city, days
 * and host, where nothing else was said. Refused where one is not open, or to another tour.
 */
export async function withStopRequests(
  db: Database,
  tour: string,
  requests: readonly Request[],
  { caller }: Pick<Occasion, 'caller'>,
): Promise<Request[] | Refusal> {
  const filled: Request[] = [];
  for (const [at, request] of requests.entries()) {
    const { stopRequest: id } = request;
    if (id === undefined) {
      filled.push(request);
      continue;
    }
    const pointer = `/requests/${at}/stopRequest`;
    const found = (await findRequest(db, id))?.request;
    if (!found || !readsRequest(found, caller) || (found.tour ?? tour) !== tour) {
      return refuseField('unknown-reference', pointer, `This tour has no request "${id}".`);
    }
    const end = endOfRequest(found);
    if (end) return refuseField('invalid-input', pointer, `It is ${found.status} already.`);
    const host = request.host ?? (await hostOf(db, found.organization));
    const isPlaced = request.city !== undefined || request.venue !== undefined;
    filled.push({
      ...request,
      ...(!isPlaced && { city: found.city }),
      ...(host !== null && { host }),
      wish: { days: found.days, ...request.wish },
    });
  }
  return filled;
}

/** Accepts the stop requests that found a place; refused where one is not open any more. */
export async function acceptStopRequests(
  tx: Database,
  requests: readonly Request[],
  placed: Placement['placed'],
  occasion: Occasion,
): Promise<Refusal | null> {
  for (const { request: at, leg, event } of placed) {
    const { stopRequest: id, title } = requests[at]!;
    if (id === undefined) continue;
    const held = await openRequest(tx, id, { ...occasion, ifMatch: '*' });
    if (!held || held instanceof Refusal) {
      const why = `“${title}”: its request is not open any more. Propose anew.`;
      return new Refusal('not-possible-now', why);
    }
    const became = { leg, event, sameAs: null };
    await changedRequest(tx, held, { status: 'accepted', ...became }, occasion);
  }
  return null;
}
