import { bigint, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';

/**
 * Which changes are still to be told to which webhooks: a trigger on the audit trail writes them in
 * the transaction that changed something. No reference: a write must not wait for, nor fail with,
 * somebody who removes a webhook.
 */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    webhook: uuid().notNull(),
    change: bigint({ mode: 'number' }).notNull(),
    /** With which others it is told, each time that is tried; null: nobody has tried yet. */
    batch: uuid(),
  },
  table => [primaryKey({ columns: [table.webhook, table.change] })],
);
