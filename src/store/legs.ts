import {
  and,
  asc,
  eq,
  getTableColumns,
  inArray,
  isNull,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { cities, coasts, itineraries, legs, speakers, tours } from '../../db/schema/index.js';
import { legAsSeen } from '../domain/audience.js';
import { addDays } from '../domain/calendar-date.js';
import type { Caller } from '../domain/caller.js';
import type { City } from '../domain/city.js';
import type { Leg, LegOnFile } from '../domain/leg.js';
import { type Page, type PageRequest, pageOfSeen } from './page.js';
import { unlessOwn } from './seen.js';
import type { Database } from './store.js';

/** Which legs are meant; what is left out does not narrow. */
export type LegFilter = {
  ids?: readonly string[];
  tour?: string | undefined;
  speaker?: string | undefined;
  speakers?: readonly string[];
  /** Who travels along to interpret. */
  interpreter?: string | undefined;
  coast?: string | undefined;
  city?: string | undefined;
  /** Legs in one of the cities. */
  cities?: readonly string[];
  country?: string | undefined;
  /** Cancelled legs are left out unless they are asked for. */
  cancelled?: boolean | undefined;
  /** Legs of some speakers on any tour, those of some tours that are nobody's, and all of others. */
  concerning?: { speakers: readonly string[]; shared: readonly string[]; tours: readonly string[] };
};

/** One stored leg, without what it refers to. */
export type LegRow = Omit<typeof legs.$inferInsert, 'id' | 'createdAt' | 'updatedAt'>;

const { population: _, ...cityColumns } = getTableColumns(cities);

/** The legs of a filter in order of their days, with what is on file about their owners. */
export async function findLegs(db: Database, filter: LegFilter): Promise<LegOnFile[]> {
  const rows = await select(db)
    .where(and(...conditionsOf(filter)))
    .orderBy(...order);
  return rows.map(legOnFile);
}

export async function findLeg(db: Database, id: string): Promise<LegOnFile | null> {
  const [leg] = await findLegs(db, { ids: [id], cancelled: true });
  return leg ?? null;
}

/** As `findLeg`, and no other write may change the leg until the transaction ends. */
export async function lockLeg(tx: Database, id: string): Promise<LegOnFile | null> {
  await tx.select({ id: legs.id }).from(legs).where(eq(legs.id, id)).for('update');
  return findLeg(tx, id);
}

/** Legs by their days, as the caller may see them; SQL leaves out what the public never sees. */
export function listLegs(
  db: Database,
  filter: LegFilter,
  { caller, now }: { caller: Caller; now: Date },
  page: PageRequest,
): Promise<Page<Leg>> {
  const isSeen = unlessOwn(caller, tours.slug, publicConditions(now));
  const fetch = async ({ limit, after }: PageRequest) => {
    const isAfter =
      after && sql`(${legs.firstDate}, ${legs.id}) > (${after[0]}::date, ${after[1]}::uuid)`;
    const rows = await select(db)
      .where(and(...conditionsOf(filter), isSeen, isAfter ?? undefined))
      .orderBy(...order)
      .limit(limit);
    return rows.map(legOnFile);
  };
  const see = (onFile: LegOnFile) => {
    const leg = legAsSeen(onFile, caller, now);
    // A leg that only shows its region must not be found by its city.
    const isFoundByCity = filter.city !== undefined || filter.cities !== undefined;
    return isFoundByCity && !leg?.city ? null : leg;
  };
  return pageOfSeen(page, ({ leg }) => [leg.firstDate, leg.id], { fetch, see });
}

export async function insertLeg(tx: Database, row: LegRow): Promise<string> {
  const [inserted] = await tx.insert(legs).values(row).returning({ id: legs.id });
  return inserted!.id;
}

export async function updateLeg(
  tx: Database,
  id: string,
  change: Partial<LegRow>,
  now: Date,
): Promise<void> {
  await tx
    .update(legs)
    .set({ ...change, updatedAt: now })
    .where(eq(legs.id, id));
}

export async function eraseLeg(tx: Database, id: string): Promise<void> {
  await tx.delete(legs).where(eq(legs.id, id));
}

const order = [asc(legs.firstDate), asc(legs.id)];

function select(db: Database) {
  return db
    .select({
      leg: legs,
      itinerary: itineraries,
      city: cityColumns,
      tour: { title: tours.title, status: tours.status },
      speaker: {
        name: speakers.name,
        publicName: speakers.publicName,
        visibility: speakers.visibility,
      },
      coastName: coasts.name,
    })
    .from(legs)
    .innerJoin(itineraries, eq(itineraries.id, legs.itinerary))
    .innerJoin(tours, eq(tours.slug, itineraries.tour))
    .leftJoin(speakers, eq(speakers.slug, itineraries.speaker))
    .leftJoin(coasts, eq(coasts.slug, itineraries.coast))
    .leftJoin(cities, eq(cities.slug, legs.city))
    .$dynamic();
}

type Row = {
  leg: typeof legs.$inferSelect;
  itinerary: typeof itineraries.$inferSelect;
  city: City | null;
  tour: LegOnFile['tour'];
  speaker: LegOnFile['speaker'];
  coastName: string | null;
};

function legOnFile({ leg, itinerary, city, tour, speaker, coastName }: Row): LegOnFile {
  const { id, country, firstDate, lastDate, kind, visibility, status, statusReason } = leg;
  return {
    leg: {
      id,
      tour: itinerary.tour,
      speaker: itinerary.speaker,
      coast: itinerary.coast,
      city,
      region: city?.region ?? null,
      ...{ country, firstDate, lastDate, kind, visibility, status, statusReason },
      interpreter: leg.interpreter,
    },
    ...{ itinerary: itinerary.id, tour, speaker, coastName },
  };
}

function conditionsOf(filter: LegFilter): SQL[] {
  const conditions = [
    filter.ids && inArray(legs.id, [...filter.ids]),
    filter.tour && eq(itineraries.tour, filter.tour),
    filter.speaker && eq(itineraries.speaker, filter.speaker),
    filter.speakers && inArray(itineraries.speaker, [...filter.speakers]),
    filter.interpreter && eq(legs.interpreter, filter.interpreter),
    filter.coast && eq(itineraries.coast, filter.coast),
    filter.city && eq(legs.city, filter.city),
    filter.cities && inArray(legs.city, [...filter.cities]),
    filter.country && eq(legs.country, filter.country),
    filter.concerning && concerns(filter.concerning),
    filter.cancelled ? undefined : eq(legs.status, 'confirmed'),
  ];
  return conditions.filter(each => each instanceof Object) as SQL[];
}

function concerns({ speakers, shared, tours }: NonNullable<LegFilter['concerning']>): SQL {
  return or(
    inArray(itineraries.speaker, [...speakers]),
    and(isNull(itineraries.speaker), inArray(itineraries.tour, [...shared])),
    inArray(itineraries.tour, [...tours]),
  )!;
}

function publicConditions(now: Date): SQL[] {
  // A day that is over somewhere began at most a day ago in UTC's calendar.
  const tomorrow = addDays(now.toISOString().slice(0, 10), 1);
  return [
    ne(tours.status, 'draft'),
    ne(legs.visibility, 'private'),
    sql`coalesce(${speakers.visibility}, 'public') <> 'private'`,
    or(
      and(ne(legs.visibility, 'after'), sql`coalesce(${speakers.visibility}, 'public') <> 'after'`),
      lte(legs.lastDate, tomorrow),
    )!,
  ];
}
