import { and, eq, isNull } from 'drizzle-orm';
import { itineraries } from '../../db/schema/index.js';
import { compare } from '../domain/compare.js';
import { grouped } from '../domain/grouped.js';
import type { LegOnFile } from '../domain/leg.js';
import { findLegs } from './legs.js';
import type { Database } from './store.js';

/** An itinerary without its legs. */
export type ItineraryRow = typeof itineraries.$inferSelect;
export type ItineraryKey = Omit<ItineraryRow, 'id'>;

export function itinerariesOf(db: Database, tour: string): Promise<ItineraryRow[]> {
  return db.select().from(itineraries).where(eq(itineraries.tour, tour)).orderBy(itineraries.id);
}

/** The itinerary's id; it is made where there is none yet, also when two writes ask at once. */
export async function ensureItinerary(tx: Database, key: ItineraryKey): Promise<string> {
  await tx.insert(itineraries).values(key).onConflictDoNothing();
  const { tour, speaker, coast } = itineraries;
  const isKey = and(
    eq(tour, key.tour),
    key.speaker === null ? isNull(speaker) : eq(speaker, key.speaker),
    key.coast === null ? isNull(coast) : eq(coast, key.coast),
  );
  const [row] = await tx.select({ id: itineraries.id }).from(itineraries).where(isKey);
  return row!.id;
}

export async function updateItineraryCoast(
  tx: Database,
  id: string,
  coast: string | null,
): Promise<void> {
  await tx.update(itineraries).set({ coast }).where(eq(itineraries.id, id));
}

/** The itineraries of a tour in order of their first day, each with its legs in order. */
export async function itinerariesWithLegs(
  db: Database,
  tour: string,
): Promise<(ItineraryRow & { legs: LegOnFile[] })[]> {
  const legs = grouped(await findLegs(db, { tour }), leg => leg.itinerary);
  const rows = await itinerariesOf(db, tour);
  const first = (id: string) => legs.get(id)?.[0]?.leg.firstDate ?? '9999';
  return rows
    .map(row => ({ ...row, legs: legs.get(row.id) ?? [] }))
    .sort((a, b) => compare(first(a.id), first(b.id)) || compare(a.id, b.id));
}
