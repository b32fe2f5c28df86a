import { asc, eq, gt } from 'drizzle-orm';
import { coasts } from '../../db/schema/index.js';
import type { Coast } from '../domain/coast.js';
import { type Page, type PageRequest, pageOf } from './page.js';
import type { Database } from './store.js';

export async function findCoast(db: Database, slug: string): Promise<Coast | null> {
  const [coast] = await db.select().from(coasts).where(eq(coasts.slug, slug));
  return coast ?? null;
}

/** Every coast: a few dozen at most. */
export function allCoasts(db: Database): Promise<Coast[]> {
  return db.select().from(coasts).orderBy(asc(coasts.slug));
}

/** Coasts by slug. */
export async function listCoasts(db: Database, page: PageRequest): Promise<Page<Coast>> {
  const rows = await db
    .select()
    .from(coasts)
    .where(page.after ? gt(coasts.slug, page.after[0]!) : undefined)
    .orderBy(asc(coasts.slug))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, coast => [coast.slug]);
}

export async function insertCoast(db: Database, coast: Coast): Promise<void> {
  await db.insert(coasts).values(coast);
}
