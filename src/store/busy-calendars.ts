import { randomUUID } from 'node:crypto';
import { and, eq, getTableColumns, isNotNull, lte, sql } from 'drizzle-orm';
import { busyCalendars, busyPeriods } from '../../db/schema/index.js';
import type { Busy } from '../domain/busy/busy.js';
import type { BusyCalendar } from '../domain/busy-calendar.js';
import { seal, sealingKey, unseal } from '../domain/sealed.js';
import { secretOf } from './installation.js';
import { inParts, qualified } from './rows.js';
import type { Database } from './store.js';

/** How often a calendar is looked at, and how long a look may take before another node tries. */
const EVERY_MILLISECONDS = 3_600_000;
const CLAIM_MILLISECONDS = 5 * 60_000;
/** After so long it is read anew although it is as it was: the days that are looked at move on. */
const READ_MILLISECONDS = 7 * 24 * 3_600_000;

type Row = typeof busyCalendars.$inferSelect;

const periods = sql<number>`(select count(*)::int from ${busyPeriods}
  where ${qualified(busyPeriods.speaker)} = ${qualified(busyCalendars.speaker)})`;

/** What may be told of a speaker's own calendar, or null where there is none. */
export async function findBusyCalendar(
  db: Database,
  speaker: string,
): Promise<BusyCalendar | null> {
  const { source, host, timeZone, refreshedAt, error, unread } = busyCalendars;
  const [row] = await db
    .select({
      speaker: busyCalendars.speaker,
      source,
      host,
      timeZone,
      refreshedAt,
      error,
      periods,
      unread,
    })
    .from(busyCalendars)
    .where(eq(busyCalendars.speaker, speaker));
  return row ? { ...row, refreshedAt: row.refreshedAt?.toISOString() ?? null } : null;
}

/** A calendar as it is fetched: `version` says for which PUT. */
export type Fetchable = Pick<Row, 'speaker' | 'version' | 'timeZone' | 'etag'> & { url: string };

/** The calendar at an address that a speaker has, or null where there is none. */
export async function fetchableOf(db: Database, speaker: string): Promise<Fetchable | null> {
  const [row] = await db.select().from(busyCalendars).where(eq(busyCalendars.speaker, speaker));
  return row ? opened(db, row) : null;
}

async function opened(db: Database, row: Row): Promise<Fetchable | null> {
  if (row.sealedUrl === null) return null;
  const { speaker, version, timeZone, etag } = row;
  return { speaker, version, timeZone, etag, url: unseal(row.sealedUrl, await keyOf(db)) };
}

/** A calendar whose hour has come, which no other node takes for now; null where there is none. */
export async function claimDueCalendar(db: Database, now: Date): Promise<Fetchable | null> {
  const due = db
    .select({ speaker: busyCalendars.speaker })
    .from(busyCalendars)
    .where(and(isNotNull(busyCalendars.sealedUrl), lte(busyCalendars.dueAt, now)))
    .orderBy(busyCalendars.dueAt)
    .limit(1)
    .for('update', { skipLocked: true });
  const [row] = await db
    .update(busyCalendars)
    .set({ dueAt: new Date(now.getTime() + CLAIM_MILLISECONDS) })
    .where(sql`${busyCalendars.speaker} = (${due})`)
    .returning(getTableColumns(busyCalendars));
  if (!row) return null;
  const isOld = now.getTime() - (row.readAt?.getTime() ?? 0) > READ_MILLISECONDS;
  return opened(db, isOld ? { ...row, etag: null } : row);
}

/** When the next calendar is to be looked at, or null where none is. */
export async function nextDueCalendar(db: Database): Promise<Date | null> {
  const { dueAt } = busyCalendars;
  const [row] = await db.select({ dueAt }).from(busyCalendars).orderBy(dueAt).limit(1);
  return row?.dueAt ?? null;
}

/** Where a speaker's own calendar is: an address, or nowhere, since a file was sent. */
export type BusySource = { speaker: string; url: string | null; timeZone: string | null };

/** Puts a calendar in the place of the one that was there; what was read of that one goes. */
export async function putBusyCalendar(
  tx: Database,
  { speaker, url, timeZone }: BusySource,
  { keepPeriods }: { keepPeriods: boolean },
): Promise<void> {
  const values = {
    ...{ version: randomUUID(), source: url === null ? ('file' as const) : ('address' as const) },
    ...{ sealedUrl: url === null ? null : seal(url, await keyOf(tx)), timeZone },
    ...{ host: url === null ? null : new URL(url).hostname },
    ...{ etag: null, error: null, dueAt: null },
    ...(keepPeriods ? {} : { refreshedAt: null, readAt: null, unread: 0 }),
  };
  await tx
    .insert(busyCalendars)
    .values({ speaker, ...values })
    .onConflictDoUpdate({ target: busyCalendars.speaker, set: values });
  if (!keepPeriods) await tx.delete(busyPeriods).where(eq(busyPeriods.speaker, speaker));
}

/** False where there was none. */
export async function removeBusyCalendar(tx: Database, speaker: string): Promise<boolean> {
  const { speaker: column } = busyCalendars;
  const gone = await tx.delete(busyCalendars).where(eq(column, speaker)).returning({ column });
  if (gone.length > 0) await tellReports(tx);
  return gone.length > 0;
}

/** How a look at a calendar went: it was read, it is as it was, or there was an error. */
export type Look = { busy: Busy; unread: number; etag: string | null } | { error: string | null };

/**
 * Keeps how a look at a calendar went, and what was read. Nothing happens where another calendar has
 * been put there meanwhile, of which `version` tells; without one, whatever is there is meant.
 */
export async function keepLook(
  tx: Database,
  { speaker, version }: { speaker: string; version?: string },
  look: Look,
  now: Date,
): Promise<void> {
  const isMeant = and(
    eq(busyCalendars.speaker, speaker),
    version === undefined ? undefined : eq(busyCalendars.version, version),
  );
  const next = new Date(now.getTime() + EVERY_MILLISECONDS);
  const dueAt = sql`case when ${busyCalendars.sealedUrl} is null then null
    else ${sql.param(next, busyCalendars.dueAt)}::timestamptz end`;
  const isRead = 'busy' in look;
  const said = isRead
    ? { refreshedAt: now, readAt: now, error: null, etag: look.etag, unread: look.unread }
    : { error: look.error, ...(look.error === null ? { refreshedAt: now } : {}) };
  const kept = await tx
    .update(busyCalendars)
    .set({ ...said, dueAt })
    .where(isMeant)
    .returning({ speaker: busyCalendars.speaker });
  if (kept.length === 0 || !isRead) return;
  await tx.delete(busyPeriods).where(eq(busyPeriods.speaker, speaker));
  const rows = [...look.busy.periods, ...look.busy.days].map(each => ({ speaker, ...each }));
  for (const part of inParts(rows)) await tx.insert(busyPeriods).values(part);
  await tellReports(tx);
}

/** Those who follow the clash report look again. */
async function tellReports(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_notify('gira_changes', '')`);
}

async function keyOf(db: Database): Promise<Buffer> {
  return sealingKey(await secretOf(db), '', 'gira busy calendars');
}
