import t from 'tap';
import type { HeldEntry } from '../../src/domain/publication.js';
import { changeTour } from '../../src/operations/tours.js';
import { entriesOfFeed, entryVersions, writeEntries } from '../../src/store/feed-entries.js';
import { inTransaction } from '../../src/store/transaction.js';
import { storedAt as now, storeTours } from '../builders/stored.js';
import { entry, leg } from '../feeds/build.js';
import { by, done } from '../support/chapters.js';
import { testStore } from '../support/databases.js';

const MANY = 9_000;

t.test('more entries than one statement takes are written, told apart and read', async t => {
  const store = await testStore(t);
  await storeTours(store);
  const tour = { slug: 'spring', title: 'Spring' };
  const entries = Array.from(
    { length: MANY },
    (_, at): HeldEntry => ({
      ...entry({ uid: `leg-${at}`, changedAt: now, content: leg({ tour }) }),
      ...{ feed: 'tours/spring', visibleFrom: null, toldBefore: null },
    }),
  );
  await inTransaction(store.db, tx => writeEntries(tx, entries));
  const versions = await entryVersions(store.db, 'tours/spring');
  t.equal(versions.size, MANY);
  t.equal((await entriesOfFeed(store.db, 'tours/spring', [...versions.keys()])).length, MANY);
  const some = await entriesOfFeed(store.db, 'tours/spring', ['leg-7', 'leg-8', 'leg-no']);
  t.same(some.map(({ uid }) => uid).sort(), ['leg-7', 'leg-8']);
  await inTransaction(store.db, tx => writeEntries(tx, [{ ...entries[7]!, sequence: 1 }]));
  const after = await entryVersions(store.db, 'tours/spring');
  t.same(
    [...after].flatMap(([uid, version]) => (versions.get(uid) === version ? [] : uid)),
    ['leg-7'],
  );
  done(await changeTour(store, 'spring', { status: 'archived' }, by()));
  const archived = await entryVersions(store.db, 'tours/spring');
  t.ok(
    [...archived].every(([uid, version]) => after.get(uid) !== version),
    'with their tour',
  );
});
