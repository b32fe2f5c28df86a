import t from 'tap';
import { changeOrganization } from '../../src/operations/organizations.js';
import { changeSpeaker } from '../../src/operations/speakers.js';
import { addVenue, changeVenue } from '../../src/operations/venues.js';
import { findVenue, seeVenue } from '../../src/store/venues.js';
import { everybody } from '../builders/callers.js';
import {
  a,
  b,
  by,
  confirmed,
  done,
  hall,
  refusal,
  register,
  storeChapters,
} from '../support/chapters.js';
import { onBothDatabases, testStore } from '../support/databases.js';
import { dump } from '../support/dump.js';
import { summary, told } from '../support/told.js';

const again = { name: 'The UNION hall', city: 'seattle-wa-us', street: '12 Main St' };

onBothDatabases(
  t,
  'a venue like one on file is offered instead, as the caller may see it',
  async (t, store) => {
    await storeChapters(store);
    const known = await hall(
      store,
      { contact: 'Ana', notes: 'Key', latitude: 47.6, longitude: -122 },
      b,
    );
    const hidden = { street: null, contact: null, notes: null, latitude: null, longitude: null };
    const before = await dump(store);
    t.match(await addVenue(store, again, by(a)), {
      ...{ code: 'venue-exists', subjects: { candidates: [{ ...known, ...hidden }] } },
    });
    t.match(await addVenue(store, again, by(b)), { subjects: { candidates: [known] } });
    t.same(await dump(store), before);
    t.match(await addVenue(store, { ...again, force: true }, by(a)), { organization: 'a' });
  },
);

onBothDatabases(t, 'nothing is stored of a venue that is refused', async (t, store) => {
  await storeChapters(store);
  const place = { name: 'Hall', city: 'olympia-wa-us' };
  const before = await dump(store);
  const refused = async (changes: object) =>
    refusal(await addVenue(store, { ...place, ...changes }, by(a)));
  t.same(
    [
      await refused({ timeZone: 'PST' }),
      await refused({ city: 'atlantis' }),
      await refused({ latitude: 1 }),
      await refused({ longitude: 1 }),
      await refused({ organization: 'b' }),
    ],
    [
      ['unknown-time-zone', '/timeZone'],
      ['unknown-reference', '/city'],
      ['invalid-input', '/longitude'],
      ['invalid-input', '/latitude'],
      ['invalid-input', '/organization'],
    ],
  );
  t.same(await dump(store), before);
});

t.test('a chapter changes its own venues alone', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  const { id } = await hall(store, {}, b);
  t.same(refusal(await changeVenue(store, id, { notes: 'Mine' }, by(a))), ['not-allowed']);
  t.same(refusal(await changeVenue(store, id, { organization: 'a' }, by(b))), [
    ...['invalid-input', '/organization'],
  ]);
  t.match(await changeVenue(store, id, { notes: 'Mine' }, by(b)), { notes: 'Mine' });
});

t.test(
  'the sequence rises with what the public is told of a place and people, and no more',
  async t => {
    const store = await testStore(t);
    await storeChapters(store);
    const { id: venue } = await hall(store, { reveal: 'confirmed' }, a);
    const { id } = await confirmed(store, { venue }, a);
    const place = async (change: object) => {
      done(await changeVenue(store, venue, change, by()));
      return summary(store, id);
    };
    t.equal(await place({ notes: 'Key', contact: 'Ana', capacity: 80 }), 'An evening | 0');
    t.equal(await place({ street: '14 Main St' }), 'An evening | 1');
    t.equal(await place({ reveal: 'city' }), 'An evening | 2');
    t.equal(await place({ street: '16 Main St', latitude: 47, longitude: -122 }), 'An evening | 2');
    t.equal(await place({ name: 'Town Hall' }), 'An evening | 3');
    done(await changeSpeaker(store, 'alex', { bio: 'Long' }, by()));
    done(await changeSpeaker(store, 'alex', { name: 'Alex G.' }, by()));
    t.equal(await summary(store, id), 'An evening | 4');
    done(await changeOrganization(store, 'a', { name: 'A Chapter' }, by()));
    t.equal(await summary(store, id), 'An evening | 5');
    t.notMatch(JSON.stringify(await told(store, id)), /Main St|Key|Ana/);
  },
);

t.test('what everybody may know of a venue follows from events that they may know of', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  const { id: venue } = await hall(store, { reveal: 'confirmed' });
  const { id } = await confirmed(store, { venue });
  const seen = async () => seeVenue((await findVenue(store.db, venue))!, everybody)?.street ?? null;
  t.equal(await seen(), '12 Main St', id);
  done(await changeSpeaker(store, 'alex', { visibility: 'private' }, by()));
  t.equal(await seen(), null);
});

t.test('a proposal buys nobody the street of a private home', async t => {
  const store = await testStore(t);
  await storeChapters(store);
  const { id: venue } = await hall(store);
  t.equal((await register(store, { venue }, a)).status, 'proposed');
  t.match(seeVenue((await findVenue(store.db, venue))!, a), { name: 'Union Hall', street: null });
  await confirmed(
    store,
    { venue, localStart: '2027-03-02T18:00', localEnd: '2027-03-02T19:00' },
    a,
  );
  t.match(seeVenue((await findVenue(store.db, venue))!, a), { street: '12 Main St' });
});
