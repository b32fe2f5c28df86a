import t from 'tap';
import { testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';
import { isProblem, sendRaw } from '../../support/problem.js';

const hall = { name: 'Union Hall', city: 'seattle-wa-us', street: '12 Main St' };
const bad: [fields: object, pointer: string, code?: string][] = [
  [{ latitude: 1e99, longitude: 0 }, '/latitude'],
  [{ latitude: 'NaN', longitude: 0 }, '/latitude'],
  [{ latitude: 47 }, '/longitude'],
  [{ longitude: -122 }, '/latitude'],
  [{ city: 'atlantis' }, '/city', 'unknown-reference'],
  [{ city: 'olympia-wa-us', timeZone: 'EST5EDT' }, '/timeZone', 'unknown-time-zone'],
  [{ organization: 'nobody' }, '/organization', 'unknown-reference'],
  [{ name: 'a\0' }, '/name'],
  [{ rooms: ['A', 'A'] }, '/rooms'],
  [{ rooms: 'A' }, '/rooms'],
  [{ capacity: 0 }, '/capacity'],
  [{ reveal: 'never' }, '/reveal'],
  [
    { openingHours: [{ days: ['monday'], opens: '24:00', closes: '10:00' }] },
    '/openingHours/0/opens',
  ],
  [{ phone: '1' }, '/phone'],
];

t.test('a venue is added, read by its own people and the public, changed and listed', async t => {
  const { as } = await testApp(t);
  const [call, anybody] = [as('coordinator'), as('public')];
  const added = await call('POST', '/api/v1/venues', hall);
  t.equal(added.status, 201);
  const { id } = added.json;
  t.equal(added.headers.location, `/api/v1/venues/${id}`);
  t.same(added.json, {
    ...{ ...hall, id, organization: null, latitude: null, longitude: null, capacity: null },
    ...{ timeZone: 'America/Los_Angeles', accessibility: null, rooms: [], reveal: 'city' },
    ...{ openingHours: [], contact: null, notes: null },
  });
  const path = `/api/v1/venues/${id}`;
  t.equal(
    (await call('GET', path, undefined, { 'if-none-match': String(added.headers.etag) })).status,
    304,
  );
  isProblem(t, await anybody('GET', path), 'not-found');
  t.same((await anybody('GET', '/api/v1/venues')).json.items, []);
  isProblem(t, await call('PATCH', path, { notes: 'Key' }), 'version-required');
  isProblem(
    t,
    await call('PATCH', path, { notes: 'Key' }, { 'if-match': '"old"' }),
    'stale-version',
  );
  isProblem(t, await anybody('PATCH', path, {}), 'unknown-key');
  isProblem(t, await anybody('POST', '/api/v1/venues', hall), 'unknown-key');
  const changed = await call(
    'PATCH',
    path,
    { reveal: 'public' },
    { 'if-match': String(added.headers.etag) },
  );
  t.same([changed.status, changed.json], [200, { ...added.json, reveal: 'public' }]);
  t.match((await anybody('GET', path)).json, { street: '12 Main St' });
  const again = await call('POST', '/api/v1/venues', { ...hall, name: 'the union hall' });
  t.match([again.status, again.json], [409, { code: 'venue-exists', candidates: [{ id }] }]);
  t.equal((await call('POST', '/api/v1/venues', { ...hall, force: true })).status, 201);
  const first = await call('GET', '/api/v1/venues?limit=1&city=seattle-wa-us');
  const second = await call('GET', `/api/v1/venues?limit=1&cursor=${first.json.nextCursor}`);
  t.same([first.json.items.length, second.json.items.length, second.json.nextCursor], [1, 1, null]);
  const missing = '/api/v1/venues/00000000-0000-4000-8000-000000000009';
  isProblem(t, await call('PATCH', missing, {}, { 'if-match': '*' }), 'not-found');
});

t.test('bad input is refused where it is wrong, and nothing is stored', async t => {
  const { app, as, store } = await testApp(t);
  const before = await dump(store);
  for (const [fields, pointer, code = 'invalid-input'] of bad) {
    const answer = await as('coordinator')('POST', '/api/v1/venues', { ...hall, ...fields });
    const said = JSON.stringify(fields);
    t.match(answer.json, { status: 422, code, errors: [{ pointer }] }, said);
  }
  isProblem(t, await sendRaw(app, 'POST', '/api/v1/venues', '{'), 'malformed-json');
  const text = { 'content-type': 'text/plain' };
  isProblem(t, await sendRaw(app, 'POST', '/api/v1/venues', 'x', text), 'unsupported-media-type');
  const huge = JSON.stringify({ ...hall, notes: 'x'.repeat(2_000_000) });
  isProblem(t, await sendRaw(app, 'POST', '/api/v1/venues', huge), 'too-large');
  const cursor = Buffer.from(JSON.stringify(['\ud800', 'x'])).toString('base64url');
  t.equal((await as('public')('GET', `/api/v1/venues?cursor=${cursor}`)).status, 422);
  t.same(await dump(store), before);
});
