import { eq } from 'drizzle-orm';
import { policies } from '../../db/schema/index.js';
import type { PolicyChange } from '../domain/conflicts/policy.js';
import type { Database } from './store.js';

/** What a tour wants checked otherwise than usual; nothing where nobody has said so. */
export async function findPolicy(db: Database, tour: string): Promise<PolicyChange> {
  const { rules, thresholds, travel } = policies;
  const query = db.select({ rules, thresholds, travel }).from(policies);
  const [found] = await query.where(eq(policies.tour, tour));
  return found ?? {};
}

/** Stores what a tour wants otherwise, in the place of what it wanted before. */
export async function writePolicy(
  tx: Database,
  tour: string,
  { rules = {}, thresholds = {}, travel = {} }: PolicyChange,
  now: Date,
): Promise<void> {
  const row = { rules, thresholds, travel, updatedAt: now };
  await tx
    .insert(policies)
    .values({ tour, ...row })
    .onConflictDoUpdate({ target: policies.tour, set: row });
}
