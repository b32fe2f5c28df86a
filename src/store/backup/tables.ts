import { sql } from 'drizzle-orm';
import { rowsOf } from '../rows.js';
import type { Database } from '../store.js';

/** A table as the database itself knows it. */
export type StoredTable = {
  name: string;
  /** All that is written: generated columns are not among them. */
  columns: string[];
  /** The columns of its primary key; none where it has none. */
  key: string[];
  /** The tables that its rows refer to. */
  refersTo: string[];
  /** The names of its references to other rows of its own. */
  ownReferences: string[];
};

/** What a trigger writes of a table's rows is written for rows that come after these alone. */
const writesOf: Record<string, string[]> = { webhooks: ['changes'] };

/** Every table, in an order in which their rows can be stored: none before what it refers to. */
export async function tablesInOrder(db: Database): Promise<StoredTable[]> {
  const waiting = await allTables(db);
  const ordered: StoredTable[] = [];
  const isThere = (name: string) => ordered.some(table => table.name === name);
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ name, refersTo }) =>
      [...refersTo, ...(writesOf[name] ?? [])].every(isThere),
    );
    if (next < 0) throw new Error('There are tables that refer to one another.');
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}

function allTables(db: Database): Promise<StoredTable[]> {
  return rowsOf<StoredTable>(
    db,
    sql`select t.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      ) as columns,
      (select coalesce(json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum)), '[]')
        from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = any (i.indkey)
        where i.indrelid = t.oid and i.indisprimary
      ) as key,
      (select coalesce(json_agg(distinct other.relname), '[]')
        from pg_constraint f join pg_class other on other.oid = f.confrelid
        where f.conrelid = t.oid and f.contype = 'f' and f.confrelid <> t.oid
      ) as "refersTo",
      (select coalesce(json_agg(f.conname), '[]') from pg_constraint f
        where f.conrelid = t.oid and f.contype = 'f' and f.confrelid = t.oid
      ) as "ownReferences"
    from pg_class t
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
    order by t.relname`,
  );
}
