import type { Occasion } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { type CityOrder, cityOrders } from '../domain/travel/city-order.js';
import { loadSchedule } from '../store/schedules.js';
import type { Store } from '../store/store.js';
import { coordinatedTour } from './coordinated-tour.js';

/**
 * The better orders of cities of a tour's speakers, for those who coordinate it: others may not
 * know where all of its legs are. Null where the caller may not know of the tour.
 */
export async function cityOrdersOf(
  { db }: Store,
  slug: string,
  occasion: Occasion,
): Promise<CityOrder[] | Refusal | null> {
  const tour = await coordinatedTour(db, slug, occasion);
  if (tour === null || tour instanceof Refusal) return tour;
  const { schedule } = await loadSchedule(db, { tour: slug }, occasion);
  return cityOrders(schedule, slug, occasion.now);
}
