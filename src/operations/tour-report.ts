import { type ConflictFilter, conflictsAsked } from '../domain/conflicts/asked.js';
import type { Conflict } from '../domain/conflicts/conflict.js';
import type { Viewer } from '../domain/conflicts/on-file.js';
import type { Occasion } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { loadSchedule } from '../store/schedules.js';
import type { Database, Store } from '../store/store.js';
import { coordinatedTour } from './coordinated-tour.js';

/** What is asked of one tour's report. */
type OfTour = ConflictFilter & { tour: string };

/** The clash report of a tour, whole or what is asked of it, for those who coordinate it; null where there is no such tour. */
export async function reportForCoordinators(
  { db }: Store,
  filter: OfTour,
  occasion: Occasion,
): Promise<Conflict[] | Refusal | null> {
  const found = await coordinatedTour(db, filter.tour, occasion);
  if (found === null || found instanceof Refusal) return found;
  return reportOfTour(db, filter, occasion);
}

/** The clash report of a tour, or what is asked of it, as the viewer may see it. */
export async function reportOfTour(
  db: Database,
  filter: OfTour,
  viewer: Viewer,
): Promise<Conflict[]> {
  return conflictsAsked(await loadSchedule(db, filter, viewer), filter, viewer);
}
