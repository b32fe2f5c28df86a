import { type Column, getTableName, type SQL, sql } from 'drizzle-orm';
import type { Database } from './store.js';

/** The rows of a statement written in SQL; both drivers answer in this shape. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const result = (await db.execute(statement)) as unknown as { rows: Row[] };
  return result.rows;
}

/** A statement has at most 65,535 parameters: as many rows fit into one, whatever their columns. */
const MOST_ROWS = 1000;

/** Rows in parts of so many; if it is not said, of which each fits into one statement. */
export function inParts<Row>(rows: readonly Row[], size = MOST_ROWS): Row[][] {
  const starts = Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => at * size);
  return starts.map(at => rows.slice(at, at + size));
}

/** When a row last got another name: now, where it is called something else from now on. */
export function namedAtAfter(
  { name, namedAt }: { name: Column; namedAt: Column },
  to: string | undefined,
  now: Date,
): SQL | undefined {
  if (to === undefined) return undefined;
  return sql`case when ${name} = ${to} then ${namedAt} else ${sql.param(now, namedAt)} end`;
}

/**
 * A column with its table's name before it. Drizzle leaves the name out in a query on one table,
 * where a subquery would then take the column for one of its own.
 */
export function qualified(column: Column): SQL {
  return sql`${sql.identifier(getTableName(column.table))}.${sql.identifier(column.name)}`;
}
