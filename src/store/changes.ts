import { and, asc, eq, getTableColumns, gte, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { changes } from '../../db/schema/index.js';
import { type Caller, coordinates } from '../domain/caller.js';
import { type Change, changeOf, type Deed, type Doing } from '../domain/change.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import type { Database } from './store.js';

/** Writes into the audit trail what a write did, in the same transaction; nothing where it did nothing. */
export async function recordChanges(
  tx: Database,
  deeds: readonly Deed[],
  doing: Doing,
): Promise<void> {
  const rows = deeds.flatMap(deed => changeOf(deed, doing) ?? []);
  if (rows.length > 0) await tx.insert(changes).values(rows);
}

/** Which entries of the audit trail are meant; what is left out does not narrow. */
export type ChangeFilter = {
  since?: string;
  type?: Change['type'];
  subject?: string;
};

const { key: _, ...columns } = getTableColumns(changes);

/** The audit trail as far as the caller may read it, the newest last. */
export async function listChanges(
  db: Database,
  { since, type, subject }: ChangeFilter,
  caller: Caller,
  { limit, after }: PageRequest,
): Promise<Page<Change>> {
  const rows = await db
    .select(columns)
    .from(changes)
    .where(
      and(
        seenBy(caller),
        since === undefined ? undefined : gte(changes.at, new Date(since)),
        type && eq(changes.type, type),
        subject === undefined ? undefined : eq(changes.subject, subject),
        after
          ? sql`(${changes.at}, ${changes.id}) > (${after[0]}::timestamptz, ${after[1]}::bigint)`
          : undefined,
      ),
    )
    .orderBy(asc(changes.at), asc(changes.id))
    .limit(limit + 1);
  return pageOf(rows.map(changeOfRow), limit, ({ at, id }) => [at, String(id)]);
}

/** Of some entries of the audit trail those that a caller may read, in order of their numbers. */
export async function changesSeenBy(
  db: Database,
  caller: Caller,
  ids: readonly number[],
): Promise<Change[]> {
  const query = db.select(columns).from(changes);
  const rows = await query
    .where(and(seenBy(caller), inArray(changes.id, [...ids])))
    .orderBy(asc(changes.id));
  return rows.map(changeOfRow);
}

function changeOfRow(row: Omit<typeof changes.$inferSelect, 'key'>): Change {
  return { ...row, at: row.at.toISOString() };
}

/**
 * What a caller may read. An entry has the whole of what was changed in it, so a chapter has those
 * alone that were recorded as its own; of keys only those read who make them.
 */
function seenBy(caller: Caller): SQL | undefined {
  if (coordinates(caller)) return undefined;
  const isNoKey = ne(changes.type, 'key');
  if (caller.role === 'chapter') return and(isNoKey, eq(changes.organization, caller.organization));
  if (caller.role === 'public') return sql`false`;
  const isOfTour = inArray(changes.tour, [...(caller.tours ?? [])]);
  return and(isNoKey, caller.key === null ? isOfTour : or(isOfTour, eq(changes.key, caller.key)));
}
