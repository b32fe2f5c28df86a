import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { giraVersion } from '../../project-files.js';
import { migrationOf } from '../migrations.js';
import { rowsOf } from '../rows.js';
import { CannotStart, type Database } from '../store.js';
import type { Counts, End, Head, WriteLine } from './lines.js';
import { type StoredTable, tablesInOrder } from './tables.js';

/** Rows that are in memory at one time. */
const ROWS_AT_ONCE = 200;

/**
 * Writes all that is stored, as of one moment, line by line: a head, each row as
 * `{"table": …, "row": {…}}`, none before what it refers to, and an end that counts them. Others may
 * write meanwhile, on a server; the embedded database has one connection, which this takes. Returns
 * how many rows each table has. Refuses (CannotStart) a database that no Gira has been in.
 */
export function backUp(db: Database, write: WriteLine, now: Date): Promise<Counts> {
  return db.transaction(
    async tx => {
      // However long somebody takes to read it.
      await tx.execute(sql`set local statement_timeout = 0`);
      await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
      const digest = createHash('sha256');
      const tell: WriteLine = line => {
        digest.update(`${line}\n`);
        return write(line);
      };
      await tell(JSON.stringify({ gira: await headOf(tx, now) }));
      const rows: Counts = {};
      for (const table of await tablesInOrder(tx)) {
        rows[table.name] = await tellRows(tx, table, tell);
      }
      const end: End = { rows, sha256: digest.digest('hex') };
      await write(JSON.stringify({ end }));
      return rows;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function headOf(tx: Database, now: Date): Promise<Head> {
  const migration = await migrationOf(tx);
  if (migration === null) {
    throw new CannotStart('There is nothing to back up: no Gira has been in this database.');
  }
  // A sequence is in no snapshot: read after that was taken, it is never behind the rows.
  const [row] = await rowsOf<{ sequences: Head['sequences'] | null }>(
    tx,
    sql`select json_object_agg(sequencename, last_value order by sequencename) as sequences
      from pg_sequences where schemaname = 'public' and last_value is not null`,
  );
  return {
    version: giraVersion(),
    migration,
    takenAt: now.toISOString(),
    sequences: row!.sequences ?? {},
  };
}

/** The rows as the database writes them: no number or instant of theirs passes through JavaScript. */
async function tellRows(tx: Database, table: StoredTable, tell: WriteLine): Promise<number> {
  const names = (columns: string[]) => sql.join(columns.map(sql.identifier), sql`, `);
  const order = table.key.length > 0 ? table.key : table.columns;
  const from = sql`select ${names(table.columns)} from ${sql.identifier(table.name)}
    order by ${names(order)}`;
  await tx.execute(sql`declare backup no scroll cursor for
    select row_to_json(each)::text as row from (${from}) as each`);
  const beginning = `{"table":${JSON.stringify(table.name)},"row":`;
  let count = 0;
  for (;;) {
    const fetched = sql`fetch ${sql.raw(String(ROWS_AT_ONCE))} from backup`;
    const rows = await rowsOf<{ row: string }>(tx, fetched);
    if (rows.length === 0) break;
    for (const { row } of rows) await tell(`${beginning}${row}}`);
    count += rows.length;
  }
  await tx.execute(sql`close backup`);
  return count;
}
