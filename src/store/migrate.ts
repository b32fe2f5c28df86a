import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgDialect, PgSession } from 'drizzle-orm/pg-core';
import pg from 'pg';
import * as schema from '../../db/schema/index.js';
import { projectFile } from '../project-files.js';
import { rowsOf } from './rows.js';
import { inUtc } from './server.js';
import { CannotStart, type Database } from './store.js';

/** Any number, the same in every node: migrators of one database wait for one another here. */
const MIGRATION_LOCK = 4_710_047;
/** `NULLS NOT DISTINCT` came with 15. */
const OLDEST_VERSION = 15;

/** Applies the committed migrations that the database lacks, one node at a time. */
export async function migrate(db: Database, databaseUrl: string | null): Promise<void> {
  if (databaseUrl === null) return applyUnderLock(db);
  const client = await connect(databaseUrl);
  try {
    await applyUnderLock(drizzle(client, { schema }));
  } finally {
    await client.end();
  }
}

/** A session lock needs one connection from beginning to end, so not one of the pool's. */
async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({
      connectionString: databaseUrl,
      options: inUtc,
      connectionTimeoutMillis: 10_000,
    });
    await client.connect();
    return client;
  } catch (error) {
    throw cannotBeReached(error);
  }
}

/** The sentence for a server that gave no connection; what it says has no password in it. */
export function cannotBeReached(error: unknown): CannotStart {
  const reason = error instanceof Error ? error.message || 'no answer' : String(error);
  return new CannotStart(
    `The database of DATABASE_URL cannot be reached (${reason}). Check the address, the password and that the server runs.`,
  );
}

async function applyUnderLock(db: Database): Promise<void> {
  await requireVersion(db);
  await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
  try {
    const files = { migrationsFolder: projectFile('db/migrations') };
    // Drizzle's migrators for the two drivers are this same call.
    const { dialect, session } = db as unknown as { dialect: PgDialect; session: PgSession };
    await dialect.migrate(readMigrationFiles(files), session, files);
  } finally {
    await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  }
}

async function requireVersion(db: Database): Promise<void> {
  const [row] = await rowsOf<{ major: number }>(
    db,
    sql`select current_setting('server_version_num')::int / 10000 as major`,
  );
  const major = row!.major;
  if (major < OLDEST_VERSION) {
    throw new CannotStart(
      `The database is PostgreSQL ${major}; Gira needs ${OLDEST_VERSION} or later.`,
    );
  }
}
