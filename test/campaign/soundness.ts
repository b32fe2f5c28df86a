import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { bookingsOf } from '../../src/domain/bookings.js';
import type { Change } from '../../src/domain/change.js';
import type { Event } from '../../src/domain/event.js';
import { instantsOf } from '../../src/domain/event-time.js';
import { Refusal } from '../../src/domain/refusals.js';
import { findEvents } from '../../src/store/events.js';
import { rowsOf } from '../../src/store/rows.js';
import type { Database, Store } from '../../src/store/store.js';

/** Everything that must hold of a database after any writes; one sentence for each thing wrong. */
export async function faultsOf({ db }: Pick<Store, 'db'>): Promise<string[]> {
  const events = (await findEvents(db, {})).map(({ event }) => event);
  return [
    ...(await doubleBookings(db)),
    ...(await bookingFaults(db, events)),
    ...events.flatMap(clockFault),
    ...(await trailFaults(db, events)),
  ];
}

/**
 * Confirmed events of one person or room that overlap. It asks the events alone, in plain SQL, so
 * that it shares nothing with what keeps them apart.
 */
async function doubleBookings(db: Database): Promise<string[]> {
  const pairs = await rowsOf<{ what: string; one: string; other: string }>(
    db,
    sql`with confirmed as (
        select * from events where status = 'confirmed' and starts_at is not null
      ), taken as (
        select id, 'person ' || speaker as what, null as room, starts_at, ends_at
          from confirmed join event_speakers on event = id
        union
        select id, 'person ' || interpreter, null, starts_at, ends_at
          from confirmed where interpreter is not null
        union
        select id, 'venue ' || venue, lower(room), starts_at, ends_at
          from confirmed where venue is not null and attendance <> 'online'
      )
      select one.what, one.id as one, other.id as other from taken one join taken other
        on one.what = other.what and one.id < other.id
        and (one.room is null or other.room is null or one.room = other.room)
        and one.starts_at < other.ends_at and other.starts_at < one.ends_at`,
  );
  return pairs.map(({ what, one, other }) => `${what} is booked twice: ${one}, ${other}`);
}

/** Where the bookings are not what the events say. */
async function bookingFaults(db: Database, events: readonly Event[]): Promise<string[]> {
  const stored = await rowsOf<Record<string, unknown>>(
    db,
    sql`select event, resource, room, confirmed, extract(epoch from starts_at)::float8 * 1000 as start,
      extract(epoch from ends_at)::float8 * 1000 as end from bookings`,
  );
  const line = (row: Record<string, unknown>) =>
    [row.event, row.resource, row.room ?? '(all)', row.confirmed, row.start, row.end].join(' ');
  const wanted = events.flatMap(event =>
    bookingsOf(event).map(booking =>
      line({
        ...{ ...booking, event: event.id, confirmed: event.status === 'confirmed' },
        ...{ start: Date.parse(event.startsAt!), end: Date.parse(event.endsAt!) },
      }),
    ),
  );
  const [have, want] = [new Set(stored.map(line)), new Set(wanted)];
  return [
    ...[...want].filter(each => !have.has(each)).map(each => `a booking is missing: ${each}`),
    ...[...have].filter(each => !want.has(each)).map(each => `nothing books this: ${each}`),
  ];
}

/** Instants follow from the time on the wall. */
function clockFault(event: Event): string[] {
  const derived = instantsOf(event);
  if (derived instanceof Refusal) return [`${event.id} is at no time: ${derived.detail}`];
  const { startsAt, endsAt } = derived;
  const told = [startsAt, endsAt].map(instant => instant?.toISOString() ?? null);
  return isDeepStrictEqual(told, [event.startsAt, event.endsAt])
    ? []
    : [`${event.id} is on file at ${event.startsAt}, its clock says ${told[0]}`];
}

const derivedFields = new Set(['updatedAt', 'createdAt', 'sequence']);
type Entry = Pick<Change, 'subject' | 'kind' | 'fields'>;

/** Told again from its beginning, the audit trail gives what is on file: no write is without an entry. */
async function trailFaults(db: Database, events: readonly Event[]): Promise<string[]> {
  const told = new Map<string, Record<string, unknown>>();
  const faults: string[] = [];
  const entries = await rowsOf<Entry>(
    db,
    sql`select subject, kind, fields from changes where type = 'event' order by id`,
  );
  for (const { subject, kind, fields } of entries) {
    const state = told.get(subject) ?? {};
    if ((kind === 'added') === told.has(subject)) faults.push(`${subject}: ${kind} out of turn`);
    for (const [name, { old, new: next }] of Object.entries(fields)) {
      if (!isDeepStrictEqual(state[name] ?? null, old ?? null)) {
        faults.push(
          `${subject}: ${name} was ${JSON.stringify(state[name])}, not as the trail says`,
        );
      }
      state[name] = next;
    }
    if (kind === 'removed') told.delete(subject);
    else told.set(subject, state);
  }
  const onFile = new Set(events.map(({ id }) => id));
  for (const id of told.keys()) if (!onFile.has(id)) faults.push(`${id} is lost`);
  for (const event of events) {
    const state = told.get(event.id) ?? {};
    const untold = Object.entries(event).filter(
      ([name, value]) =>
        !derivedFields.has(name) && !isDeepStrictEqual(state[name] ?? null, value ?? null),
    );
    for (const [name] of untold) faults.push(`${event.id}: the trail does not tell its ${name}`);
  }
  return faults;
}
