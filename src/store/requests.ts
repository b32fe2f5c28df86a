import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { requests } from '../../db/schema/index.js';
import { type Caller, coordinates } from '../domain/caller.js';
import { digestOf } from '../domain/secret.js';
import type { Asked, RequestStatus, StopRequest } from '../domain/stop-request.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import type { Database } from './store.js';

type Row = typeof requests.$inferSelect;

/** A request with the digest of its receipt. */
export type RequestOnFile = { request: StopRequest; receiptHash: string };

/** Which requests are meant; what is left out does not narrow. */
export type RequestFilter = {
  tour?: string | undefined;
  city?: string | undefined;
  status?: RequestStatus | undefined;
};

export async function findRequest(db: Database, id: string): Promise<RequestOnFile | null> {
  const [row] = await db.select().from(requests).where(eq(requests.id, id));
  return row ? onFileOf(row) : null;
}

/** As `findRequest`, and no other write may change it until the transaction ends. */
export async function lockRequest(tx: Database, id: string): Promise<RequestOnFile | null> {
  const [row] = await tx.select().from(requests).where(eq(requests.id, id)).for('update');
  return row ? onFileOf(row) : null;
}

/**
 * The id of the open request that asks the same, or null. Until the transaction ends, nobody else
 * asks it.
 */
export async function claimRequest(tx: Database, mark: string): Promise<string | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`request ${mark}`}))`);
  const query = tx.select({ id: requests.id }).from(requests);
  const [found] = await query.where(eq(requests.sameAs, mark));
  return found?.id ?? null;
}

/** The requests that the caller may read, the oldest first. */
export async function listRequests(
  db: Database,
  filter: RequestFilter,
  caller: Caller,
  { limit, after }: PageRequest,
): Promise<Page<StopRequest>> {
  const { createdAt, id } = requests;
  const isAfter =
    after && sql`(${createdAt}, ${id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const rows = await db
    .select()
    .from(requests)
    .where(and(readBy(caller), ...conditionsOf(filter), isAfter ?? undefined))
    .orderBy(asc(createdAt), asc(id))
    .limit(limit + 1);
  const found = rows.map(row => onFileOf(row).request);
  return pageOf(found, limit, each => [each.createdAt, each.id]);
}

/** What `readsRequest` says of one request, for the database to say of all. */
function readBy(caller: Caller): SQL | undefined {
  if (coordinates(caller)) return undefined;
  if (caller.role !== 'coordinator') return sql`false`;
  return or(isNull(requests.tour), inArray(requests.tour, [...(caller.tours ?? [])]));
}

function conditionsOf({ tour, city, status }: RequestFilter): (SQL | undefined)[] {
  return [
    tour === undefined ? undefined : eq(requests.tour, tour),
    city === undefined ? undefined : eq(requests.city, city),
    status && eq(requests.status, status),
  ];
}

/** Stores a new request. `mark` says what is the same in another one. */
export async function insertRequest(
  tx: Database,
  asked: Asked,
  { receipt, mark, now }: { receipt: string; mark: string; now: Date },
): Promise<StopRequest> {
  const facts = { receiptHash: digestOf(receipt), sameAs: mark, createdAt: now, updatedAt: now };
  const [row] = await tx
    .insert(requests)
    .values({ ...asked, ...facts })
    .returning();
  return onFileOf(row!).request;
}

/** Changes a request; `sameAs` is its mark, or null where it is not open any more. */
export async function updateRequest(
  tx: Database,
  id: string,
  change: Partial<Asked & Pick<Row, 'status' | 'statusReason' | 'leg' | 'event' | 'sameAs'>>,
  now: Date,
): Promise<StopRequest> {
  const [row] = await tx
    .update(requests)
    .set({ ...change, updatedAt: now })
    .where(eq(requests.id, id))
    .returning();
  return onFileOf(row!).request;
}

function onFileOf({ receiptHash, sameAs: _, ...row }: Row): RequestOnFile {
  const [createdAt, updatedAt] = [row.createdAt.toISOString(), row.updatedAt.toISOString()];
  return { request: { ...row, createdAt, updatedAt }, receiptHash };
}
