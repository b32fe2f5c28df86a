import { tourAsSeen } from '../domain/audience.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import type { Refusal } from '../domain/refusals.js';
import type { Tour } from '../domain/tour.js';
import type { Database } from '../store/store.js';
import { findTour } from '../store/tours.js';

/** A tour for those who coordinate it; null where the caller may not even know of it. */
export async function coordinatedTour(
  db: Database,
  slug: string,
  occasion: Occasion,
): Promise<Tour | Refusal | null> {
  const tour = await findTour(db, slug);
  if (!tour || !tourAsSeen(tour, occasion.caller)) return null;
  return tourRefusal(occasion, slug) ?? tour;
}
