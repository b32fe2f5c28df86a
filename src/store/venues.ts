import { and, asc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm';
import { eventSpeakers, events, legs, speakers, tours, venues } from '../../db/schema/index.js';
import type { Caller } from '../domain/caller.js';
import type { EventStatus } from '../domain/event.js';
import { runsEvent } from '../domain/event-audience.js';
import { venueAsSeen } from '../domain/reveal.js';
import { type Venue, venueKey } from '../domain/venue.js';
import { type Page, type PageRequest, pageOfSeen } from './page.js';
import { namedAtAfter, qualified } from './rows.js';
import type { Database } from './store.js';

/** Which venues are meant; what is left out does not narrow. */
export type VenueFilter = { city?: string | undefined; organization?: string | undefined };

/** One stored venue. */
export type VenueRow = Partial<Omit<Venue, 'id'>> & Pick<Venue, 'name' | 'city' | 'timeZone'>;

/** A venue with what decides who may see how much of it. */
export type VenueOnFile = {
  venue: Venue;
  /** The events there that are not over with. */
  uses: { id: string; tour: string; host: string | null; status: EventStatus }[];
  hasConfirmed: boolean;
};

export function venueOfRow(row: typeof venues.$inferSelect): Venue {
  const { nameKey: _, namedAt: __, createdAt: ___, updatedAt: ____, ...venue } = row;
  return venue;
}

const uses = sql<VenueOnFile['uses']>`(select coalesce(json_agg(json_build_object(
  'id', ${qualified(events.id)}, 'tour', ${qualified(events.tour)}, 'host', ${qualified(events.host)},
  'status', ${qualified(events.status)})), '[]')
  from ${events} where ${qualified(events.venue)} = ${qualified(venues.id)}
  and ${qualified(events.status)} in ('proposed', 'hold', 'confirmed', 'postponed'))`;

/** Whether everybody may know of an event there, now and not only once it is over. */
const hasConfirmed = sql<boolean>`exists (select from ${events}
  join ${tours} on ${qualified(tours.slug)} = ${qualified(events.tour)}
  left join ${legs} on ${qualified(legs.id)} = ${qualified(events.leg)}
  where ${qualified(events.venue)} = ${qualified(venues.id)}
  and ${qualified(events.status)} = 'confirmed' and ${qualified(events.visibility)} = 'public'
  and ${qualified(tours.status)} <> 'draft'
  and coalesce(${qualified(legs.visibility)}, 'public') = 'public'
  and not exists (select from ${eventSpeakers}
    join ${speakers} on ${qualified(speakers.slug)} = ${qualified(eventSpeakers.speaker)}
    where ${qualified(eventSpeakers.event)} = ${qualified(events.id)}
    and ${qualified(speakers.visibility)} <> 'public'))`;

function select(db: Database) {
  return db
    .select({ row: getTableColumns(venues), uses, hasConfirmed })
    .from(venues)
    .$dynamic();
}

function onFileOf({ row, ...use }: Awaited<ReturnType<typeof select>>[number]): VenueOnFile {
  return { venue: venueOfRow(row), ...use };
}

export async function findVenue(db: Database, id: string): Promise<VenueOnFile | null> {
  const [found] = await select(db).where(eq(venues.id, id));
  return found ? onFileOf(found) : null;
}

/** When the venue last got another name. */
export async function venueNamedAt(db: Database, id: string): Promise<Date> {
  const [found] = await db
    .select({ namedAt: venues.namedAt })
    .from(venues)
    .where(eq(venues.id, id));
  return found!.namedAt;
}

/** As `findVenue`, and no other write may change it until the transaction ends. */
export async function lockVenue(tx: Database, id: string): Promise<VenueOnFile | null> {
  await tx.select({ id: venues.id }).from(venues).where(eq(venues.id, id)).for('update');
  return findVenue(tx, id);
}

/** The venue as the caller may see it, or null. */
export function seeVenue({ venue, uses, hasConfirmed }: VenueOnFile, caller: Caller) {
  return venueAsSeen(venue, caller, {
    // A proposal does not count: whoever proposes an event would be told any street.
    runs: uses.some(event => event.status !== 'proposed' && runsEvent(event, caller)),
    hasConfirmed,
  });
}

/** Venues by name and id, as the caller may see them. */
export function listVenues(
  db: Database,
  filter: VenueFilter,
  caller: Caller,
  page: PageRequest,
): Promise<Page<Venue>> {
  const isKnown =
    caller.role === 'public' ? or(eq(venues.reveal, 'public'), hasConfirmed) : undefined;
  const fetch = async ({ limit, after }: PageRequest) => {
    const isAfter =
      after && sql`(${venues.nameKey}, ${venues.id}) > (${after[0]}, ${after[1]}::uuid)`;
    const rows = await select(db)
      .where(and(...conditionsOf(filter), isKnown, isAfter ?? undefined))
      .orderBy(asc(venues.nameKey), asc(venues.id))
      .limit(limit);
    return rows.map(onFileOf);
  };
  const keyOf = ({ venue }: VenueOnFile) => [venueKey(venue.name), venue.id];
  return pageOfSeen(page, keyOf, { fetch, see: onFile => seeVenue(onFile, caller) });
}

/** The venues of some cities, to compare a new one with. */
export async function venuesIn(db: Database, cities: readonly string[]): Promise<VenueOnFile[]> {
  const rows = await select(db).where(inArray(venues.city, [...cities]));
  return rows.map(onFileOf);
}

/** Until the transaction ends, nobody else adds a venue in the city. */
export async function lockVenuesOf(tx: Database, city: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`venues of ${city}`}))`);
}

export async function insertVenue(tx: Database, row: VenueRow): Promise<string> {
  const values = { ...row, nameKey: venueKey(row.name) };
  const [inserted] = await tx.insert(venues).values(values).returning({ id: venues.id });
  return inserted!.id;
}

export async function updateVenue(
  tx: Database,
  id: string,
  change: Partial<VenueRow>,
  now: Date,
): Promise<void> {
  const nameKey = change.name === undefined ? undefined : venueKey(change.name);
  const namedAt = namedAtAfter(venues, change.name, now);
  await tx
    .update(venues)
    .set({ ...change, nameKey, namedAt, updatedAt: now })
    .where(eq(venues.id, id));
}

function conditionsOf({ city, organization }: VenueFilter): SQL[] {
  const conditions = [
    city && eq(venues.city, city),
    organization && eq(venues.organization, organization),
  ];
  return conditions.filter(each => each instanceof Object) as SQL[];
}
