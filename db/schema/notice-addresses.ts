import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { languages } from '../../src/domain/date-words.js';
import { addressees } from '../../src/domain/notices/notice-address.js';

/** Where an organisation, a speaker or an interpreter is written to. Nothing public refers to it. */
export const noticeAddresses = pgTable(
  'notice_addresses',
  {
    type: text({ enum: addressees }).notNull(),
    /** The slug of the organisation or of the person. */
    subject: text().notNull(),
    email: text().notNull(),
    language: text({ enum: languages }),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  table => [primaryKey({ columns: [table.type, table.subject] })],
);
