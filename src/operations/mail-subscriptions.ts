import type { Language } from '../domain/date-words.js';
import { feedNamed, isFeedName } from '../domain/feed-kind.js';
import { readMailLink } from '../domain/mail-link.js';
import {
  ASK_AGAIN_AFTER,
  FORGET_AFTER,
  MAX_QUESTIONS,
  type NewMailSubscription,
} from '../domain/mail-subscription.js';
import { type Refusal, refuseField } from '../domain/refusals.js';
import { loadFeed } from '../store/feeds.js';
import { secretOf } from '../store/installation.js';
import {
  claimMailSubscription,
  confirmMailSubscription,
  eraseMailSubscription,
  findMailSubscription,
  forgetUnanswered,
  type MailSubscriptionOnFile,
  markAsked,
  openQuestions,
} from '../store/mail-subscriptions.js';
import { queueMails } from '../store/mails.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';

/**
 * Asks by mail whether somebody wants to be told of what a feed tells. The same is answered whether
 * or not they are told already: nobody learns here who is. Null: done.
 */
export async function askForMails(
  store: Store,
  { feed, email: written, language = 'en' }: NewMailSubscription,
  now: Date,
): Promise<Refusal | null> {
  const name = feedNamed(feed);
  const isThere = isFeedName(name) && (await loadFeed(store, name, now)) !== null;
  if (!isThere) return refuseField('unknown-reference', '/feed', `There is no calendar "${feed}".`);
  return inTransaction(store.db, async tx => {
    await forgetUnanswered(tx, new Date(now.getTime() - FORGET_AFTER));
    const email = written.toLowerCase();
    const open = await openQuestions(tx, email);
    const { onFile, isNew } = await claimMailSubscription(tx, { feed, email, language }, now);
    const { id, confirmedAt, askedAt } = onFile;
    if (isNew && open >= MAX_QUESTIONS) {
      await eraseMailSubscription(tx, id);
      return null;
    }
    const isRecent = now.getTime() - askedAt.getTime() < ASK_AGAIN_AFTER;
    if (!isNew && (confirmedAt !== null || isRecent)) return null;
    if (!isNew) await markAsked(tx, id, { language, now });
    await queueMails(tx, [{ notice: null, subscription: id }], now);
    return null;
  });
}

/**
 * What a link leads to: a question that waits for its answer, somebody who is told, or nothing any
 * more; null where it is none of ours.
 */
export type LinkedMails = { feed: string; email: string; language: Language } & {
  state: 'asked' | 'told' | 'left';
};

/** What a link leads to now. */
export function mailsOfLink(store: Store, token: string): Promise<LinkedMails | 'left' | null> {
  return withLink(store.db, token, onFile => linked(onFile));
}

/** Confirms what a link is of: from now on they are told. */
export function confirmMails(
  store: Store,
  token: string,
  now: Date,
): Promise<LinkedMails | 'left' | null> {
  return inTransaction(store.db, tx =>
    withLink(tx, token, async onFile => {
      await confirmMailSubscription(tx, onFile.id, now);
      return linked({ ...onFile, confirmedAt: now });
    }),
  );
}

/** Erases what a link is of, with the mails that wait for it. */
export function leaveMails(store: Store, token: string): Promise<LinkedMails | 'left' | null> {
  return inTransaction(store.db, tx =>
    withLink(tx, token, async onFile => {
      await eraseMailSubscription(tx, onFile.id);
      return { ...linked(onFile), state: 'left' as const };
    }),
  );
}

async function withLink(
  db: Database,
  token: string,
  work: (onFile: MailSubscriptionOnFile) => LinkedMails | Promise<LinkedMails>,
): Promise<LinkedMails | 'left' | null> {
  const id = readMailLink(token, await secretOf(db));
  if (id === null) return null;
  const onFile = await findMailSubscription(db, id);
  return onFile === null ? 'left' : work(onFile);
}

function linked({ feed, email, language, confirmedAt }: MailSubscriptionOnFile): LinkedMails {
  return { feed, email, language, state: confirmedAt === null ? 'asked' : 'told' };
}
