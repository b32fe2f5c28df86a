import { eq, isNull } from 'drizzle-orm';
import { installation } from '../../db/schema/index.js';
import type { Database } from './store.js';

/** The facts about this installation. */
export async function installationOf(db: Database): Promise<typeof installation.$inferSelect> {
  const [row] = await db.select().from(installation);
  return row!;
}

/**
 * The host in every UID. The first start fixes it to `host`; later ones get the one that was fixed,
 * since a changed UID would be a second entry in every subscriber's calendar.
 */
export async function fixFeedHost(db: Database, host: string): Promise<string> {
  await db.insert(installation).values({ id: 1 }).onConflictDoNothing();
  await db.update(installation).set({ feedHost: host }).where(isNull(installation.feedHost));
  const [row] = await db.select().from(installation).where(eq(installation.id, 1));
  return row!.feedHost!;
}
