import { randomBytes } from 'node:crypto';
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

/** The host in every UID, or null before the first start has fixed it. */
export async function feedHostOf(db: Database): Promise<string | null> {
  const [row] = await db.select({ feedHost: installation.feedHost }).from(installation);
  return row?.feedHost ?? null;
}

/** The secret that signs links: made when it is first asked for, and the same ever since. */
export async function secretOf(db: Database): Promise<string> {
  const known = await db.select({ secret: installation.secret }).from(installation);
  if (known[0]?.secret) return known[0].secret;
  const secret = randomBytes(32).toString('base64url');
  await db.insert(installation).values({ id: 1 }).onConflictDoNothing();
  await db.update(installation).set({ secret }).where(isNull(installation.secret));
  return secretOf(db);
}

/** Notes by which zone data the instants of all coming events were derived. */
export async function setZoneDataVersion(db: Database, version: string): Promise<void> {
  await db.insert(installation).values({ id: 1 }).onConflictDoNothing();
  await db.update(installation).set({ zoneDataVersion: version });
}
