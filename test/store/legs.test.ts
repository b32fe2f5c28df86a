import t from 'tap';
import {
  eraseLeg,
  findLeg,
  findLegs,
  type LegFilter,
  listLegs,
  lockLeg,
  updateLeg,
} from '../../src/store/legs.js';
import { readCursor } from '../../src/store/page.js';
import { coordinator, everybody } from '../builders/callers.js';
import { storedAt, storeLeg, storeTours } from '../builders/stored.js';
import { onBothDatabases } from '../support/databases.js';

const now = new Date('2027-03-02T12:00:00Z');

onBothDatabases(t, 'a leg is on file with its city, tour, speaker and coast', async (t, store) => {
  await storeTours(store);
  const id = await storeLeg(store, { coast: 'us-west-coast' });
  const { population, ...seattle } = store.gazetteer.city('seattle-wa-us')!;
  const onFile = {
    leg: {
      ...{ id, tour: 'spring', speaker: 'alex', coast: 'us-west-coast', city: seattle },
      ...{ region: 'WA', country: 'US', firstDate: '2027-03-01', lastDate: '2027-03-01' },
      ...{ kind: 'stop', visibility: 'public', status: 'confirmed', statusReason: null },
      interpreter: null,
    },
    itinerary: (await findLeg(store.db, id))!.itinerary,
    tour: { title: 'SPRING', status: 'published' },
    speaker: { name: 'alex', publicName: null, visibility: 'public' },
    coastName: 'US West Coast',
  };
  t.strictSame(await findLeg(store.db, id), onFile);
  t.strictSame(await store.db.transaction(tx => lockLeg(tx, id)), onFile);
});

onBothDatabases(
  t,
  'a leg of a delegation has neither speaker nor coast nor city',
  async (t, store) => {
    await storeTours(store);
    const id = await storeLeg(store, { speaker: null, city: null, country: 'SV' });
    const { leg, speaker, coastName } = (await findLeg(store.db, id))!;
    const none = { speaker: null, coast: null, city: null, region: null, country: 'SV' };
    t.match(leg, none);
    t.same([speaker, coastName], [null, null]);
  },
);

onBothDatabases(
  t,
  'each filter narrows, and what is cancelled is left out unless asked for',
  async (t, store) => {
    const { db } = store;
    await storeTours(store);
    const names = new Map<string, string>();
    const add = async (name: string, changes: Parameters<typeof storeLeg>[1]) =>
      names.set(await storeLeg(store, changes), name);
    await add('seattle', { coast: 'us-west-coast', firstDate: '2027-03-01' });
    await add('boston', { speaker: 'jaime', city: 'boston-ma-us', firstDate: '2027-03-02' });
    await add('london', {
      tour: 'autumn',
      city: 'london-eng-gb',
      country: 'GB',
      firstDate: '2027-03-03',
    });
    await add('nobody', { tour: 'winter', speaker: null, firstDate: '2027-03-04' });
    await add('cancelled', { firstDate: '2027-03-05', status: 'cancelled' });
    const found = async (filter: LegFilter) =>
      (await findLegs(db, filter)).map(({ leg }) => names.get(leg.id)).join(' ');
    t.equal(await found({}), 'seattle boston london nobody');
    t.equal(await found({ cancelled: true }), 'seattle boston london nobody cancelled');
    t.equal(await found({ tour: 'spring' }), 'seattle boston');
    t.equal(await found({ speaker: 'alex' }), 'seattle london');
    t.equal(await found({ speakers: ['alex', 'jaime'] }), 'seattle boston london');
    t.equal(await found({ speakers: [] }), '');
    t.equal(await found({ ids: [] }), '');
    t.equal(await found({ coast: 'us-west-coast' }), 'seattle');
    t.equal(await found({ city: 'boston-ma-us' }), 'boston');
    t.equal(await found({ country: 'GB' }), 'london');
    t.equal(await found({ tour: 'spring', speaker: 'jaime', city: 'boston-ma-us' }), 'boston');
    t.equal(await found({ tour: 'spring', country: 'GB' }), '');
  },
);

onBothDatabases(
  t,
  'pages go by day and id: legs of one day too, unmoved by what comes and goes',
  async (t, store) => {
    const { db } = store;
    await storeTours(store);
    const asCoordinator = { caller: coordinator(), now } as const;
    const ids = [];
    for (let count = 0; count < 5; count++) ids.push(await storeLeg(store));
    ids.sort();
    const first = await listLegs(db, {}, asCoordinator, { limit: 3, after: null });
    const seen = first.items.map(({ id }) => id);
    t.same(seen, ids.slice(0, 3));
    await storeLeg(store, { firstDate: '2027-02-01' });
    await eraseLeg(db, seen[2]!);
    const last = await storeLeg(store, { firstDate: '2027-03-02' });
    const after = readCursor(first.nextCursor!);
    const second = await listLegs(db, {}, asCoordinator, { limit: 3, after });
    t.same([second.items.map(({ id }) => id), second.nextCursor], [[...ids.slice(3), last], null]);
  },
);

onBothDatabases(t, 'the public is given no leg that it can never see', async (t, store) => {
  const { db } = store;
  await storeTours(store);
  const seen = [await storeLeg(store), await storeLeg(store, { visibility: 'region' })];
  seen.push(await storeLeg(store, { visibility: 'after', firstDate: '2027-02-01' }));
  seen.push(await storeLeg(store, { speaker: null }));
  await storeLeg(store, { visibility: 'after', firstDate: '2027-03-02' });
  await storeLeg(store, { visibility: 'after', firstDate: '2027-03-05' });
  await storeLeg(store, { visibility: 'private' });
  await storeLeg(store, { tour: 'winter' });
  const page = { limit: 50, after: null };
  const { items } = await listLegs(db, {}, { caller: everybody, now }, page);
  t.same(items.map(({ id }) => id).sort(), seen.sort());
});

onBothDatabases(
  t,
  'a change changes what it names, and an erased leg is gone',
  async (t, store) => {
    const { db } = store;
    await storeTours(store);
    const id = await storeLeg(store);
    const before = (await findLeg(db, id))!;
    await updateLeg(db, id, { lastDate: '2027-03-03', kind: 'rest' }, storedAt);
    const leg = { ...before.leg, lastDate: '2027-03-03', kind: 'rest' };
    t.strictSame(await findLeg(db, id), { ...before, leg });
    await eraseLeg(db, id);
    t.equal(await findLeg(db, id), null);
  },
);
