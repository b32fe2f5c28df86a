import type { Occasion } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { type TourSummary, tourSummary } from '../domain/tour-summary.js';
import { findEvents } from '../store/events.js';
import { findLegs } from '../store/legs.js';
import { outcomesOfTour } from '../store/outcomes.js';
import type { Store } from '../store/store.js';
import { scheduledTours } from '../store/tours.js';
import { coordinatedTour } from './coordinated-tour.js';

/** What a tour came to, for those who coordinate it; null where the caller may not know of it. */
export async function summaryOfTour(
  { db }: Store,
  slug: string,
  occasion: Occasion,
): Promise<TourSummary | Refusal | null> {
  const found = await coordinatedTour(db, slug, occasion);
  if (found === null || found instanceof Refusal) return found;
  const [tour] = await scheduledTours(db, [slug]);
  const legs = await findLegs(db, { tour: slug });
  const record = {
    tour: tour!,
    legs: legs.map(({ leg }) => leg),
    events: await findEvents(db, { tour: slug }),
    outcomes: await outcomesOfTour(db, slug),
  };
  return tourSummary(record, occasion.now);
}
