import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { languages } from '../../src/domain/date-words.js';
import { audiences, type NoticeTexts } from '../../src/domain/notices/notice.js';
import { mailSubscriptions } from './mail-subscriptions.js';
import { organizations } from './organizations.js';
import { tours } from './tours.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What somebody must know of what one write changed: one text for each reader, or group of them. */
export const notices = pgTable(
  'notices',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    tour: text()
      .notNull()
      .references(() => tours.slug),
    events: uuid().array().notNull(),
    legs: uuid().array().notNull(),
    audience: text({ enum: audiences }).notNull(),
    recipient: text().notNull(),
    /** The organisation whose chapter reads it. */
    organization: text().references(() => organizations.slug),
    language: text({ enum: languages }).notNull(),
    texts: jsonb().$type<NoticeTexts>().notNull(),
    /** The calendar file that goes with it. */
    calendar: text(),
    /** When a person said that they told it, and who. */
    toldAt: instant('told_at'),
    toldBy: text('told_by'),
  },
  table => [
    index('notices_by_tour').on(table.tour),
    index('notices_by_events').using('gin', table.events),
    index('notices_by_legs').using('gin', table.legs),
  ],
);

/**
 * The outbox: mails that are to be sent, written by the transaction that makes them necessary. One
 * that is being sent is due again a while later, in case whoever sends it is no more.
 */
export const mails = pgTable(
  'mails',
  {
    id: uuid().primaryKey().defaultRandom(),
    notice: bigint({ mode: 'number' }).references(() => notices.id, { onDelete: 'cascade' }),
    /** To whom it goes as a subscriber; without a notice it asks them whether they want to be one. */
    subscription: uuid().references(() => mailSubscriptions.id, { onDelete: 'cascade' }),
    /** To whom it goes otherwise. */
    address: text(),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    attempts: integer().notNull().default(0),
    sentAt: instant('sent_at'),
    failedAt: instant('failed_at'),
    /** Why the last attempt failed. */
    error: text(),
  },
  table => [
    check('mails_to_somebody', sql`(${table.subscription} is null) <> (${table.address} is null)`),
    index('mails_by_notice').on(table.notice),
    index('mails_by_subscription').on(table.subscription),
    index('mails_due')
      .on(table.dueAt)
      .where(sql`${table.sentAt} is null and ${table.failedAt} is null`),
  ],
);
