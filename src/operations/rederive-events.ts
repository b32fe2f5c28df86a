import { gira } from '../domain/caller.js';
import type { EventOnFile } from '../domain/event.js';
import { instantsOf } from '../domain/event-time.js';
import { Refusal } from '../domain/refusals.js';
import { pinnedRules, type ZoneRules } from '../domain/time/rules.js';
import { eventsDerivedBefore, lockEvents, restateEvent, updateEvent } from '../store/events.js';
import { installationOf, setZoneDataVersion } from '../store/installation.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction, sqlState } from '../store/transaction.js';
import { settledOne } from './events.js';

/** What a change of the zone data did to coming events: those that moved in the world, and those that could not. */
export type Rederived = { looked: number; moved: string[]; stuck: string[] };

/**
 * Derives the instants of all coming events anew that were derived by older zone data: what holds is
 * the time on the wall. A node of an older release, which starts again beside newer ones, moves
 * nothing back, and what it writes is derived anew when the next of the newer ones starts. One that would then be booked twice, or whose
 * hour no longer exists, keeps its instants and is flagged. Past events stay as they were told.
 */
export async function rederiveEvents(
  store: Store,
  now: Date,
  rules: ZoneRules = pinnedRules,
): Promise<Rederived> {
  const done: Rederived = { looked: 0, moved: [], stuck: [] };
  let waiting = await eventsDerivedBefore(store.db, rules.version, now);
  done.looked = waiting.length;
  for (let before = Infinity; waiting.length < before; ) {
    before = waiting.length;
    const blocked: string[] = [];
    for (const id of waiting) {
      const outcome = await rederive(store, id, now, rules);
      if (outcome === 'blocked') blocked.push(id);
      else if (outcome !== 'same') done[outcome].push(id);
    }
    // What was in the way may have moved on meanwhile: two evenings of one speaker in a row.
    waiting = blocked.reverse();
  }
  for (const id of waiting) {
    const outcome = await inTransaction(store.db, tx => stay(tx, id, now, rules));
    if (outcome === 'stuck') done.stuck.push(id);
  }
  const { zoneDataVersion } = await installationOf(store.db);
  if ((zoneDataVersion ?? '') < rules.version) await setZoneDataVersion(store.db, rules.version);
  return done;
}

type Outcome = 'same' | 'moved' | 'stuck';

/** Each event in a transaction of its own: one that cannot move holds up no other. */
async function rederive(
  store: Store,
  id: string,
  now: Date,
  rules: ZoneRules,
): Promise<Outcome | 'blocked'> {
  try {
    return await inTransaction(store.db, tx => move(tx, id, now, rules));
  } catch (error) {
    if (sqlState(error) !== '23P01') throw error;
    return 'blocked';
  }
}

async function move(tx: Database, id: string, now: Date, rules: ZoneRules): Promise<Outcome> {
  const [onFile] = await lockEvents(tx, [id]);
  // Another node was first, or the event is gone.
  if (!onFile || onFile.tzVersion >= rules.version) return 'same';
  const { event } = onFile;
  const derived = instantsOf(event, rules);
  if (derived instanceof Refusal) {
    await flag(tx, onFile, now, rules);
    return 'stuck';
  }
  const { startsAt, endsAt } = derived;
  const isSame =
    startsAt?.toISOString() === (event.startsAt ?? undefined) &&
    endsAt?.toISOString() === (event.endsAt ?? undefined);
  const tzChange = isSame ? onFile.tzChange : toldBefore(onFile);
  const change = { startsAt, endsAt, tzVersion: rules.version, tzChange };
  const after = await restateEvent(tx, onFile, change, now);
  if (isSame) return 'same';
  await settledOne(tx, onFile, after, { now, caller: gira });
  return 'moved';
}

/** As `move`, of an event that would be booked twice where it moved. */
async function stay(tx: Database, id: string, now: Date, rules: ZoneRules): Promise<Outcome> {
  const [onFile] = await lockEvents(tx, [id]);
  if (!onFile || onFile.tzVersion >= rules.version) return 'same';
  await flag(tx, onFile, now, rules);
  return 'stuck';
}

async function flag(
  tx: Database,
  onFile: EventOnFile,
  now: Date,
  { version }: ZoneRules,
): Promise<void> {
  const change = { tzVersion: version, tzChange: toldBefore(onFile) };
  await updateEvent(tx, onFile.event.id, change, now);
}

/** The instants that people were told before any change of law that nobody has dealt with yet. */
function toldBefore({ event, tzChange }: EventOnFile) {
  if (tzChange || event.startsAt === null || event.endsAt === null) return tzChange;
  return { startsAt: event.startsAt, endsAt: event.endsAt };
}
