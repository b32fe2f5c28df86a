import { sql } from 'drizzle-orm';
import type { Database } from './store.js';

/** Any number that no other lock of ours has. */
const IMPORTS = 4_710_048;

/** Until the transaction ends, no other import of an announcement is stored. */
export async function lockImports(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${IMPORTS})`);
}
