import { preconditionOf } from '../domain/entity-tag.js';
import type { EventOnFile } from '../domain/event.js';
import { eventAsSeen, runsEvent } from '../domain/event-audience.js';
import type { Occasion, VersionedOccasion } from '../domain/occasion.js';
import {
  moneyRefusal,
  type NewOutcome,
  type Outcome,
  outcomeOf,
  tooEarlyRefusal,
} from '../domain/outcome.js';
import { Refusal } from '../domain/refusals.js';
import { recordChanges } from '../store/changes.js';
import { findEvent, lockEvents } from '../store/events.js';
import { findOutcome, writeOutcome } from '../store/outcomes.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';

/** What came of an event, for those who run it; null where the caller knows of no such event. */
export async function readOutcome(
  { db }: Store,
  id: string,
  occasion: Occasion,
): Promise<Outcome | Refusal | null> {
  const found = await findEvent(db, id);
  const refused = refusalOf(found, occasion);
  if (refused !== undefined) return refused;
  return (await findOutcome(db, id)) ?? outcomeOf(id);
}

/** Says what came of an event, in the place of what was said before. */
export function sayOutcome(
  store: Store,
  id: string,
  said: NewOutcome,
  occasion: VersionedOccasion,
): Promise<Outcome | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const [held] = await lockEvents(tx, [id]);
    const refused = refusalOf(held ?? null, occasion);
    if (refused !== undefined) return refused;
    const { event } = held!;
    const old = (await findOutcome(tx, id)) ?? outcomeOf(id);
    const wrong =
      preconditionOf(occasion.ifMatch, old) ??
      tooEarlyRefusal(event, occasion.now) ??
      moneyRefusal(said.moneyRaised ?? []);
    if (wrong) return wrong;
    const outcome = outcomeOf(id, said);
    await writeOutcome(tx, outcome, occasion.now);
    const whose = { subject: id, tour: event.tour, organization: event.host };
    await recordChanges(tx, [{ type: 'outcome', ...whose, old, new: outcome }], occasion);
    return outcome;
  });
}

/** Null where the caller knows of no such event, a refusal where it is not theirs; else nothing. */
function refusalOf(
  held: EventOnFile | null,
  { caller, now }: Occasion,
): Refusal | null | undefined {
  if (!held || !eventAsSeen(held, caller, now)) return null;
  if (runsEvent(held.event, caller)) return undefined;
  return new Refusal(
    'not-allowed',
    'Its host and the coordinators of its tour say what came of it.',
  );
}
