import { and, inArray, sql } from 'drizzle-orm';
import { bookings } from '../../db/schema/index.js';
import { bookingsOf } from '../domain/bookings.js';
import type { Event } from '../domain/event.js';
import type { Database } from './store.js';

/** Events that book one of the resources at some time of a period, by id. */
export async function eventsBooking(
  db: Database,
  resources: readonly string[],
  period: { startsAt: Date; endsAt: Date },
  longest: number,
): Promise<string[]> {
  if (resources.length === 0) return [];
  // No event is longer, so the index finds the few rows that can reach into the period.
  const earliest = new Date(period.startsAt.getTime() - longest);
  const rows = await db
    .selectDistinct({ id: bookings.event })
    .from(bookings)
    .where(
      and(
        inArray(bookings.resource, [...resources]),
        sql`${bookings.startsAt} > ${earliest.toISOString()}`,
        sql`${bookings.startsAt} < ${period.endsAt.toISOString()}`,
        sql`${bookings.endsAt} > ${period.startsAt.toISOString()}`,
      ),
    );
  return rows.map(({ id }) => id);
}

/** Writes anew what events book; a confirmed one that meets another fails with 23P01. */
export async function writeBookings(tx: Database, changed: readonly Event[]): Promise<void> {
  const ids = changed.map(({ id }) => id);
  await lockResources(tx, changed);
  await tx.delete(bookings).where(inArray(bookings.event, ids));
  await addBookings(tx, changed);
}

/** As `writeBookings`, of new events that are not confirmed: nobody waits for anybody. */
export async function addBookings(tx: Database, added: readonly Event[]): Promise<void> {
  const rows = added.flatMap(event =>
    bookingsOf(event).map(booking => ({
      ...booking,
      event: event.id,
      startsAt: new Date(event.startsAt!),
      endsAt: new Date(event.endsAt!),
      confirmed: event.status === 'confirmed',
    })),
  );
  if (rows.length > 0) await tx.insert(bookings).values(rows);
}

/**
 * Those who confirm events that need the same wait for each other here, in one order, rather than
 * in the exclusion constraint, where two who wait for each other would be a deadlock. What the events
 * give up counts too: two that ask for each other's speakers would wait for each other otherwise.
 */
async function lockResources(tx: Database, changed: readonly Event[]): Promise<void> {
  const confirmed = changed.filter(({ status }) => status === 'confirmed');
  const needed = new Set(confirmed.flatMap(bookingsOf).map(({ resource }) => resource));
  if (needed.size === 0) return;
  const listed = (values: Iterable<string>) =>
    sql.join(
      [...values].map(value => sql`${value}`),
      sql`, `,
    );
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(name)) from (
    select unnest(array[${listed(needed)}]) as name
    union select resource from ${bookings}
      where confirmed and event in (${listed(changed.map(({ id }) => id))})
    order by 1) as resources`);
}
