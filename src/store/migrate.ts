import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgDialect, PgSession } from 'drizzle-orm/pg-core';
import pg from 'pg';
import * as schema from '../../db/schema/index.js';
import { projectFile } from '../project-files.js';
import { rowsOf } from './rows.js';
import { inUtc } from './server.js';
import { CannotStart, type Connection, type Database } from './store.js';

/** Any number, the same in every node: migrators of one database wait for one another here. */
const MIGRATION_LOCK = 4_710_047;
/** `NULLS NOT DISTINCT` came with 15. */
const OLDEST_VERSION = 15;

/** Applies the committed migrations that the database lacks, one node at a time. */
export async function migrate({ db, servers }: Pick<Connection, 'db' | 'servers'>): Promise<void> {
  if (servers === null) return applyUnderLock(db);
  const client = await connect(servers.primary.url);
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
  await requireServer(db);
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

async function requireServer(db: Database): Promise<void> {
  const [row] = await rowsOf<{ major: number; isReplica: boolean }>(
    db,
    sql`select current_setting('server_version_num')::int / 10000 as major,
      pg_is_in_recovery() as "isReplica"`,
  );
  const { major, isReplica } = row!;
  if (isReplica) {
    throw new CannotStart(
      'No server of the database takes writes: that of DATABASE_URL follows another one. Give the address of the primary, or name all servers (DATABASE_REPLICA_URLS).',
    );
  }
  if (major < OLDEST_VERSION) {
    throw new CannotStart(
      `The database is PostgreSQL ${major}; Gira needs ${OLDEST_VERSION} or later.`,
    );
  }
}
