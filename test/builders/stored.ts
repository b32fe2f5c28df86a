import { ensureCity } from '../../src/store/cities.js';
import { ensureItinerary } from '../../src/store/itineraries.js';
import { insertLeg, type LegRow } from '../../src/store/legs.js';
import { insertSpeaker } from '../../src/store/speakers.js';
import type { Store } from '../../src/store/store.js';
import { insertTour } from '../../src/store/tours.js';

/** When everything below was stored. */
export const storedAt = new Date('2026-11-22T12:00:00Z');

export type Changes = Partial<LegRow> & {
  tour?: string;
  speaker?: string | null;
  coast?: string | null;
};

/** The published tours `spring` and `autumn`, the draft `winter`; the speakers `alex`, `jaime`. */
export async function storeTours({ db }: Store): Promise<void> {
  for (const slug of ['autumn', 'spring', 'winter']) {
    const status = slug === 'winter' ? 'draft' : 'published';
    await insertTour(db, { slug, title: slug.toUpperCase(), status }, storedAt);
  }
  for (const slug of ['alex', 'jaime']) await insertSpeaker(db, { slug, name: slug }, storedAt);
}

/** Stores a leg and returns its id: Alex in Seattle on March 1, 2027, on the spring tour. */
export async function storeLeg({ db, gazetteer }: Store, changes: Changes = {}): Promise<string> {
  const { tour = 'spring', speaker = 'alex', coast = null, ...leg } = changes;
  const city = leg.city === undefined ? 'seattle-wa-us' : leg.city;
  if (city !== null) await ensureCity(db, gazetteer.city(city)!);
  const firstDate = leg.firstDate ?? '2027-03-01';
  return insertLeg(db, {
    ...{ itinerary: await ensureItinerary(db, { tour, speaker, coast }), country: 'US' },
    ...{ lastDate: firstDate, ...leg, city, firstDate },
  });
}
