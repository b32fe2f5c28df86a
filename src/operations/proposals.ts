import { hourClashes } from '../domain/conflicts/hour-clashes.js';
import type { Occasion } from '../domain/occasion.js';
import {
  type NewProposal,
  type Placement,
  type Proposal,
  type ProposalContent,
  USUAL_SEED,
  USUAL_TIME_LIMIT,
} from '../domain/proposals/proposal.js';
import { Refusal } from '../domain/refusals.js';
import type { Schedule } from '../domain/schedule.js';
import { withoutHidden } from '../domain/scheduled-event.js';
import { findLegs } from '../store/legs.js';
import {
  acceptStored,
  findProposal,
  insertProposal,
  lockProposal,
  type ProposalOnFile,
} from '../store/proposals.js';
import { loadSchedule } from '../store/schedules.js';
import type { Database, Store } from '../store/store.js';
import { lockTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';
import { coordinatedTour } from './coordinated-tour.js';
import { storeEvent } from './events.js';
import { placeablesOf } from './placeables.js';
import { acceptStopRequests, withStopRequests } from './placed-requests.js';
import { solveApart } from './solve-apart.js';

/**
 * Finds a placement of requests in the legs of a tour. Nothing is written, so that no transaction
 * waits for the solver. Null where the caller may not know of the tour.
 */
export async function findPlacement(
  store: Store,
  slug: string,
  input: NewProposal,
  occasion: Occasion,
): Promise<ProposalContent | Refusal | null> {
  const tour = await coordinatedTour(store.db, slug, occasion);
  if (tour === null || tour instanceof Refusal) return tour;
  const schedule = await scheduleOf(store.db, slug, neededBy(input), occasion);
  const own = schedule.legs.filter(leg => leg.tour === slug);
  const asked = await withStopRequests(store.db, slug, input.requests, occasion);
  if (asked instanceof Refusal) return asked;
  const requests = await placeablesOf(store, { ...input, requests: asked }, own, occasion);
  if (requests instanceof Refusal) return requests;
  const { seed = USUAL_SEED, timeLimitMillis: millis = USUAL_TIME_LIMIT } = input;
  const wanted = { requests, schedule, asked: { now: occasion.now } };
  return { ...(await solveApart({ wanted, seed, millis })), seed, requests: asked };
}

function neededBy({ requests, interpreters = [] }: NewProposal) {
  const venues = requests.flatMap(({ venue }) => venue ?? []);
  return { people: interpreters, venues: [...new Set(venues)] };
}

/**
 * What is in the way of a placement: the confirmed events and the holds of the tour's speakers, and
 * of the people and venues that are asked for. Rival proposals are the normal queue.
 */
async function scheduleOf(
  db: Database,
  tour: string,
  { people, venues }: { people: readonly string[]; venues: readonly string[] },
  occasion: Occasion,
): Promise<Schedule> {
  const legs = await findLegs(db, { tour });
  const speakers = legs.flatMap(({ leg }) => leg.speaker ?? []);
  const besides = { people: [...new Set([...speakers, ...people])], venues };
  const { schedule } = await loadSchedule(db, { tour, besides }, occasion);
  return { ...schedule, events: schedule.events.filter(({ status }) => status !== 'proposed') };
}

/** Keeps what was found, so that it can be accepted. */
export function keepProposal(
  { db }: Store,
  tour: string,
  content: ProposalContent,
  { caller, now }: Occasion,
): Promise<Proposal> {
  return inTransaction(db, tx => insertProposal(tx, { tour, content }, { by: caller.label, now }));
}

/** A proposal for those who coordinate its tour; null where the caller may not know of it. */
export async function proposalFor(
  { db }: Store,
  id: string,
  occasion: Occasion,
): Promise<Proposal | Refusal | null> {
  const onFile = await findProposal(db, id, occasion.now);
  return onFile && ((await refusalOf(db, onFile, occasion)) ?? onFile.proposal);
}

/** Of a tour that the caller may not know of there is no proposal either. */
async function refusalOf(
  db: Database,
  { proposal }: ProposalOnFile,
  occasion: Occasion,
): Promise<Refusal | null> {
  const tour = await coordinatedTour(db, proposal.tour, occasion);
  if (tour === null) return new Refusal('not-found', 'There is nothing at this address.');
  return tour instanceof Refusal ? tour : null;
}

/**
 * Turns a proposal into holds, all of them or none: refused where something is in the way by now, or
 * is no longer there. Once accepted it stays so: to accept it again changes nothing.
 */
export function acceptProposal(
  store: Store,
  id: string,
  occasion: Occasion,
): Promise<Proposal | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const onFile = await lockProposal(tx, id, occasion.now);
    if (!onFile) return null;
    const refused = await refusalOf(tx, onFile, occasion);
    if (refused || onFile.proposal.acceptedAt !== null) return refused ?? onFile.proposal;
    const { proposal, content } = onFile;
    // Two proposals for one tour are accepted one after the other.
    await lockTour(tx, proposal.tour);
    const placed = await storePlaced(tx, store, onFile, occasion);
    if (placed instanceof Refusal) return placed;
    const clash = await clashRefusal(tx, proposal.tour, placed, occasion);
    if (clash) return clash;
    const answered = await acceptStopRequests(tx, content.requests, placed, occasion);
    if (answered) return answered;
    const accepted = { by: occasion.caller.label, now: occasion.now };
    return acceptStored(tx, id, { ...content, placed }, accepted);
  });
}

async function storePlaced(
  tx: Database,
  store: Store,
  { proposal: { tour }, content }: ProposalOnFile,
  occasion: Occasion,
): Promise<Placement['placed'] | Refusal> {
  const placed: Placement['placed'] = [];
  for (const each of content.placed) {
    const { request, speaker, interpreter, venue, room, leg, timeZone } = each;
    const { title, host, languages } = content.requests[request]!;
    const hours = { localStart: each.localStart, localEnd: each.localEnd, timeZone };
    const input = { tour, speakers: [speaker], interpreter, venue, room, leg, ...hours };
    const said = { title, host: host ?? null, languages: languages ?? [] };
    const stored = await storeEvent(tx, store, { ...input, ...said }, occasion);
    if (stored instanceof Refusal) {
      // It was all there when it was proposed, so what is wrong is not what was sent now.
      return new Refusal('not-possible-now', `“${title}”: ${stored.detail} Propose anew.`);
    }
    placed.push({ ...each, event: stored.event.id });
  }
  return placed;
}

/** What the rules say of the holds, now that they are on file. */
async function clashRefusal(
  tx: Database,
  tour: string,
  placed: Placement['placed'],
  occasion: Occasion,
): Promise<Refusal | null> {
  const people = placed.flatMap(({ interpreter }) => interpreter ?? []);
  const venues = placed.flatMap(({ venue }) => venue ?? []);
  const schedule = await scheduleOf(tx, tour, { people, venues }, occasion);
  const ids = new Set(placed.flatMap(({ event }) => event ?? []));
  const found = hourClashes(schedule, ids, { now: occasion.now });
  if (found.length === 0) return null;
  const hidden = new Set(schedule.events.flatMap(({ id, title }) => (title === null ? [id] : [])));
  const conflicts = found.map(each => withoutHidden(each, hidden));
  const detail = conflicts.map(({ message }) => message).join(' ');
  return new Refusal('clashes-now', detail, [], { conflicts });
}
