import { tourAsSeen } from '../domain/audience.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import type { Refusal } from '../domain/refusals.js';
import { type CityOrder, cityOrders } from '../domain/travel/city-order.js';
import { loadSchedule } from '../store/schedules.js';
import type { Store } from '../store/store.js';
import { findTour } from '../store/tours.js';

/**
 * The better orders of cities of a tour's speakers, for those who coordinate it: others may not
 * know where all of its legs are. Null where the caller may not know of the tour.
 */
export async function cityOrdersOf(
  { db }: Store,
  slug: string,
  occasion: Occasion,
): Promise<CityOrder[] | Refusal | null> {
  const tour = await findTour(db, slug);
  if (!tour || !tourAsSeen(tour, occasion.caller)) return null;
  const refused = tourRefusal(occasion, slug);
  if (refused) return refused;
  const { schedule } = await loadSchedule(db, { tour: slug }, occasion);
  return cityOrders(schedule, slug, occasion.now);
}
