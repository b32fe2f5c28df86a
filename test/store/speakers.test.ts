import t from 'tap';
import { readCursor } from '../../src/store/page.js';
import {
  findSpeaker,
  insertSpeaker,
  listSpeakers,
  lockSpeaker,
  speakerNamedAt,
  speakersNamed,
  updateSpeaker,
} from '../../src/store/speakers.js';
import { coordinator, everybody } from '../builders/callers.js';
import { storedAt, storeLeg, storeTours } from '../builders/stored.js';
import { onBothDatabases } from '../support/databases.js';

const later = new Date('2026-11-23T12:00:00Z');
const rosa = {
  ...{ slug: 'rosa', name: 'Rosa', publicName: null, role: null, organization: null, bio: null },
  ...{
    kind: 'speaker',
    languages: [],
    homeCountry: null,
    links: [],
    visibility: 'public',
    availability: [],
  },
};

onBothDatabases(t, 'a speaker who says only a name is public and on no tour', async (t, { db }) => {
  await insertSpeaker(db, { slug: 'rosa', name: 'Rosa' }, storedAt);
  const facts = { tours: [], isUnannounced: false, lastDate: null };
  t.strictSame(await findSpeaker(db, 'rosa'), { speaker: rosa, ...facts });
  t.strictSame(await db.transaction(tx => lockSpeaker(tx, 'rosa')), rosa);
  t.equal(await findSpeaker(db, 'nobody'), null);
});

onBothDatabases(
  t,
  'a speaker is on file with the tours, the published ones, and the last day',
  async (t, store) => {
    await storeTours(store);
    await storeLeg(store, { firstDate: '2027-03-01', lastDate: '2027-03-04' });
    await storeLeg(store, { coast: 'us-west-coast', firstDate: '2027-03-07' });
    await storeLeg(store, { tour: 'winter', firstDate: '2027-12-01' });
    await storeLeg(store, { firstDate: '2028-01-01', status: 'cancelled' });
    await storeLeg(store, { tour: 'autumn', speaker: 'jaime', firstDate: '2027-10-01' });
    const facts = async (slug: string) => {
      const { speaker, ...rest } = (await findSpeaker(store.db, slug))!;
      return rest;
    };
    t.strictSame(await facts('alex'), {
      tours: ['spring', 'winter'],
      isUnannounced: false,
      lastDate: '2027-12-01',
    });
    t.strictSame(await facts('jaime'), {
      tours: ['autumn'],
      isUnannounced: false,
      lastDate: '2027-10-01',
    });
  },
);

onBothDatabases(t, 'the time of the name moves with the name alone', async (t, store) => {
  const { db } = store;
  await storeTours(store);
  await updateSpeaker(db, 'alex', { bio: 'A teacher' }, { now: later, isRenamed: false });
  t.same(await speakerNamedAt(db, 'alex'), storedAt);
  await updateSpeaker(db, 'alex', { name: 'Alex G.' }, { now: later, isRenamed: true });
  t.same(await speakerNamedAt(db, 'alex'), later);
});

onBothDatabases(t, 'speakers are found by names and by slugs', async (t, store) => {
  const { db } = store;
  await storeTours(store);
  await insertSpeaker(db, { slug: 'rosa', name: 'Rosa' }, storedAt);
  const found = await speakersNamed(db, ['Rosa', 'Nobody'], ['alex']);
  t.same(
    found.map(({ slug }) => slug),
    ['alex', 'rosa'],
  );
  t.same(await speakersNamed(db, [], []), []);
});

onBothDatabases(
  t,
  'pages are in order of slugs, unmoved by others, without who is private',
  async (t, store) => {
    const { db } = store;
    await storeTours(store);
    await insertSpeaker(db, { slug: 'berta', name: 'Berta', visibility: 'private' }, storedAt);
    const slugs = ({ items }: { items: { slug: string }[] }) => items.map(({ slug }) => slug);
    const asCoordinator = { caller: coordinator(), now: storedAt } as const;
    const asEverybody = { caller: everybody, now: storedAt } as const;
    const first = await listSpeakers(db, asCoordinator, { limit: 2, after: null });
    await insertSpeaker(db, { slug: 'aaron', name: 'Aaron' }, storedAt);
    const after = readCursor(first.nextCursor!);
    const second = await listSpeakers(db, asCoordinator, { limit: 2, after });
    t.same([slugs(first), slugs(second), second.nextCursor], [['alex', 'berta'], ['jaime'], null]);
    t.same(slugs(await listSpeakers(db, asEverybody, { limit: 9, after: null })), [
      'aaron',
      'alex',
      'jaime',
    ]);
  },
);
