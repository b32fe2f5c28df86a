import { sql } from 'drizzle-orm';
import { openStore, type StoreOptions } from '../../src/store/open.js';
import { rowsOf } from '../../src/store/rows.js';
import type { Acknowledged } from './load.js';
import { faultsOf } from './soundness.js';

/**
 * Acknowledged bookings that are not on file, or not as they were acknowledged, and whatever else is
 * wrong in a database: who is booked twice, for example.
 */
export async function lostOf(options: StoreOptions, acknowledged: Acknowledged): Promise<string[]> {
  const store = await openStore(options);
  try {
    const rows = await rowsOf<{ id: string; status: string }>(
      store.db,
      sql`select id, status from events`,
    );
    const found = new Map(rows.map(({ id, status }) => [id, status]));
    const lost = [...acknowledged].filter(
      ([id, status]) => !found.has(id) || (status === 'confirmed' && found.get(id) !== status),
    );
    return [...lost.map(([id, status]) => `${id} was a ${status}`), ...(await faultsOf(store))];
  } finally {
    await store.close();
  }
}
