import { type SQL, sql } from 'drizzle-orm';
import { coasts, organizations, speakers, tours } from '../../db/schema/index.js';
import { freeSlug } from '../domain/slug.js';
import { rowsOf } from './rows.js';
import type { Database } from './store.js';

const tables = { coasts, organizations, speakers, tours } as const;

/** Until the transaction ends, nobody else takes a slug of the table. */
export async function lockSlugs(tx: Database, table: keyof typeof tables): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${table}))`);
}

/**
 * The slug that a new row gets: `slug` itself, or the next free `slug-2`. Two writes into one table
 * wait for each other until the first has ended: `ana` and `ana-2` may both come to `ana-2`.
 */
export async function takeSlug(
  tx: Database,
  table: keyof typeof tables,
  slug: string,
): Promise<string> {
  await lockSlugs(tx, table);
  const taken: SQL = sql`select slug from ${tables[table]}
    where slug = ${slug} or slug like ${`${slug}-%`}`;
  const rows = await rowsOf<{ slug: string }>(tx, taken);
  return freeSlug(slug, new Set(rows.map(row => row.slug)));
}
