import { and, asc, eq, getTableColumns, gt, inArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import {
  cities,
  coasts,
  eventSpeakers,
  events,
  feedEntries,
  itineraries,
  legs,
  organizations,
  speakers,
  tours,
  venues,
} from '../../db/schema/index.js';
import { type Caller, chapterOf } from '../domain/caller.js';
import type { Event, EventOnFile, EventStatus } from '../domain/event.js';
import { eventAsSeen } from '../domain/event-audience.js';
import { type EventRow, eventOf, eventOnFile } from './event-rows.js';
import { type Page, type PageRequest, pageOfSeen } from './page.js';
import { qualified } from './rows.js';
import { unlessOwn } from './seen.js';
import type { Database } from './store.js';

/** Which events are meant; what is left out does not narrow. */
export type EventFilter = {
  ids?: readonly string[];
  tour?: string | undefined;
  speaker?: string | undefined;
  leg?: string | undefined;
  legs?: readonly string[];
  /** Events at which one of the people speaks, or that belong to one of their legs. */
  around?: readonly string[] | undefined;
  host?: string | undefined;
  venue?: string | undefined;
  city?: string | undefined;
  status?: EventStatus | undefined;
  statuses?: readonly EventStatus[];
  firstDate?: string | undefined;
  lastDate?: string | undefined;
  /** Events with one of the people, speaking or interpreting, or at one of the venues. */
  sharing?: { people: readonly string[]; venues: readonly string[] };
};

const interpreters = alias(speakers, 'interpreters');

const speakersOf = sql<EventOnFile['speakers']>`(select coalesce(json_agg(json_build_object(
  'slug', ${qualified(speakers.slug)}, 'name', ${qualified(speakers.name)},
  'publicName', ${qualified(speakers.publicName)}, 'visibility', ${qualified(speakers.visibility)},
  'languages', ${qualified(speakers.languages)}) order by ${qualified(eventSpeakers.position)}), '[]')
  from ${eventSpeakers} join ${speakers} on ${qualified(speakers.slug)} = ${qualified(eventSpeakers.speaker)}
  where ${qualified(eventSpeakers.event)} = ${qualified(events.id)})`;

const coastsOf = sql<EventOnFile['coasts']>`(select coalesce(json_agg(distinct jsonb_build_object(
  'slug', ${qualified(coasts.slug)}, 'name', ${qualified(coasts.name)})), '[]')
  from ${eventSpeakers} join ${itineraries} on ${qualified(itineraries.speaker)} = ${qualified(eventSpeakers.speaker)}
    and ${qualified(itineraries.tour)} = ${qualified(events.tour)}
  join ${coasts} on ${qualified(coasts.slug)} = ${qualified(itineraries.coast)}
  where ${qualified(eventSpeakers.event)} = ${qualified(events.id)})`;

const sequenceOf = sql<number>`coalesce((select max(${qualified(feedEntries.sequence)})
  from ${feedEntries} where ${qualified(feedEntries.uid)} = 'event-' || ${qualified(events.id)}), 0)`;

const { population: _, ...cityColumns } = getTableColumns(cities);

function select(db: Database) {
  return db
    .select({
      row: events,
      tour: { title: tours.title, status: tours.status },
      venue: venues,
      city: cityColumns,
      hostName: organizations.name,
      hostKind: organizations.kind,
      interpreterVisibility: interpreters.visibility,
      interpreterName: interpreters.name,
      legVisibility: legs.visibility,
      speakers: speakersOf,
      coasts: coastsOf,
      sequence: sequenceOf,
    })
    .from(events)
    .innerJoin(tours, eq(tours.slug, events.tour))
    .leftJoin(venues, eq(venues.id, events.venue))
    .leftJoin(legs, eq(legs.id, events.leg))
    .leftJoin(cities, eq(cities.slug, sql`coalesce(${venues.city}, ${legs.city})`))
    .leftJoin(organizations, eq(organizations.slug, events.host))
    .leftJoin(interpreters, eq(interpreters.slug, events.interpreter))
    .$dynamic();
}

/** While the hour is open, an event stands at the beginning of its day. */
const startKey = sql`coalesce(${events.localStart}, '')`;
const order = [asc(events.localDate), asc(startKey), asc(events.id)];

/** The events of a filter in order of their days and hours. */
export async function findEvents(db: Database, filter: EventFilter): Promise<EventOnFile[]> {
  const rows = await select(db)
    .where(and(...conditionsOf(filter)))
    .orderBy(...order);
  return rows.map(eventOnFile);
}

/** Whether there is any event of a filter: a small question before the wide one of `findEvents`. */
export async function hasEvents(db: Database, filter: Omit<EventFilter, 'city'>): Promise<boolean> {
  const query = db.select({ id: events.id }).from(events);
  const rows = await query.where(and(...conditionsOf(filter))).limit(1);
  return rows.length > 0;
}

export async function findEvent(db: Database, id: string): Promise<EventOnFile | null> {
  const [event] = await findEvents(db, { ids: [id] });
  return event ?? null;
}

/** As `findEvents`, by id, and no other write may change them until the transaction ends. */
export async function lockEvents(tx: Database, ids: readonly string[]): Promise<EventOnFile[]> {
  const isMeant = inArray(events.id, [...ids]);
  // In one order, so that two who lock the same events never wait for each other.
  await tx.select({ id: events.id }).from(events).where(isMeant).orderBy(events.id).for('update');
  return findEvents(tx, { ids });
}

/** Events by day and hour, as the caller may see them. */
export function listEvents(
  db: Database,
  filter: EventFilter,
  { caller, now }: { caller: Caller; now: Date },
  page: PageRequest,
): Promise<Page<Event>> {
  const chapter = chapterOf(caller);
  const announced = and(
    inArray(events.status, ['confirmed', 'postponed', 'cancelled']),
    sql`${events.confirmedAt} is not null`,
    eq(events.visibility, 'public'),
    sql`${tours.status} <> 'draft'`,
  )!;
  const open = chapter === null ? announced : or(announced, eq(events.host, chapter))!;
  const isSeen = unlessOwn(caller, events.tour, [open]);
  const fetch = async ({ limit, after }: PageRequest) => {
    const isAfter =
      after &&
      sql`(${events.localDate}, ${startKey}, ${events.id}) > (${after[0]}::date, ${after[1]}, ${after[2]}::uuid)`;
    const rows = await select(db)
      .where(and(...conditionsOf(filter), isSeen, isAfter ?? undefined))
      .orderBy(...order)
      .limit(limit);
    return rows.map(eventOnFile);
  };
  const keyOf = ({ event }: EventOnFile) => [event.localDate, event.localStart ?? '', event.id];
  const see = (onFile: EventOnFile) => {
    const seen = eventAsSeen(onFile, caller, now);
    // What may not be shown must not be found by it.
    return filter.venue === undefined || seen?.venue === filter.venue ? seen : null;
  };
  return pageOfSeen(page, keyOf, { fetch, see });
}

/** Stores a new event; `city` is that of its venue or leg. */
export async function insertEvent(
  tx: Database,
  row: EventRow,
  { speakers, city }: Pick<Event, 'speakers' | 'city'>,
): Promise<Event> {
  const [inserted] = await tx.insert(events).values(row).returning();
  await writeSpeakers(tx, inserted!.id, speakers);
  return eventOf(inserted!, { speakers, city, sequence: 0 });
}

/** As `updateEvent`, where what the event refers to stays as it is: gives the event as it is then. */
export async function restateEvent(
  tx: Database,
  held: EventOnFile,
  change: Restatement,
  now: Date,
): Promise<EventOnFile> {
  const [row] = await tx
    .update(events)
    .set({ ...change, updatedAt: now })
    .where(eq(events.id, held.event.id))
    .returning();
  const { tzVersion, tzChange, confirmedAt } = row!;
  const { speakers, city, sequence } = held.event;
  return {
    ...held,
    ...{ tzVersion, tzChange: tzChange ?? null, wasConfirmed: confirmedAt !== null },
    event: eventOf(row!, { speakers, city, sequence }),
  };
}

type Restatement = Pick<
  Partial<EventRow>,
  | ('status' | 'statusAt' | 'statusBy' | 'statusReason' | 'confirmedAt' | 'pending')
  | ('startsAt' | 'endsAt' | 'tzVersion' | 'tzChange')
>;

export async function updateEvent(
  tx: Database,
  id: string,
  change: Partial<EventRow>,
  now: Date,
): Promise<void> {
  await tx
    .update(events)
    .set({ ...change, updatedAt: now })
    .where(eq(events.id, id));
}

export async function replaceSpeakers(
  tx: Database,
  id: string,
  speakers: readonly string[],
): Promise<void> {
  await tx.delete(eventSpeakers).where(eq(eventSpeakers.event, id));
  await writeSpeakers(tx, id, speakers);
}

async function writeSpeakers(tx: Database, event: string, slugs: readonly string[]): Promise<void> {
  const rows = slugs.map((speaker, position) => ({ event, speaker, position }));
  await tx.insert(eventSpeakers).values(rows);
}

export async function eraseEvent(tx: Database, id: string): Promise<void> {
  await tx.delete(events).where(eq(events.id, id));
}

/** Coming events with hours whose instants were derived by older zone data, by id. */
export async function eventsDerivedBefore(
  db: Database,
  version: string,
  now: Date,
): Promise<string[]> {
  const rows = await db
    .select({ id: events.id })
    .from(events)
    .where(and(sql`${events.tzVersion} collate "C" < ${version}`, gt(events.endsAt, now)))
    .orderBy(events.id);
  return rows.map(({ id }) => id);
}

function conditionsOf(filter: EventFilter): SQL[] {
  const { ids, tour, host, venue, city, status, statuses, firstDate, lastDate } = filter;
  const conditions = [
    ids && inArray(events.id, [...ids]),
    tour && eq(events.tour, tour),
    filter.leg && eq(events.leg, filter.leg),
    filter.legs && inArray(events.leg, [...filter.legs]),
    host && eq(events.host, host),
    venue && eq(events.venue, venue),
    city && eq(cities.slug, city),
    status && eq(events.status, status),
    statuses && inArray(events.status, [...statuses]),
    firstDate && sql`${events.localDate} >= ${firstDate}`,
    lastDate && sql`${events.localDate} <= ${lastDate}`,
    filter.sharing && sharesSome(filter.sharing),
    filter.speaker && hasSpeaker([filter.speaker]),
    filter.around && or(hasSpeaker(filter.around), isOnLegOf(filter.around)),
  ];
  return conditions.filter(each => each instanceof Object) as SQL[];
}

function hasSpeaker(people: readonly string[]): SQL {
  return sql`exists (select from ${eventSpeakers} where ${qualified(eventSpeakers.event)} = ${qualified(events.id)}
        and ${inArray(sql`${qualified(eventSpeakers.speaker)}`, [...people])})`;
}

function isOnLegOf(people: readonly string[]): SQL {
  return sql`${events.leg} in (select ${qualified(legs.id)} from ${legs}
    join ${itineraries} on ${qualified(itineraries.id)} = ${qualified(legs.itinerary)}
    where ${inArray(sql`${qualified(itineraries.speaker)}`, [...people])})`;
}

function sharesSome({ people, venues }: NonNullable<EventFilter['sharing']>): SQL {
  return or(
    hasSpeaker(people),
    inArray(events.interpreter, [...people]),
    venues.length === 0 ? undefined : inArray(events.venue, [...venues]),
  )!;
}
