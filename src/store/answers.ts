import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import { answers } from '../../db/schema/index.js';
import type { RequestMark } from '../domain/answer.js';
import type { Database } from './store.js';

/** How long a request may be repeated, and how many old ones each new one takes away. */
const KEPT_MILLISECONDS = 7 * 24 * 3_600_000;
const FORGOTTEN_AT_ONCE = 20;

const isOld = (now: Date) => lt(answers.createdAt, new Date(now.getTime() - KEPT_MILLISECONDS));
const isOf = ({ caller, key }: RequestMark) =>
  and(eq(answers.caller, caller), eq(answers.key, key));

/**
 * Takes an Idempotency-Key for a request: true for the first who does. Somebody who asks at the
 * same time waits until the first has committed, or may go on when it has not.
 */
export async function claimAnswer(tx: Database, mark: RequestMark, now: Date): Promise<boolean> {
  const fresh = { ...mark, answer: null, createdAt: now };
  const taken = await tx
    .insert(answers)
    .values(fresh)
    .onConflictDoUpdate({
      ...{ target: [answers.caller, answers.key], set: fresh },
      setWhere: isOld(now),
    })
    .returning({ key: answers.key });
  return taken.length > 0;
}

/** The request that an Idempotency-Key was taken for, and its answer. */
export async function findAnswer(
  tx: Database,
  mark: RequestMark,
): Promise<{ request: string; answer: string }> {
  const { request, answer } = answers;
  const [row] = await tx.select({ request, answer }).from(answers).where(isOf(mark));
  return { request: row!.request, answer: row!.answer! };
}

/** Keeps the answer, and forgets some of those that nobody will ask for again. */
export async function keepAnswer(
  tx: Database,
  mark: RequestMark,
  answer: string,
  now: Date,
): Promise<void> {
  await tx.update(answers).set({ answer }).where(isOf(mark));
  const old = tx
    .select({ key: answers.key })
    .from(answers)
    .where(isOld(now))
    .orderBy(asc(answers.createdAt))
    .limit(FORGOTTEN_AT_ONCE)
    // Two who tidy up at once must not wait for each other.
    .for('update', { skipLocked: true });
  await tx.delete(answers).where(and(inArray(answers.key, old), isOld(now)));
}
