import t from 'tap';
import type { Caller } from '../../src/domain/caller.js';
import { readCursor } from '../../src/store/page.js';
import {
  findTour,
  insertTour,
  listTours,
  lockTour,
  tourNamedAt,
  tourSlugsOf,
  updateTour,
} from '../../src/store/tours.js';
import { coordinator, everybody } from '../builders/callers.js';
import { storedAt, storeLeg, storeTours } from '../builders/stored.js';
import { onBothDatabases } from '../support/databases.js';

const later = new Date('2026-11-23T12:00:00Z');

onBothDatabases(t, 'a tour that says only its title is a draft without days', async (t, { db }) => {
  await insertTour(db, { slug: 'spring', title: 'Spring' }, storedAt);
  const spring = {
    ...{ slug: 'spring', title: 'Spring', summary: null, kind: 'speaker-tour', status: 'draft' },
    ...{ countries: [], firstDate: null, lastDate: null, contact: null, links: [], lead: null },
    ...{ senders: [], supporters: [], datesToAvoid: [] },
  };
  t.strictSame(await findTour(db, 'spring'), spring);
  t.strictSame(await db.transaction(tx => lockTour(tx, 'spring')), spring);
  t.equal(await findTour(db, 'none'), null);
});

onBothDatabases(
  t,
  'a tour has the days of its legs that are not cancelled, unless told its own',
  async (t, store) => {
    const { db } = store;
    await storeTours(store);
    const days = async () => {
      const { firstDate, lastDate } = (await findTour(db, 'spring'))!;
      return [firstDate, lastDate];
    };
    await storeLeg(store, { firstDate: '2027-03-05', lastDate: '2027-03-09' });
    await storeLeg(store, { speaker: 'jaime', firstDate: '2027-03-01' });
    await storeLeg(store, { firstDate: '2027-02-01', status: 'cancelled' });
    await storeLeg(store, { tour: 'autumn', firstDate: '2027-10-01' });
    t.same(await days(), ['2027-03-01', '2027-03-09']);
    const change = { now: later, isRenamed: false };
    await updateTour(db, 'spring', { firstDate: '2027-02-20' }, change);
    t.same(await days(), ['2027-02-20', '2027-03-09']);
    await updateTour(db, 'spring', { firstDate: null, lastDate: '2027-04-01' }, change);
    t.same(await days(), ['2027-03-01', '2027-04-01']);
  },
);

onBothDatabases(t, 'the time of the name moves with the name alone', async (t, store) => {
  const { db } = store;
  await storeTours(store);
  await updateTour(db, 'spring', { summary: 'Ten cities' }, { now: later, isRenamed: false });
  t.same(await tourNamedAt(db, 'spring'), storedAt);
  await updateTour(db, 'spring', { title: 'Spring!' }, { now: later, isRenamed: true });
  t.same(await tourNamedAt(db, 'spring'), later);
  t.match(await findTour(db, 'spring'), { title: 'Spring!', summary: 'Ten cities' });
});

onBothDatabases(t, 'the tours of one title are found in any year', async (t, { db }) => {
  for (const slug of ['labor', 'labor-2013', 'labor-2014', 'labor-2', 'labor-day', 'my-labor']) {
    await insertTour(db, { slug, title: slug }, storedAt);
  }
  t.same(await tourSlugsOf(db, 'labor'), ['labor', 'labor-2013', 'labor-2014']);
});

onBothDatabases(
  t,
  'pages are in order of slugs, unmoved by others, and drafts are not public',
  async (t, store) => {
    const { db } = store;
    await storeTours(store);
    const slugs = ({ items }: { items: { slug: string }[] }) => items.map(({ slug }) => slug);
    const first = await listTours(db, coordinator(), { limit: 2, after: null });
    t.same(slugs(first), ['autumn', 'spring']);
    await insertTour(db, { slug: 'april', title: 'April' }, storedAt);
    await insertTour(db, { slug: 'summer', title: 'Summer', status: 'archived' }, storedAt);
    const after = readCursor(first.nextCursor!);
    t.same(slugs(await listTours(db, coordinator(), { limit: 2, after })), ['summer', 'winter']);
    const open = await listTours(db, everybody, { limit: 9, after: null });
    t.same([slugs(open), open.nextCursor], [['autumn', 'spring', 'summer'], null]);
  },
);

onBothDatabases(
  t,
  'to the public a tour lasts as long as the legs that it may know of',
  async (t, store) => {
    const { db } = store;
    await storeTours(store);
    await storeLeg(store, { firstDate: '2027-03-02' });
    await storeLeg(store, { firstDate: '2027-02-01', visibility: 'private' });
    await storeLeg(store, { firstDate: '2027-04-01', visibility: 'after' });
    const days = async (caller: Caller) => {
      const { firstDate } = (await findTour(db, 'spring', caller))!;
      const { items } = await listTours(db, caller, { limit: 9, after: null });
      return [firstDate, items.find(({ slug }) => slug === 'spring')?.firstDate];
    };
    t.same(await days(coordinator()), ['2027-02-01', '2027-02-01']);
    t.same(await days(everybody), ['2027-03-02', '2027-03-02']);
  },
);
