import { and, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { mailSubscriptions } from '../../db/schema/index.js';
import type { Database } from './store.js';

/** Somebody who asked to be told by mail of what a feed tells. */
export type MailSubscriptionOnFile = typeof mailSubscriptions.$inferSelect;

/** What somebody asks for. */
export type MailWish = Pick<MailSubscriptionOnFile, 'feed' | 'email' | 'language'>;

/**
 * Stores a wish, or gives the one that is there already. `isNew` is true for one that was not.
 */
export async function claimMailSubscription(
  tx: Database,
  wish: MailWish,
  now: Date,
): Promise<{ onFile: MailSubscriptionOnFile; isNew: boolean }> {
  const row = { ...wish, createdAt: now, askedAt: now };
  const [made] = await tx.insert(mailSubscriptions).values(row).onConflictDoNothing().returning();
  if (made) return { onFile: made, isNew: true };
  const { email, feed } = mailSubscriptions;
  const isThere = and(eq(email, wish.email), eq(feed, wish.feed));
  const [there] = await tx.select().from(mailSubscriptions).where(isThere).for('update');
  // Who left at this moment asks anew.
  return there ? { onFile: there, isNew: false } : claimMailSubscription(tx, wish, now);
}

/** How many questions of one address are open. */
export async function openQuestions(tx: Database, email: string): Promise<number> {
  const isOpen = and(eq(mailSubscriptions.email, email), isNull(mailSubscriptions.confirmedAt));
  return tx.$count(mailSubscriptions, isOpen);
}

/** Notes that somebody is asked again. */
export async function markAsked(
  tx: Database,
  id: string,
  { language, now }: Pick<MailWish, 'language'> & { now: Date },
): Promise<void> {
  const { id: key } = mailSubscriptions;
  await tx.update(mailSubscriptions).set({ askedAt: now, language }).where(eq(key, id));
}

export async function findMailSubscription(
  db: Database,
  id: string,
): Promise<MailSubscriptionOnFile | null> {
  const query = db.select().from(mailSubscriptions);
  const [found] = await query.where(eq(mailSubscriptions.id, id));
  return found ?? null;
}

export async function confirmMailSubscription(tx: Database, id: string, now: Date): Promise<void> {
  const isOpen = and(eq(mailSubscriptions.id, id), isNull(mailSubscriptions.confirmedAt));
  await tx.update(mailSubscriptions).set({ confirmedAt: now }).where(isOpen);
}

/** Erases a subscription, with the mails that were for it. */
export async function eraseMailSubscription(tx: Database, id: string): Promise<void> {
  await tx.delete(mailSubscriptions).where(eq(mailSubscriptions.id, id));
}

/** Erases questions that nobody answered. */
export async function forgetUnanswered(tx: Database, before: Date): Promise<void> {
  const { confirmedAt, askedAt } = mailSubscriptions;
  await tx.delete(mailSubscriptions).where(and(isNull(confirmedAt), lt(askedAt, before)));
}

/** Who is told of what some feeds tell, by address. */
export function confirmedSubscribers(
  db: Database,
  feeds: readonly string[],
): Promise<MailSubscriptionOnFile[]> {
  if (feeds.length === 0) return Promise.resolve([]);
  const isMeant = and(
    isNotNull(mailSubscriptions.confirmedAt),
    inArray(mailSubscriptions.feed, [...feeds]),
  );
  return db
    .select()
    .from(mailSubscriptions)
    .where(isMeant)
    .orderBy(mailSubscriptions.email, sql`${mailSubscriptions.feed}`);
}
