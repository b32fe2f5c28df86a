import { and, eq, gt } from 'drizzle-orm';
import { signInLinks } from '../../db/schema/index.js';
import { digestOf } from '../domain/secret.js';
import type { Database } from './store.js';

/** Gives a key its one sign-in link, in place of the one it may have. Returns when that ended. */
export async function putSignInLink(
  tx: Database,
  key: string,
  { token, expiresAt }: { token: string; expiresAt: Date },
): Promise<Date | null> {
  const isOfKey = eq(signInLinks.key, key);
  const [before] = await tx.delete(signInLinks).where(isOfKey).returning();
  await tx.insert(signInLinks).values({ key, hash: digestOf(token), expiresAt });
  return before?.expiresAt ?? null;
}

/** The key that a link is of, while the link is valid. */
export async function keyOfSignInLink(
  tx: Database,
  token: string,
  now: Date,
): Promise<string | null> {
  const isValid = and(eq(signInLinks.hash, digestOf(token)), gt(signInLinks.expiresAt, now));
  const [link] = await tx.select({ key: signInLinks.key }).from(signInLinks).where(isValid);
  return link?.key ?? null;
}

/** Uses a link up; false where somebody else has done so before. */
export async function useSignInLink(tx: Database, token: string): Promise<boolean> {
  const isMeant = eq(signInLinks.hash, digestOf(token));
  return (await tx.delete(signInLinks).where(isMeant).returning()).length > 0;
}

/** Takes a key's link away. */
export async function voidSignInLink(tx: Database, key: string): Promise<void> {
  await tx.delete(signInLinks).where(eq(signInLinks.key, key));
}
