import {
  and,
  asc,
  type Column,
  eq,
  getTableColumns,
  gt,
  inArray,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm';
import {
  arrangements,
  events,
  itineraries,
  legs,
  policies,
  speakers,
  tours,
} from '../../db/schema/index.js';
import { type Caller, gira } from '../domain/caller.js';
import { policyFrom } from '../domain/conflicts/policy.js';
import type { ScheduledTour } from '../domain/schedule.js';
import type { Tour, TourChange } from '../domain/tour.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import { qualified } from './rows.js';
import { unlessOwn } from './seen.js';
import type { Database } from './store.js';

const { namedAt: _, createdAt: __, updatedAt: ___, ...stored } = getTableColumns(tours);

/** Legs whose days anybody may know: neither private nor hidden until they are over. */
const isOpen = (visibility: Column) =>
  sql`coalesce(${qualified(visibility)}, 'public') in ('public', 'region')`;

/**
 * The first or last day of the tour's legs: what its own dates are where none were given. To the
 * public, legs that it may not know of do not count.
 */
function legsEdge(edge: 'min' | 'max', column: Column, caller: Caller): SQL {
  const isSeen = unlessOwn(caller, tours.slug, [
    isOpen(legs.visibility),
    isOpen(speakers.visibility),
  ]);
  return sql`(select ${sql.raw(edge)}(${qualified(column)}) from ${legs}
    join ${itineraries} on ${qualified(itineraries.id)} = ${qualified(legs.itinerary)}
    left join ${speakers} on ${qualified(speakers.slug)} = ${qualified(itineraries.speaker)}
    where ${qualified(itineraries.tour)} = ${qualified(tours.slug)}
    and ${qualified(legs.status)} = 'confirmed'
    ${isSeen ? sql`and (${isSeen})` : sql``})`;
}

const dateOr = (own: Column, edge: SQL) =>
  sql<string | null>`coalesce(${qualified(own)}, ${edge})::text`;

const columnsFor = (caller: Caller) => ({
  ...stored,
  firstDate: dateOr(tours.firstDate, legsEdge('min', legs.firstDate, caller)),
  lastDate: dateOr(tours.lastDate, legsEdge('max', legs.lastDate, caller)),
});

/** A tour with its dates as the caller may know them. */
export async function findTour(
  db: Database,
  slug: string,
  caller: Caller = gira,
): Promise<Tour | null> {
  const query = db.select(columnsFor(caller)).from(tours);
  const [found] = await query.where(eq(tours.slug, slug));
  return found ?? null;
}

/**
 * What is arranged for the legs and events of a tour, in the same statement. It goes from the
 * few arrangements to what they are of, and not through a tour's thousands of events.
 */
const arrangementsOf = sql<NonNullable<ScheduledTour['arrangements']>>`(
  select coalesce(json_agg(json_build_object('kind', a.kind, 'leg', a.leg, 'event', a.event,
    'day', a.day, 'start', a.start, 'end', a."end", 'timeZone', a.time_zone, 'from', a."from",
    'to', a."to", 'mode', a.mode, 'confirmed', a.confirmed) order by a.id), '[]')
  from ${arrangements} a left join ${events} e on e.id = a.event
  left join ${legs} l on l.id = a.leg left join ${itineraries} i on i.id = l.itinerary
  where coalesce(e.tour, i.tour) = ${qualified(tours.slug)})`;

/** Tours as the rules take them, by their slugs. */
export async function scheduledTours(
  db: Database,
  slugs: readonly string[],
): Promise<ScheduledTour[]> {
  const { slug, title, datesToAvoid } = tours;
  const rows = await db
    .select({ slug, title, datesToAvoid, policy: policies, arrangements: arrangementsOf })
    .from(tours)
    .leftJoin(policies, eq(policies.tour, tours.slug))
    .where(inArray(slug, [...slugs]))
    .orderBy(asc(slug));
  return rows.map(({ policy, ...tour }) => ({ ...tour, policy: policyFrom(policy ?? {}) }));
}

/** As `findTour`, and no other write may change the tour's row until the transaction ends. */
export async function lockTour(tx: Database, slug: string): Promise<Tour | null> {
  await tx.select({ slug: tours.slug }).from(tours).where(eq(tours.slug, slug)).for('update');
  return findTour(tx, slug);
}

/** When the title, or whether the tour is archived, last changed. */
export async function tourNamedAt(db: Database, slug: string): Promise<Date> {
  const query = db.select({ namedAt: tours.namedAt }).from(tours);
  const [found] = await query.where(eq(tours.slug, slug));
  return found!.namedAt;
}

/** Tours of one title in any year: the slug `base` itself, or `base-2013`. */
export async function tourSlugsOf(db: Database, base: string): Promise<string[]> {
  const query = db.select({ slug: tours.slug }).from(tours);
  const rows = await query.where(sql`${tours.slug} ~ ${`^${base}(-[0-9]{4})?$`}`);
  return rows.map(row => row.slug).sort();
}

/** Tours by slug. */
export async function listTours(
  db: Database,
  caller: Caller,
  page: PageRequest,
): Promise<Page<Tour>> {
  const rows = await db
    .select(columnsFor(caller))
    .from(tours)
    .where(
      and(
        page.after ? gt(tours.slug, page.after[0]!) : undefined,
        unlessOwn(caller, tours.slug, [ne(tours.status, 'draft')]),
      ),
    )
    .orderBy(asc(tours.slug))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, tour => [tour.slug]);
}

export async function insertTour(
  tx: Database,
  tour: Partial<Tour> & Pick<Tour, 'slug' | 'title'>,
  now: Date,
): Promise<void> {
  await tx.insert(tours).values({ ...tour, namedAt: now });
}

/** `isRenamed`: what the feeds tell of the tour itself changes with it. */
export async function updateTour(
  tx: Database,
  slug: string,
  change: TourChange,
  { now, isRenamed }: { now: Date; isRenamed: boolean },
): Promise<void> {
  const values = { ...change, updatedAt: now, ...(isRenamed ? { namedAt: now } : {}) };
  await tx.update(tours).set(values).where(eq(tours.slug, slug));
}
