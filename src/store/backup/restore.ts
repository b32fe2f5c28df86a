import { sql } from 'drizzle-orm';
import { latestMigration } from '../migrations.js';
import { rowsOf } from '../rows.js';
import { CannotStart, type Database } from '../store.js';
import { sqlState } from '../transaction.js';
import { type Counts, Damaged, type Head, readingLines, type WriteLine } from './lines.js';
import { type StoredTable, tablesInOrder } from './tables.js';

/** Rows that one statement stores. */
const ROWS_AT_ONCE = 200;
/** What a new database comes with, which is what is in the backup, or more. */
const SEEDED = ['coasts'];

/** Refuses (CannotStart) a database in which anything is stored that did not come with it. */
export async function requireEmpty(db: Database): Promise<void> {
  const tables = (await tablesInOrder(db)).filter(({ name }) => !SEEDED.includes(name));
  if (tables.length === 0) return;
  const asked = tables.map(
    ({ name }) =>
      sql`select ${name}::text as name where exists (select from ${sql.identifier(name)})`,
  );
  const full = await rowsOf<{ name: string }>(db, sql.join(asked, sql` union all `));
  if (full.length === 0) return;
  throw new CannotStart(
    `The database to restore into is not empty: it has rows in "${full.map(({ name }) => name).join('", "')}". Name a new one in DATABASE_URL or, for the embedded database, a new folder in GIRA_DATA_DIR.`,
  );
}

/**
 * Stores a backup in an empty database that is up to date, all of it or nothing. `read` passes on
 * its lines; who is told of writes by triggers is told of all rows, but nothing is queued or sent of
 * them. Returns how many rows each table has. Refuses (CannotStart) a database that is not empty,
 * and a backup that is cut off, damaged or of another migration, with the line.
 */
export async function restore(
  db: Database,
  read: (take: WriteLine) => Promise<unknown>,
): Promise<Counts> {
  const counts = await db.transaction(async tx => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
    const tables = await tablesInOrder(tx);
    const names = sql.join(
      tables.map(({ name }) => sql.identifier(name)),
      sql`, `,
    );
    // A server that is started meanwhile waits here before it writes anything.
    await tx.execute(sql`lock table ${names} in share row exclusive mode`);
    await requireEmpty(tx);
    for (const name of SEEDED) await tx.execute(sql`delete from ${sql.identifier(name)}`);
    await deferOwnReferences(tx, tables);
    const rows = storing(tx, tables);
    let sequences: Head['sequences'] = {};
    const head = async (told: Head) => {
      requireMigration(told);
      sequences = told.sequences;
    };
    const known = new Map(tables.map(({ name, columns }) => [name, columns]));
    const lines = readingLines(known, { head, row: rows.add });
    await read(lines.take);
    await rows.flush();
    const expected = lines.finish();
    await requireOwnReferences(tx, tables);
    await requireCounts(tx, expected);
    await setSequences(tx, sequences);
    return expected;
  });
  // What is new is unknown to the planner, and the embedded database never looks by itself.
  await db.execute(sql`analyze`);
  return counts;
}

function requireMigration({ migration, version }: Head): void {
  const ours = latestMigration();
  if (migration === ours) return;
  throw new Damaged(
    1,
    `the backup is of the migration ${migration} (Gira ${version}), this version of Gira is at ${ours}. Restore it with the version that wrote it; a newer one then brings the database up to date at its start.`,
  );
}

type Line = { line: string; number: number };

/** Stores rows of one table after the other, many at once. */
function storing(tx: Database, tables: StoredTable[]) {
  let name = '';
  let waiting: Line[] = [];

  const flush = async () => {
    const lines = waiting;
    waiting = [];
    if (lines.length === 0) return;
    const table = tables.find(each => each.name === name)!;
    const refused = await whyNot(tx, table, lines);
    if (refused === null) return;
    for (const line of lines) {
      const reason = await whyNot(tx, table, [line]);
      if (reason) throw new Damaged(line.number, `it cannot be stored in "${name}": ${reason}.`);
    }
    throw new Damaged(lines[0]!.number, `from here it cannot be stored in "${name}": ${refused}.`);
  };
  const add = async (table: string, line: string, number: number) => {
    if (table !== name || waiting.length === ROWS_AT_ONCE) await flush();
    name = table;
    waiting.push({ line, number });
  };
  return { add, flush };
}

/** Stores rows, and returns null; or what the database has against them. */
async function whyNot(tx: Database, table: StoredTable, lines: Line[]): Promise<string | null> {
  const columns = sql.join(table.columns.map(sql.identifier), sql`, `);
  const name = sql.identifier(table.name);
  const json = `[${lines.map(({ line }) => line).join(',')}]`;
  try {
    await tx.transaction(part =>
      part.execute(sql`insert into ${name} (${columns}) select ${columns}
        from jsonb_array_elements(${json}::jsonb) as line (value),
          jsonb_populate_record(null::${name}, line.value -> 'row')`),
    );
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What speaks against the data (classes 22 and 23), as the database says it. Throws all else. */
function reasonOf(error: unknown): string {
  if (!/^2[23]/.test(sqlState(error) ?? '')) throw error;
  let innermost = error as Error;
  while (innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost.message;
}

/** A row may refer to one of its own table that comes later. */
async function deferOwnReferences(tx: Database, tables: StoredTable[]): Promise<void> {
  await alterOwnReferences(tx, tables, 'deferrable initially deferred');
}

async function requireOwnReferences(tx: Database, tables: StoredTable[]): Promise<void> {
  try {
    await tx.execute(sql`set constraints all immediate`);
  } catch (error) {
    throw new Damaged(null, `A row refers to none that is there: ${reasonOf(error)}.`);
  }
  await alterOwnReferences(tx, tables, 'not deferrable');
}

async function alterOwnReferences(tx: Database, tables: StoredTable[], to: string): Promise<void> {
  for (const { name, ownReferences } of tables) {
    for (const constraint of ownReferences) {
      await tx.execute(sql`alter table ${sql.identifier(name)}
        alter constraint ${sql.identifier(constraint)} ${sql.raw(to)}`);
    }
  }
}

/** Counts what is stored by now: no trigger has added to it. */
async function requireCounts(tx: Database, expected: Counts): Promise<void> {
  for (const [name, rows] of Object.entries(expected)) {
    const counted = sql`select count(*)::int as rows from ${sql.identifier(name)}`;
    const [found] = await rowsOf<{ rows: number }>(tx, counted);
    if (found!.rows === rows) continue;
    throw new Damaged(null, `Of "${name}" ${rows} rows were read, but ${found!.rows} stored.`);
  }
}

/** New rows get the numbers that come next where the backup was taken. */
async function setSequences(tx: Database, sequences: Head['sequences']): Promise<void> {
  const known = await rowsOf<{ name: string }>(
    tx,
    sql`select sequencename as name from pg_sequences where schemaname = 'public'`,
  );
  for (const [name, last] of Object.entries(sequences)) {
    if (!known.some(each => each.name === name)) {
      throw new Damaged(1, `there is no sequence ${JSON.stringify(name)}.`);
    }
    await tx.execute(sql`select setval(format('public.%I', ${name}::text)::regclass, ${last})`);
  }
}
