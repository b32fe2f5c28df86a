import { and, asc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm';
import { arrangements, events, itineraries, legs } from '../../db/schema/index.js';
import type {
  ArrangementFields,
  ArrangementKind,
  ArrangementOnFile,
} from '../domain/arrangement.js';
import { instantsShown } from '../domain/arrangement-times.js';
import { type Caller, chapterOf, coordinates } from '../domain/caller.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import type { Database } from './store.js';

/** Which arrangements are meant; what is left out does not narrow. */
export type ArrangementFilter = {
  leg?: string | undefined;
  event?: string | undefined;
  tour?: string | undefined;
  kind?: ArrangementKind | undefined;
};

const tour = sql<string>`coalesce(${events.tour}, ${itineraries.tour})`;

function select(db: Database) {
  return db
    .select({ row: getTableColumns(arrangements), tour, host: events.host })
    .from(arrangements)
    .leftJoin(legs, eq(legs.id, arrangements.leg))
    .leftJoin(itineraries, eq(itineraries.id, legs.itinerary))
    .leftJoin(events, eq(events.id, arrangements.event))
    .$dynamic();
}

function onFileOf({ row, tour, host }: Awaited<ReturnType<typeof select>>[number]) {
  const { id, createdAt, updatedAt: _, ...fields } = row;
  const arrangement = { id, tour, ...fields, ...instantsShown(fields) };
  return { arrangement: { ...arrangement, createdAt: createdAt.toISOString() }, host };
}

export async function findArrangement(db: Database, id: string): Promise<ArrangementOnFile | null> {
  const [found] = await select(db).where(eq(arrangements.id, id));
  return found ? onFileOf(found) : null;
}

/** The arrangements of some legs and events, in the order of their making. */
export async function findArrangements(
  db: Database,
  of: { legs: readonly string[]; events: readonly string[] },
): Promise<ArrangementOnFile[]> {
  const { leg, event, createdAt, id } = arrangements;
  const isMeant = or(inArray(leg, [...of.legs]), inArray(event, [...of.events]));
  const rows = await select(db).where(isMeant).orderBy(asc(createdAt), asc(id));
  return rows.map(onFileOf);
}

/** As `findArrangement`, and no other write may change it until the transaction ends. */
export async function lockArrangement(tx: Database, id: string): Promise<ArrangementOnFile | null> {
  const query = tx.select({ id: arrangements.id }).from(arrangements);
  await query.where(eq(arrangements.id, id)).for('update');
  return findArrangement(tx, id);
}

/** The arrangements that the caller may see, in the order of their making. */
export async function listArrangements(
  db: Database,
  { leg, event, tour: ofTour, kind }: ArrangementFilter,
  caller: Caller,
  { limit, after }: PageRequest,
): Promise<Page<ArrangementOnFile['arrangement']>> {
  const { createdAt, id } = arrangements;
  const rows = await select(db)
    .where(
      and(
        arrangedBy(caller),
        leg === undefined ? undefined : eq(arrangements.leg, leg),
        event === undefined ? undefined : eq(arrangements.event, event),
        ofTour === undefined ? undefined : eq(tour, ofTour),
        kind && eq(arrangements.kind, kind),
        after
          ? sql`(${createdAt}, ${id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(createdAt), asc(id))
    .limit(limit + 1);
  const items = rows.map(row => onFileOf(row).arrangement);
  return pageOf(items, limit, each => [each.createdAt, each.id]);
}

/** What `arranges` says of one arrangement, for the database to say of all. */
function arrangedBy(caller: Caller): SQL | undefined {
  if (coordinates(caller)) return undefined;
  const chapter = chapterOf(caller);
  if (chapter !== null) return eq(events.host, chapter);
  if (caller.role !== 'coordinator') return sql`false`;
  return or(...(caller.tours ?? []).map(each => eq(tour, each))) ?? sql`false`;
}

export async function insertArrangement(
  tx: Database,
  fields: ArrangementFields,
  createdAt: Date,
): Promise<string> {
  const query = tx.insert(arrangements).values({ ...fields, createdAt });
  const [inserted] = await query.returning({ id: arrangements.id });
  return inserted!.id;
}

export async function updateArrangement(
  tx: Database,
  id: string,
  fields: ArrangementFields,
  now: Date,
): Promise<void> {
  const change = { ...fields, updatedAt: now };
  await tx.update(arrangements).set(change).where(eq(arrangements.id, id));
}

export async function eraseArrangement(tx: Database, id: string): Promise<void> {
  await tx.delete(arrangements).where(eq(arrangements.id, id));
}
