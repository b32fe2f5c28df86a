import { refreshCities } from './cities.js';
import { openEmbedded } from './embedded.js';
import { loadGazetteer } from './gazetteer.js';
import { migrate } from './migrate.js';
import { openServer } from './server.js';
import type { Store } from './store.js';

export type StoreOptions = { databaseUrl: string | null; dataDir: string };

/**
 * Opens the PostgreSQL server at `databaseUrl`, or the embedded PostgreSQL in `dataDir` where there
 * is none, and brings its tables up to date.
 * Throws CannotStart with a sentence for people where that is not possible.
 */
export async function openStore({ databaseUrl, dataDir }: StoreOptions): Promise<Store> {
  const connection = databaseUrl === null ? await openEmbedded(dataDir) : openServer(databaseUrl);
  try {
    await migrate(connection.db, databaseUrl);
    const gazetteer = loadGazetteer();
    await refreshCities(connection.db, gazetteer);
    return { ...connection, gazetteer };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
