import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { mails, notices } from '../../db/schema/index.js';
import { type Caller, chapterOf, coordinates } from '../domain/caller.js';
import type { Notice } from '../domain/notices/notice.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import { qualified } from './rows.js';
import type { Database } from './store.js';

/** A notice that was never stored before. */
export type NewNotice = Omit<typeof notices.$inferInsert, 'id' | 'toldAt' | 'toldBy'>;

/** Stores a notice, and gives its number. */
export async function insertNotice(tx: Database, notice: NewNotice): Promise<number> {
  const [row] = await tx.insert(notices).values(notice).returning({ id: notices.id });
  return row!.id;
}

/** Which notices are meant; what is left out does not narrow. */
export type NoticeFilter = {
  event?: string | undefined;
  leg?: string | undefined;
  tour?: string | undefined;
  /** Those that nobody is known to have been reached by. */
  reached?: boolean | undefined;
};

const of = sql`from ${mails} where ${qualified(mails.notice)} = ${qualified(notices.id)}`;
const count = (condition: SQL) => sql<number>`(select count(*)::int ${of} and ${condition})`;
const isSent = sql`${qualified(mails.sentAt)} is not null`;
const isFailed = sql`${qualified(mails.failedAt)} is not null`;
const isWaiting = sql`${qualified(mails.sentAt)} is null and ${qualified(mails.failedAt)} is null`;

const columns = {
  ...getTableColumns(notices),
  mails: { waiting: count(isWaiting), sent: count(isSent), failed: count(isFailed) },
  sentAt: sql<string | null>`(select max(${qualified(mails.sentAt)}) ${of})`,
  address: sql<string | null>`(select max(${qualified(mails.address)}) ${of})`,
  error: sql<string | null>`(select max(${qualified(mails.error)}) ${of})`,
};

/** Whether it was told by somebody, or all its mails were taken. */
const isReached = sql`(${notices.toldAt} is not null or
  (exists (select ${of}) and not exists (select ${of} and ${qualified(mails.sentAt)} is null)))`;

/** Notices as the caller may read them, the oldest first: a chapter those to itself. */
export async function listNotices(
  db: Database,
  { event, leg, tour, reached }: NoticeFilter,
  caller: Caller,
  { limit, after }: PageRequest,
): Promise<Page<Notice>> {
  const rows = await db
    .select(columns)
    .from(notices)
    .where(
      and(
        isTo(caller),
        event === undefined ? undefined : sql`${notices.events} @> array[${event}::uuid]`,
        leg === undefined ? undefined : sql`${notices.legs} @> array[${leg}::uuid]`,
        tour === undefined ? undefined : eq(notices.tour, tour),
        reached === undefined ? undefined : reached ? isReached : sql`not ${isReached}`,
        after ? sql`${notices.id} > ${after[0]}::bigint` : undefined,
      ),
    )
    .orderBy(asc(notices.id))
    .limit(limit + 1);
  return pageOf(rows.map(noticeOf), limit, ({ id }) => [String(id)]);
}

/** A notice that the caller may read, or null. */
export async function findNotice(db: Database, id: number, caller: Caller): Promise<Notice | null> {
  const rows = await db
    .select(columns)
    .from(notices)
    .where(and(eq(notices.id, id), isTo(caller)));
  return rows[0] ? noticeOf(rows[0]) : null;
}

/** Notes that somebody told it, by whatever means. */
export async function markTold(
  tx: Database,
  id: number,
  told: { toldAt: Date; toldBy: string },
): Promise<void> {
  await tx.update(notices).set(told).where(eq(notices.id, id));
}

function isTo(caller: Caller): SQL | undefined {
  if (coordinates(caller)) return undefined;
  if (caller.role === 'coordinator') return inArray(notices.tour, [...(caller.tours ?? [])]);
  const own = chapterOf(caller);
  return own === null ? sql`false` : eq(notices.organization, own);
}

type Row = typeof notices.$inferSelect &
  Pick<Notice, 'mails' | 'address' | 'error'> & {
    sentAt: string | Date | null;
  };

function noticeOf({ calendar: _, at, toldAt, sentAt, texts, language, ...row }: Row): Notice {
  const { waiting, failed } = row.mails;
  return {
    ...row,
    ...{ language, texts, ...texts[language] },
    at: at.toISOString(),
    // Who is reached last is reached by then.
    sentAt: sentAt === null || waiting + failed > 0 ? null : new Date(sentAt).toISOString(),
    toldAt: toldAt?.toISOString() ?? null,
  };
}
