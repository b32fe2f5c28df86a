import { sql } from 'drizzle-orm';
import { rowsOf } from '../../src/store/rows.js';
import type { Store } from '../../src/store/store.js';

/** Everything that is stored, table by table: two equal dumps say that nothing changed. */
export async function dump(store: Store): Promise<Record<string, unknown[]>> {
  const tables = await rowsOf<{ name: string }>(
    store.db,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const dumped: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const rows = sql`select to_jsonb(t) as row from ${sql.identifier(name)} t order by 1`;
    dumped[name] = (await rowsOf<{ row: unknown }>(store.db, rows)).map(({ row }) => row);
  }
  return dumped;
}
