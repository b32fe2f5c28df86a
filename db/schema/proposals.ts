import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ProposalContent } from '../../src/domain/proposals/proposal.js';
import { tours } from './tours.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Placements that were proposed for a tour, kept for some days so that one can be accepted. */
export const proposals = pgTable(
  'proposals',
  {
    id: uuid().primaryKey().defaultRandom(),
    tour: text()
      .notNull()
      .references(() => tours.slug),
    content: jsonb().$type<ProposalContent>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: text('accepted_by'),
  },
  table => [index('proposals_by_age').on(table.createdAt)],
);
