import { and, eq, gt, inArray, isNotNull, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import {
  answers,
  arrangements,
  bookings,
  busyCalendars,
  changes,
  eventSpeakers,
  events,
  itineraries,
  legs,
  mailSubscriptions,
  news,
  notices,
  outcomes,
  proposals,
  requests,
  subscriptions,
  venues,
  waivers,
} from '../../db/schema/index.js';
import { doorFields, insideFields, withoutPurged } from '../domain/purge.js';
import { qualified } from './rows.js';
import type { Database } from './store.js';

/** Answers are not known to be of a tour, and are still asked for by those who lost them for so long. */
const ANSWERS_KEPT_MS = 3_600_000;

const ofTour = (tour: string) => eq(events.tour, tour);
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** The last local day on which something of a tour is, whether it came to be or not. */
export async function lastDayOfTour(db: Database, tour: string): Promise<string | null> {
  const [found] = await db
    .select({
      last: sql<string | null>`greatest(
        (select max(l.last_date) from ${legs} l join ${itineraries} i on i.id = l.itinerary
          where i.tour = ${tour} and l.status <> 'cancelled'),
        (select max(e.local_date) from ${events} e
          where e.tour = ${tour} and e.status not in ('cancelled', 'rejected')))::text`,
    })
    .from(sql`(select 1) as one`);
  return found!.last;
}

/** Erases what was arranged for a tour; how much of it. */
export async function purgeArrangements(tx: Database, tour: string): Promise<number> {
  const ofLegs = tx
    .select({ id: legs.id })
    .from(legs)
    .innerJoin(itineraries, eq(itineraries.id, legs.itinerary))
    .where(eq(itineraries.tour, tour));
  const ofEvents = tx.select({ id: events.id }).from(events).where(ofTour(tour));
  const isMeant = or(inArray(arrangements.leg, ofLegs), inArray(arrangements.event, ofEvents));
  return (await tx.delete(arrangements).where(isMeant).returning({ id: arrangements.id })).length;
}

/** Forgets how to reach those who asked a tour for a stop, and what they wrote. */
export async function purgeRequests(tx: Database, tour: string): Promise<number> {
  const rows = await tx
    .update(requests)
    .set({ contact: null, message: null, sameAs: null })
    .where(
      and(eq(requests.tour, tour), or(isNotNull(requests.contact), isNotNull(requests.message))),
    )
    .returning({ id: requests.id });
  return rows.length;
}

/** The venues that no other tour's events are at, and those of them whose door nobody else knows. */
export async function venuesOfTour(
  db: Database,
  tour: string,
): Promise<{ own: string[]; hidden: string[] }> {
  const others = alias(events, 'others');
  const ofOthers = db
    .select({ id: others.id })
    .from(others)
    .where(and(eq(others.venue, venues.id), ne(others.tour, tour)));
  const confirmed = db
    .select({ id: others.id })
    .from(others)
    .where(and(eq(others.venue, venues.id), isNotNull(others.confirmedAt)));
  const rows = await db
    .selectDistinct({
      id: venues.id,
      isHidden: sql<boolean>`${venues.reveal} = 'city'
        or (${venues.reveal} = 'confirmed' and ${notExists(confirmed)})`,
    })
    .from(venues)
    .innerJoin(events, eq(events.venue, venues.id))
    .where(and(ofTour(tour), notExists(ofOthers)));
  return { own: idsOf(rows), hidden: idsOf(rows.filter(({ isHidden }) => isHidden)) };
}

/** Forgets where venues are, but for their city, and in which of their rooms events were. */
export async function purgeDoors(tx: Database, ids: readonly string[]): Promise<number> {
  const nowhere = { street: null, latitude: null, longitude: null, rooms: [] };
  const isKnown = or(
    ...[isNotNull(venues.street), isNotNull(venues.latitude)],
    sql`cardinality(${venues.rooms}) > 0`,
  );
  const isMeant = and(inArray(venues.id, [...ids]), isKnown);
  const rows = await tx.update(venues).set(nowhere).where(isMeant).returning({ id: venues.id });
  const there = await tx
    .update(events)
    .set({ room: null })
    .where(and(inArray(events.venue, [...ids]), isNotNull(events.room)))
    .returning({ id: events.id });
  // Two may have been there at once, in two rooms: what is over needs none of them any more.
  const isRoom = and(inArray(bookings.event, idsOf(there)), isNotNull(bookings.room));
  await tx.delete(bookings).where(isRoom);
  return rows.length;
}

/** Forgets whom to ask at venues, and what else was noted of them. */
export async function purgeInside(tx: Database, ids: readonly string[]): Promise<number> {
  const isKnown = or(isNotNull(venues.contact), isNotNull(venues.notes));
  const isMeant = and(inArray(venues.id, [...ids]), isKnown);
  const nothing = { contact: null, notes: null };
  return (await tx.update(venues).set(nothing).where(isMeant).returning({ id: venues.id })).length;
}

/** Forgets doors and what chapters still wanted changed, and voids the links of a tour's events. */
export async function purgeEvents(tx: Database, tour: string): Promise<number> {
  const isLinked = and(ofTour(tour), gt(events.linkNumber, 0));
  await tx
    .update(events)
    .set({ linkNumber: sql`${events.linkNumber} + 1` })
    .where(isLinked);
  const isMeant = and(ofTour(tour), or(isNotNull(events.doorsAt), isNotNull(events.pending)));
  const query = tx.update(events).set({ doorsAt: null, pending: null }).where(isMeant);
  return (await query.returning({ id: events.id })).length;
}

export async function purgeOutcomeNotes(tx: Database, tour: string): Promise<number> {
  const ids = tx.select({ id: events.id }).from(events).where(ofTour(tour));
  const isMeant = and(inArray(outcomes.event, ids), isNotNull(outcomes.note));
  const query = tx.update(outcomes).set({ note: null }).where(isMeant);
  return (await query.returning({ id: outcomes.event })).length;
}

/** The private calendars that show a tour and no other, and are not revoked yet. */
export async function subscriptionsOfTour(db: Database, tour: string): Promise<string[]> {
  const isOwn = or(eq(subscriptions.tour, tour), sql`${subscriptions.tours} = array[${tour}]`);
  const query = db.select({ id: subscriptions.id }).from(subscriptions);
  return idsOf(await query.where(and(isOwn, isNull(subscriptions.revokedAt))));
}

/** Erases what was told of a tour, and to whom: it has streets, reasons and addresses in it. */
export async function purgeNotices(tx: Database, tour: string): Promise<number> {
  await tx.delete(news).where(eq(news.tour, tour));
  const query = tx.delete(notices).where(eq(notices.tour, tour));
  return (await query.returning({ id: notices.id })).length;
}

/** Forgets who asked for mails about a tour or one of its events, and nothing else. */
export async function purgeMailSubscriptions(tx: Database, tour: string): Promise<number> {
  const { feed, id } = mailSubscriptions;
  const isOfEvent = sql`${feed} in (select 'events/' || ${events.id} from ${events} where ${ofTour(tour)})`;
  const query = tx.delete(mailSubscriptions).where(or(eq(feed, `tours/${tour}`), isOfEvent));
  return (await query.returning({ id })).length;
}

/** Forgets when people were busy who are on no other tour. */
export async function purgeBusyCalendars(tx: Database, tour: string): Promise<number> {
  const { speaker } = busyCalendars;
  const own = qualified(speaker);
  const tours = sql`select i.tour from ${itineraries} i where i.speaker = ${own}
    union select e.tour from ${events} e join ${eventSpeakers} s on s.event = e.id where s.speaker = ${own}
    union select e.tour from ${events} e where e.interpreter = ${own}`;
  const isOwn = sql`${tour} in (${tours}) and not exists (select from (${tours}) t where t.tour <> ${tour})`;
  const query = tx.delete(busyCalendars).where(isOwn);
  return (await query.returning({ speaker })).length;
}

export async function purgeProposals(tx: Database, tour: string): Promise<number> {
  const query = tx.delete(proposals).where(eq(proposals.tour, tour));
  return (await query.returning({ id: proposals.id })).length;
}

/** Forgets what was accepted of a tour alone: it rests on places that are not known any more. */
export async function purgeWaivers(tx: Database, tour: string): Promise<number> {
  const query = tx.delete(waivers).where(sql`${waivers.tours} = array[${tour}]`);
  return (await query.returning({ id: waivers.fingerprint })).length;
}

/** Forgets the answers that are kept for those who repeat a request, whatever they are of. */
export async function purgeAnswers(tx: Database, now: Date): Promise<number> {
  const isOld = lt(answers.createdAt, new Date(now.getTime() - ANSWERS_KEPT_MS));
  return (await tx.delete(answers).where(isOld).returning({ id: answers.key })).length;
}

/** Puts a mark in the place of what was purged, in the audit trail of a tour and its venues. */
export async function purgeTrail(
  tx: Database,
  tour: string,
  venuesGone: { own: readonly string[]; hidden: readonly string[] },
): Promise<number> {
  const { id, type, subject, fields } = changes;
  const isOfTour = and(inArray(type, ['arrangement', 'event', 'outcome']), eq(changes.tour, tour));
  const isOfVenue = and(eq(type, 'venue'), inArray(subject, [...venuesGone.own]));
  const rows = await tx
    .select({ id, type, subject, fields })
    .from(changes)
    .where(or(isOfTour, isOfVenue))
    .for('update');
  const hidden = new Set(venuesGone.hidden);
  let marked = 0;
  for (const row of rows) {
    const ofVenue = hidden.has(row.subject) ? [...insideFields, ...doorFields] : insideFields;
    const left = withoutPurged(row, row.type === 'venue' ? ofVenue : undefined);
    if (left === null) continue;
    await tx.update(changes).set({ fields: left }).where(eq(changes.id, row.id));
    marked += 1;
  }
  return marked;
}
