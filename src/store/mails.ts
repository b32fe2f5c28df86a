import { and, asc, eq, isNull, lt, lte, min, sql } from 'drizzle-orm';
import { mailSubscriptions, mails, notices } from '../../db/schema/index.js';
import type { DueMail } from '../domain/notices/due-mail.js';
import { inParts } from './rows.js';
import type { Database } from './store.js';

/** To whom a mail goes: to an address, or to a subscriber; without a notice it is their question. */
export type NewMail = { notice: number | null } & (
  | { address: string; subscription?: undefined }
  | { subscription: string; address?: undefined }
);

/** Puts mails into the outbox, in the transaction that makes them necessary. */
export async function queueMails(
  tx: Database,
  wanted: readonly NewMail[],
  now: Date,
): Promise<void> {
  const rows = wanted.map(mail => ({ ...mail, createdAt: now, dueAt: now }));
  for (const some of inParts(rows)) await tx.insert(mails).values(some);
}

const isOpen = and(isNull(mails.sentAt), isNull(mails.failedAt))!;

/**
 * Takes mails that are due, the longest first: nobody else gets them before `until`, by when they
 * are sent or given back. Each counts as tried.
 */
export async function takeDueMails(
  db: Database,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<DueMail[]> {
  const due = db
    .select({ id: mails.id })
    .from(mails)
    .where(and(isOpen, lte(mails.dueAt, now)))
    .orderBy(asc(mails.dueAt), asc(mails.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  const taken = await db
    .update(mails)
    .set({ dueAt: until, attempts: sql`${mails.attempts} + 1` })
    .where(sql`${mails.id} in (${due})`)
    .returning({ id: mails.id });
  if (taken.length === 0) return [];
  const rows = await db
    .select({
      mail: mails,
      subscription: mailSubscriptions,
      texts: notices.texts,
      calendar: notices.calendar,
      language: notices.language,
    })
    .from(mails)
    .leftJoin(notices, eq(notices.id, mails.notice))
    .leftJoin(mailSubscriptions, eq(mailSubscriptions.id, mails.subscription))
    .where(
      sql`${mails.id} in (select jsonb_array_elements_text(${JSON.stringify(taken.map(({ id }) => id))}::jsonb)::uuid)`,
    )
    .orderBy(asc(mails.createdAt), asc(mails.id));
  return rows.map(({ mail, subscription, texts, calendar, language }) => ({
    ...{ id: mail.id, attempts: mail.attempts },
    address: mail.address ?? subscription!.email,
    language: language ?? subscription!.language,
    notice: texts && { texts, calendar },
    subscription: subscription && { id: subscription.id, feed: subscription.feed },
  }));
}

/** What became of a mail that was tried: it is sent, due again, or given up. */
export type Attempted =
  | { sentAt: Date }
  | { error: string; dueAt: Date }
  | { error: string; failedAt: Date };

export async function settleMail(db: Database, id: string, became: Attempted): Promise<void> {
  const error = 'error' in became ? became.error : null;
  await db
    .update(mails)
    .set({ ...became, error })
    .where(eq(mails.id, id));
}

/** Gives up mails that were to be sent before an instant: what they say is old by now. */
export async function giveUpMails(
  db: Database,
  { before, error, now }: { before: Date; error: string; now: Date },
): Promise<void> {
  const isOld = and(isOpen, lt(mails.createdAt, before), lte(mails.dueAt, now));
  await db
    .update(mails)
    .set({ failedAt: now, error: sql`coalesce(${mails.error}, ${error})` })
    .where(isOld);
}

/** When the next mail is due, or null where none is. */
export async function nextMailDue(db: Database): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(mails.dueAt) })
    .from(mails)
    .where(isOpen);
  return row?.at ?? null;
}
