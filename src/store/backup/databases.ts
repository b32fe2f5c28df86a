import { hasEmbedded } from '../embedded.js';
import { cannotBeReached, migrate } from '../migrate.js';
import { connectTo, type StoreOptions } from '../open.js';
import { ping } from '../ping.js';
import { CannotStart, type Connection, type Database } from '../store.js';
import { requireEmpty } from './restore.js';

/**
 * Reads a database as it is: it is neither brought up to date, nor made where there is none. Throws
 * CannotStart where it cannot be reached, or is not there.
 */
export async function onDatabase<T>(
  options: StoreOptions,
  read: (db: Database) => Promise<T>,
): Promise<T> {
  if (options.databaseUrl === null && !hasEmbedded(options.dataDir)) {
    throw new CannotStart(
      `There is no database in the folder ${options.dataDir}. GIRA_DATA_DIR names the folder of the embedded one, DATABASE_URL one on a server.`,
    );
  }
  return onConnection(options, ({ db }) => read(db));
}

/** Fills an empty database, which is made where there is none. Throws CannotStart where it is not empty. */
export function onEmptyDatabase<T>(
  options: StoreOptions,
  fill: (db: Database) => Promise<T>,
): Promise<T> {
  return onConnection(options, async ({ db, servers }) => {
    // What somebody else needs as it is stays so: it is looked at before it is brought up to date.
    await requireEmpty(db);
    await migrate({ db, servers });
    return fill(db);
  });
}

async function onConnection<T>(
  options: StoreOptions,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connectTo(options);
  try {
    await ping(connection.db).catch(error => {
      throw cannotBeReached(error.cause ?? error);
    });
    return await work(connection);
  } finally {
    await connection.close();
  }
}
