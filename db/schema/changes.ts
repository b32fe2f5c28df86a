import { bigserial, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { type Change, changedTypes, changeKinds } from '../../src/domain/change.js';

/** The audit trail: who changed what, when, from what to what. Rows are only ever added; a purge marks private values. */
export const changes = pgTable(
  'changes',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** The label of the key at that time, and the key. */
    by: text().notNull(),
    key: uuid(),
    type: text({ enum: changedTypes }).notNull(),
    /** Slug or id of what was changed; no reference, since it may have been erased. */
    subject: text().notNull(),
    kind: text({ enum: changeKinds }).notNull(),
    /** The tour and the organisation that it concerned: who may read of it. */
    tour: text(),
    organization: text(),
    fields: jsonb().$type<Change['fields']>().notNull(),
  },
  table => [
    index('changes_by_time').on(table.at, table.id),
    index('changes_by_subject').on(table.type, table.subject),
  ],
);
