import { eq, getTableColumns } from 'drizzle-orm';
import { events, outcomes } from '../../db/schema/index.js';
import type { Outcome } from '../domain/outcome.js';
import type { Database } from './store.js';

const { updatedAt: _, ...columns } = getTableColumns(outcomes);

/** What was said of how an event went, or null. */
export async function findOutcome(db: Database, event: string): Promise<Outcome | null> {
  const [found] = await db.select(columns).from(outcomes).where(eq(outcomes.event, event));
  return found ?? null;
}

/** All outcomes of a tour. */
export function outcomesOfTour(db: Database, tour: string): Promise<Outcome[]> {
  const query = db.select(columns).from(outcomes).innerJoin(events, eq(events.id, outcomes.event));
  return query.where(eq(events.tour, tour)).orderBy(outcomes.event);
}

/** Stores an outcome in the place of what was said before. */
export async function writeOutcome(
  tx: Database,
  { event, ...said }: Outcome,
  now: Date,
): Promise<void> {
  const row = { ...said, updatedAt: now };
  await tx
    .insert(outcomes)
    .values({ event, ...row })
    .onConflictDoUpdate({ target: outcomes.event, set: row });
}
