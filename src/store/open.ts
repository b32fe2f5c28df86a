import { refreshCities } from './cities.js';
import { openEmbedded } from './embedded.js';
import { loadGazetteer } from './gazetteer.js';
import { migrate } from './migrate.js';
import { openServer } from './server.js';
import type { Connection, Store } from './store.js';

export type StoreOptions = {
  databaseUrl: string | null;
  /** Servers that follow the one at `databaseUrl`, any of which may have been made the primary. */
  replicaUrls?: readonly string[];
  dataDir: string;
};

/**
 * Opens the PostgreSQL server at `databaseUrl`, or the embedded PostgreSQL in `dataDir` where there
 * is none, and brings its tables up to date.
 * Throws CannotStart with a sentence for people where that is not possible.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const connection = await connectTo(options);
  try {
    await migrate(connection);
    const gazetteer = loadGazetteer();
    await refreshCities(connection.db, gazetteer);
    return { ...connection, gazetteer };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** The database as it is, whatever version of Gira was the last in it; none is asked yet. */
export async function connectTo(options: StoreOptions): Promise<Connection> {
  const { databaseUrl, replicaUrls, dataDir } = options;
  if (databaseUrl === null) return openEmbedded(dataDir);
  const connection = openServer(databaseUrl, replicaUrls);
  await connection.servers?.asked();
  return connection;
}
