import { grouped } from '../domain/grouped.js';
import type { NoticeItem } from '../domain/notices/item.js';
import { mergedNews, type News } from '../domain/notices/news.js';
import { type Reader, readersOf } from '../domain/notices/readers.js';
import { type Subscribers, subscribersOf } from '../domain/notices/subscribers.js';
import { noticeCalendar } from '../notices/notice-calendar.js';
import { noticeTexts, type Telling } from '../notices/notice-texts.js';
import { confirmedSubscribers } from '../store/mail-subscriptions.js';
import { type NewMail, queueMails } from '../store/mails.js';
import { hasNews, type QueuedNews, takeNews } from '../store/news.js';
import { newsContext } from '../store/news-context.js';
import { insertNotice } from '../store/notices.js';
import type { Database, Store } from '../store/store.js';
import { findTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';

/** What notices say of this server. */
export type Sender = { publicUrl: string; feedHost: string };

/**
 * Makes of all that was changed a notice for each who must know of it, and of those who are known
 * by an address a mail: either both are there or the news still waits.
 */
export async function makeNotices(store: Store, sender: Sender): Promise<void> {
  while (await hasNews(store.db)) {
    await inTransaction(store.db, async tx => {
      const taken = await takeNews(tx);
      for (const some of grouped(taken, ({ tour }) => tour).values()) {
        await tell(tx, some, sender);
      }
    });
  }
}

/** Makes the notices of what was changed of one tour. */
async function tell(tx: Database, rows: readonly QueuedNews[], sender: Sender): Promise<void> {
  const news = mergedNews(rows);
  const tour = (await findTour(tx, rows[0]!.tour))!;
  const making = {
    tx,
    at: rows.at(-1)!.at,
    telling: { tour, publicUrl: sender.publicUrl },
    sender,
  };
  const readers = readersOf(news, await newsContext(tx, news));
  const mailed = new Map<string, Set<string>>();
  for (const reader of readers) await tellReader(reader, mailed, making);
  const feeds = new Set(news.flatMap(({ told }) => Object.keys(told?.deeds ?? {})));
  const subscribers = await confirmedSubscribers(tx, [...feeds]);
  for (const group of subscribersOf(news, subscribers, mailed)) await tellGroup(group, making);
}

type Making = { tx: Database; at: Date; telling: Telling; sender: Sender };

/** One mail an address: who has it all as somebody nearer is not written to again. */
async function tellReader(
  { items, ...reader }: Reader,
  mailed: Map<string, Set<string>>,
  making: Making,
): Promise<void> {
  const { address } = reader;
  const isMailed = address !== null;
  const notice = await storeNotice(reader, { items, isMailed }, making);
  if (!isMailed) return;
  const had = mailed.get(address) ?? new Set();
  const isNew = items.some(({ subject }) => !had.has(subject));
  mailed.set(address, new Set([...had, ...items.map(({ subject }) => subject)]));
  if (isNew) await queueMails(making.tx, [{ notice, address }], making.at);
}

async function tellGroup({ language, items, ids }: Subscribers, making: Making): Promise<void> {
  const recipient = ids.length === 1 ? '1 subscriber' : `${ids.length} subscribers`;
  const reader = { audience: 'subscriber', organization: null, recipient, language } as const;
  const notice = await storeNotice(reader, { items, isMailed: true }, making);
  const mails = ids.map((subscription): NewMail => ({ notice, subscription }));
  await queueMails(making.tx, mails, making.at);
}

function storeNotice(
  { audience, recipient, organization, language }: Omit<Reader, 'items' | 'address'>,
  { items, isMailed }: { items: readonly NoticeItem[]; isMailed: boolean },
  { tx, at, telling, sender }: Making,
): Promise<number> {
  const subjects = (type: News['type']) =>
    items.filter(item => item.type === type).map(({ subject }) => subject);
  // It goes with a mail and nowhere else.
  const told = { ...telling, ...sender, at, language };
  const calendar = isMailed ? noticeCalendar(items, told) : null;
  return insertNotice(tx, {
    ...{ at, tour: telling.tour.slug, events: subjects('event') },
    legs: [...new Set([...subjects('leg'), ...items.flatMap(({ leg }) => leg ?? [])])],
    ...{ audience, recipient, organization, language, calendar },
    texts: noticeTexts(audience, items, telling),
  });
}
