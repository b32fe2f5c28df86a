import { sql } from 'drizzle-orm';
import type { Database } from './store.js';

/** Any number that no other lock of ours has. */
const IMPORTS = 4_710_048;
const NEWS = 4_710_049;

/** Until the transaction ends, no other import of an announcement is stored. */
export async function lockImports(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${IMPORTS})`);
}

/** Until the transaction ends, nobody else makes notices of news. */
export async function lockNews(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${NEWS})`);
}
