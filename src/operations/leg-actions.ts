import { legAsSeen } from '../domain/audience.js';
import { addDays } from '../domain/calendar-date.js';
import type { Conflict } from '../domain/conflicts/conflict.js';
import { differenceOf } from '../domain/conflicts/difference.js';
import { preconditionOf } from '../domain/entity-tag.js';
import type { Event, EventOnFile } from '../domain/event.js';
import { merge } from '../domain/event-change.js';
import type { Leg, LegOnFile, LegStatus } from '../domain/leg.js';
import { shiftedHours } from '../domain/leg-shift.js';
import { tourRefusal, type VersionedOccasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { findEvents, lockEvents, restateEvent, updateEvent } from '../store/events.js';
import { lockLeg, updateLeg } from '../store/legs.js';
import type { Database, Store } from '../store/store.js';
import { type Attempt, booking } from './booking.js';
import { asIfOnFile, decidedEvent, decideEvent } from './decide-event.js';
import { DryRun, outcomeOf } from './dry-run.js';
import { factOf, settled } from './events.js';
import { legChanged } from './legs.js';
import { reportOfTour } from './tour-report.js';

/**
 * What happens to a whole leg and the events on it, or, with a `day`, to those of that local day
 * alone, the leg left as it is. `days` is how far it moves.
 */
export type LegAction = { day?: string } & (
  | { kind: 'cancellation' | 'postponement'; reason: string }
  | { kind: 'shift'; days: number }
);

/** A leg and the events on it that an action is about. */
export type LegWithEvents = { leg: Leg; events: Event[] };

/** What an action did, or, as a dry run, would do. */
export type LegOutcome = {
  dryRun: boolean;
  before: LegWithEvents;
  after: LegWithEvents;
  conflicts: { added: Conflict[]; removed: Conflict[] };
};

type Acting = VersionedOccasion & { dryRun: boolean };

/**
 * Cancels, postpones or moves a leg with everything on it, all or nothing. As a dry run it does all
 * of that and takes it back, so that the answer is what would come of it. Null where there is none.
 */
export async function actOnLeg(
  store: Store,
  id: string,
  action: LegAction,
  acting: Acting,
): Promise<LegOutcome | Refusal | null> {
  return outcomeOf(() =>
    booking(store, acting, async (tx, attempt) => {
      const held = await heldWithEvents(tx, id, action, acting);
      if (held === null || held instanceof Refusal) return held;
      const report = async () => reportOfTour(tx, { tour: held.leg.tour }, acting);
      const were = await report();
      const leg =
        action.day === undefined ? await changeLeg(tx, held.onFile, action, acting) : held.leg;
      const events = await changeEvents(tx, store, { held: held.events, action, attempt }, acting);
      if (events instanceof Refusal) return events;
      const { added, removed } = differenceOf(were, await report(), () => false);
      const before = { leg: held.leg, events: held.events.map(({ event }) => event) };
      const { dryRun } = acting;
      const outcome = { dryRun, before, after: { leg, events }, conflicts: { added, removed } };
      if (dryRun) throw new DryRun(outcome);
      return outcome;
    }),
  );
}

type Held = { onFile: LegOnFile; leg: Leg; events: EventOnFile[] };

/** What an action is about, locked, in the version that the caller knows. */
async function heldWithEvents(
  tx: Database,
  id: string,
  action: LegAction,
  { caller, now, ifMatch }: Acting,
): Promise<Held | Refusal | null> {
  const onFile = await lockLeg(tx, id);
  if (!onFile || !legAsSeen(onFile, caller, now)) return null;
  const { leg } = onFile;
  const refused = tourRefusal({ caller }, leg.tour) ?? actionRefusal(leg, action);
  if (refused) return refused;
  const found = await findEvents(tx, { leg: id });
  const events = await lockEvents(tx, found.filter(each => isMeant(each.event, action)).map(idOf));
  const version: LegWithEvents = { leg, events: events.map(({ event }) => event) };
  return preconditionOf(ifMatch, version) ?? { onFile, leg, events };
}

const idOf = ({ event }: EventOnFile) => event.id;

function actionRefusal({ status, firstDate, lastDate }: Leg, action: LegAction): Refusal | null {
  const { day } = action;
  if (day !== undefined && (day < firstDate || day > lastDate)) {
    return refuseField('invalid-input', '/day', `The leg is from ${firstDate} to ${lastDate}.`);
  }
  if (status !== 'cancelled' || action.kind === 'cancellation') return null;
  return new Refusal('not-possible-now', 'The leg is cancelled: add it again on other days.');
}

/** Whether an event is one that an action changes: what is off already stays so. */
function isMeant({ status, localDate }: Event, action: LegAction): boolean {
  if (action.day !== undefined && localDate !== action.day) return false;
  if (status === 'cancelled' || status === 'rejected') return false;
  return status !== 'postponed' || action.kind !== 'postponement';
}

const statuses = { cancellation: 'cancelled', postponement: 'postponed' } as const;

async function changeLeg(
  tx: Database,
  onFile: LegOnFile,
  action: LegAction,
  occasion: Acting,
): Promise<Leg> {
  const { leg } = onFile;
  const change =
    action.kind === 'shift'
      ? {
          ...{ status: 'confirmed' as LegStatus, statusReason: null },
          firstDate: addDays(leg.firstDate, action.days),
          lastDate: addDays(leg.lastDate, action.days),
        }
      : { status: statuses[action.kind], statusReason: action.reason };
  await updateLeg(tx, leg.id, change, occasion.now);
  return legChanged(tx, onFile, leg, occasion);
}

type Changing = { held: readonly EventOnFile[]; action: LegAction; attempt: Attempt };

async function changeEvents(
  tx: Database,
  store: Store,
  { held, action, attempt }: Changing,
  occasion: Acting,
): Promise<Event[] | Refusal> {
  const after: EventOnFile[] = [];
  if (action.kind === 'shift') {
    for (const each of held) {
      const wanted = await shifted(tx, store, { event: each.event, action }, occasion);
      if (wanted instanceof Refusal) return wanted;
      attempt.wanted.push(wanted);
    }
    after.push(...(await findEvents(tx, { ids: held.map(idOf) })));
  } else {
    const fact = factOf(statuses[action.kind], action.reason, occasion);
    for (const each of held) {
      after.push(await restateEvent(tx, each, { ...fact, pending: null }, occasion.now));
    }
  }
  const ids = after.map(idOf);
  const before = held.toSorted((a, b) => ids.indexOf(idOf(a)) - ids.indexOf(idOf(b)));
  return settled(tx, before, after, occasion);
}

type Shifting = { event: Event; action: LegAction & { kind: 'shift' } };

/**
 * Writes an event some days later, at the same hours on the clock; gives it as it is to be. With its
 * leg it stays on that; alone it comes to where its speakers are then.
 */
async function shifted(
  tx: Database,
  store: Store,
  { event, action }: Shifting,
  occasion: Acting,
): Promise<EventOnFile | Refusal> {
  const input = merge(event, shiftedHours(event, action.days));
  if (input instanceof Refusal) return input;
  const decided = await decideEvent(tx, store, input, occasion, event);
  if (decided instanceof Refusal) {
    return refuseField(decided.code, '/days', `“${event.title}”: ${decided.detail}`);
  }
  const leg = action.day === undefined ? { leg: event.leg } : {};
  await updateEvent(tx, event.id, { ...decided.row, ...leg, tzChange: null }, occasion.now);
  const { id, status } = event;
  return asIfOnFile(decided, decidedEvent(decided, { id, status, now: occasion.now }));
}
