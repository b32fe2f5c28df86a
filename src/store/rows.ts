import { type Column, getTableName, type SQL, sql } from 'drizzle-orm';
import type { Database } from './store.js';

/** The rows of a statement written in SQL; both drivers answer in this shape. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const result = (await db.execute(statement)) as unknown as { rows: Row[] };
  return result.rows;
}

/**
 * A column with its table's name before it. Drizzle leaves the name out in a query on one table,
 * where a subquery would then take the column for one of its own.
 */
export function qualified(column: Column): SQL {
  return sql`${sql.identifier(getTableName(column.table))}.${sql.identifier(column.name)}`;
}
