import type { SQL } from 'drizzle-orm';
import type { Database } from './store.js';

/** The rows of a statement written in SQL; both drivers answer in this shape. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const result = (await db.execute(statement)) as unknown as { rows: Row[] };
  return result.rows;
}
