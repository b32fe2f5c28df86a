import { speakerAsSeen } from '../domain/audience.js';
import {
  type BusyCalendar,
  calendarAddress,
  type NewBusyCalendar,
  readZone,
} from '../domain/busy-calendar.js';
import type { Caller } from '../domain/caller.js';
import type { Occasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import type { Outbound } from '../outbound/call.js';
import {
  type BusySource,
  fetchableOf,
  findBusyCalendar,
  keepLook,
  type Look,
  putBusyCalendar,
  removeBusyCalendar,
} from '../store/busy-calendars.js';
import { recordChanges } from '../store/changes.js';
import { feedHostOf } from '../store/installation.js';
import { findSpeaker, lockSpeaker } from '../store/speakers.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { fetchCalendar, readCalendar } from './fetch-calendar.js';
import { speakerRefusal } from './speakers.js';

/** What may be told of a speaker's own calendar: for those who may change the speaker. */
export async function busyCalendarOf(
  { db }: Store,
  slug: string,
  viewer: { caller: Caller; now: Date },
): Promise<BusyCalendar | Refusal | null> {
  const missing = await speakerMissing(db, slug, viewer);
  return missing === undefined ? findBusyCalendar(db, slug) : missing;
}

/**
 * Puts a speaker's own calendar at an address in the place of the one before, and reads it at once.
 * Refused where the address may not be called, or answers with something else than a calendar; where
 * nobody answers, it is kept, and asked again. Null where there is no such speaker.
 */
export async function putCalendarAddress(
  store: Store,
  outbound: Outbound,
  slug: string,
  { url, timeZone }: NewBusyCalendar,
  occasion: Occasion,
): Promise<BusyCalendar | Refusal | null> {
  const { db } = store;
  const missing = await speakerMissing(db, slug, occasion);
  if (missing !== undefined) return missing;
  const [address, zone] = [calendarAddress(url), readZone(timeZone)];
  if (address instanceof Refusal) return address;
  if (zone instanceof Refusal) return zone;
  const feedHost = await feedHostOf(db);
  const asked = { url: address, etag: null, timeZone: zone, feedHost };
  const look = await fetchCalendar(outbound, asked, occasion.now);
  if (look instanceof Refusal) return refuseField(look.code, '/url', look.detail);
  return put(store, { speaker: slug, url: address, timeZone: zone }, look, occasion);
}

/** As `putCalendarAddress`, of a file that was sent, which is not asked for again. */
export async function putCalendarFile(
  store: Store,
  slug: string,
  { text, timeZone }: { text: string; timeZone?: string | undefined },
  occasion: Occasion,
): Promise<BusyCalendar | Refusal | null> {
  const missing = await speakerMissing(store.db, slug, occasion);
  if (missing !== undefined) return missing;
  const zone = readZone(timeZone);
  if (zone instanceof Refusal) return zone;
  const feedHost = await feedHostOf(store.db);
  const read = await readCalendar(text, { now: occasion.now, timeZone: zone, feedHost });
  if (read instanceof Refusal) return read;
  const look = { busy: read, unread: read.unread, etag: null };
  return put(store, { speaker: slug, url: null, timeZone: zone }, look, occasion);
}

/** Forgets a speaker's own calendar and all that was read of it. False where there is none. */
export function forgetCalendar(
  store: Store,
  slug: string,
  occasion: Occasion,
): Promise<boolean | Refusal> {
  return inTransaction(store.db, async tx => {
    await lockSpeaker(tx, slug);
    const missing = await speakerMissing(tx, slug, occasion);
    if (missing !== undefined) return missing ?? false;
    const old = await findBusyCalendar(tx, slug);
    if (!old || !(await removeBusyCalendar(tx, slug))) return false;
    await record(tx, slug, { old, new: null }, occasion);
    return true;
  });
}

function put(
  store: Store,
  source: BusySource,
  look: Look,
  occasion: Occasion,
): Promise<BusyCalendar | Refusal | null> {
  const { speaker } = source;
  return inTransaction(store.db, async tx => {
    await lockSpeaker(tx, speaker);
    // The rights may have gone while the calendar was on its way.
    const missing = await speakerMissing(tx, speaker, occasion);
    if (missing !== undefined) return missing;
    const [old, before] = [await findBusyCalendar(tx, speaker), await fetchableOf(tx, speaker)];
    const keepPeriods = source.url !== null && before?.url === source.url;
    await putBusyCalendar(tx, source, { keepPeriods });
    await keepLook(tx, { speaker }, look, occasion.now);
    const now = (await findBusyCalendar(tx, speaker))!;
    await record(tx, speaker, { old, new: now }, occasion);
    return now;
  });
}

/** Null: there is no such speaker; a refusal: they are not the caller's; undefined: all is well. */
async function speakerMissing(
  db: Database,
  slug: string,
  { caller, now }: { caller: Caller; now: Date },
): Promise<Refusal | null | undefined> {
  const onFile = await findSpeaker(db, slug);
  if (!onFile || !speakerAsSeen(onFile, caller, now)) return null;
  return speakerRefusal(onFile, caller) ?? undefined;
}

/** The audit trail tells where a calendar is, not when it was looked at. */
async function record(
  tx: Database,
  subject: string,
  calendar: { old: BusyCalendar | null; new: BusyCalendar | null },
  occasion: Occasion,
): Promise<void> {
  const told = (each: BusyCalendar | null) =>
    each && { source: each.source, host: each.host, timeZone: each.timeZone };
  const deed = { type: 'busy-calendar', subject } as const;
  await recordChanges(
    tx,
    [{ ...deed, old: told(calendar.old), new: told(calendar.new) }],
    occasion,
  );
}
