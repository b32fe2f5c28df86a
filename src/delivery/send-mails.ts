import { setTimeout as sleep } from 'node:timers/promises';
import { backOff } from '../domain/back-off.js';
import { feedNamed, pathOfFeed } from '../domain/feed-kind.js';
import { signMailLink } from '../domain/mail-link.js';
import { type DueMail, LONGEST_WAIT, MAX_AGE } from '../domain/notices/due-mail.js';
import { writtenMail } from '../notices/mail.js';
import { secretOf } from '../store/installation.js';
import {
  type Attempted,
  giveUpMails,
  nextMailDue,
  settleMail,
  takeDueMails,
} from '../store/mails.js';
import type { Store } from '../store/store.js';
import { isUnavailable } from '../store/unavailable.js';
import type { Sender } from './make-notices.js';
import { CONNECTIONS, type Transport, Undeliverable } from './smtp.js';

/**
 * How long a mail is taken for. Who ends while sending loses it until then, so it is longer than
 * any attempt and short enough to wait for.
 */
export const TAKEN_MILLISECONDS = 90_000;

/** How many are taken at once: as many as are sent at once, so that none waits while it is taken. */
const TAKEN_AT_ONCE = CONNECTIONS;

/** Who sends by what, and when. */
export type Sending = { sender: Sender; transport: Transport; now: () => Date };

/**
 * Sends all mails that are due, and gives when the next one is. A mail is marked as taken before it
 * is sent and as sent afterwards, each at once: of two who do this at the same time one sends it.
 */
export async function sendMails(store: Store, sending: Sending): Promise<Date | null> {
  const { db } = store;
  const { now } = sending;
  const before = new Date(now().getTime() - MAX_AGE);
  await giveUpMails(db, { before, error: 'It could not be sent within two days.', now: now() });
  let secret: string | undefined;
  for (;;) {
    const until = new Date(now().getTime() + TAKEN_MILLISECONDS);
    const taken = await takeDueMails(db, { now: now(), until, limit: TAKEN_AT_ONCE });
    if (taken.length === 0) return nextMailDue(db);
    // The same ever since it was made, and needed by nobody who sends nothing.
    secret ??= await secretOf(db);
    const signing = { ...sending, secret };
    await Promise.all(taken.map(mail => sendOne(store, mail, signing)));
  }
}

/** As `Sending`, with what signs the links of subscribers. */
type Signing = Sending & { secret: string };

/** Pauses between attempts to note what became of a mail, in all less than it is taken for. */
const PAUSES_MILLISECONDS = [200, 1000, 5000, 20_000];

/**
 * Sends one mail and notes what became of it. While the database is away at that very moment the note
 * waits for it, since a mail without one would be sent again.
 */
async function sendOne(store: Store, mail: DueMail, sending: Signing): Promise<void> {
  const became = await attempt(mail, sending);
  for (const pause of PAUSES_MILLISECONDS) {
    try {
      return await settleMail(store.db, mail.id, became);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      await sleep(pause);
    }
  }
  await settleMail(store.db, mail.id, became);
}

async function attempt(
  mail: DueMail,
  { sender, transport, now, secret }: Signing,
): Promise<Attempted> {
  const { publicUrl, feedHost } = sender;
  const { subscription, attempts } = mail;
  const subscriber = subscription && {
    page: `${publicUrl}/mail/${signMailLink(subscription.id, secret)}`,
    calendar: publicUrl + pathOfFeed(feedNamed(subscription.feed)),
  };
  try {
    await transport.send(writtenMail(mail, { feedHost, subscriber }));
    return { sentAt: now() };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof Undeliverable) return { error: message, failedAt: now() };
    return { error: message, dueAt: new Date(now().getTime() + backOff(attempts, LONGEST_WAIT)) };
  }
}
