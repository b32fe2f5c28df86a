import t from 'tap';
import {
  ensureItinerary,
  itinerariesOf,
  itinerariesWithLegs,
  updateItineraryCoast,
} from '../../src/store/itineraries.js';
import { storeLeg, storeTours } from '../builders/stored.js';
import { onBothDatabases } from '../support/databases.js';

onBothDatabases(
  t,
  'an itinerary is made once, also by writes at once and without speaker or coast',
  async (t, store) => {
    await storeTours(store);
    for (const key of [
      { tour: 'spring', speaker: 'alex', coast: 'us-west-coast' },
      { tour: 'spring', speaker: null, coast: null },
    ]) {
      const ids = await Promise.all([1, 2, 3, 4].map(() => ensureItinerary(store.db, key)));
      t.equal(new Set(ids).size, 1);
    }
    t.equal((await itinerariesOf(store.db, 'spring')).length, 2);
    t.same(await itinerariesOf(store.db, 'autumn'), []);
  },
);

onBothDatabases(
  t,
  'the itineraries of a tour are in order of their first days, empty ones last',
  async (t, store) => {
    const { db } = store;
    await storeTours(store);
    const empty = await ensureItinerary(db, { tour: 'spring', speaker: null, coast: null });
    await storeLeg(store, { speaker: 'alex', firstDate: '2027-03-09' });
    await storeLeg(store, { speaker: 'alex', firstDate: '2027-03-05' });
    await storeLeg(store, { speaker: 'jaime', firstDate: '2027-03-01' });
    await storeLeg(store, { tour: 'autumn', firstDate: '2027-01-01' });
    const found = await itinerariesWithLegs(db, 'spring');
    t.same(
      found.map(({ speaker, legs }) => [speaker, ...legs.map(({ leg }) => leg.firstDate)]),
      [['jaime', '2027-03-01'], ['alex', '2027-03-05', '2027-03-09'], [null]],
    );
    await updateItineraryCoast(db, empty, 'us-west-coast');
    t.equal((await itinerariesWithLegs(db, 'spring'))[2]?.coast, 'us-west-coast');
  },
);
