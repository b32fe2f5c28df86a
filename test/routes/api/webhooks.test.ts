import t, { type Test } from 'tap';
import { type Somebody, testApp } from '../../support/app.js';
import { storeChapters } from '../../support/chapters.js';
import { dump } from '../../support/dump.js';
import { receiver, toThisMachine } from '../../support/receiver.js';

const hooks = '/api/v1/webhooks';

async function prepared(t: Test) {
  const test = await testApp(t, { outbound: toThisMachine });
  await storeChapters(test.store);
  const { url } = await receiver(t);
  return { ...test, url: `${url}/qwertz-path` };
}

t.test('a webhook is made; its address and secret are shown once and stored sealed', async t => {
  const { as, store, url } = await prepared(t);
  const call = as('coordinator');
  const made = await call('POST', hooks, { url, tour: 'spring' });
  t.equal(made.status, 201, made.text);
  t.equal(made.headers['cache-control'], 'no-store');
  t.equal(made.headers.location, `${hooks}/${made.json.id}`);
  const { url: address, secret, ...webhook } = made.json;
  t.equal(address, url);
  t.match(secret, /^gira_hook_[\w-]{43}$/);
  t.strictSame(webhook, {
    ...{ id: webhook.id, host: '127.0.0.1', tour: 'spring', owner: null, tours: null },
    ...{ createdAt: '2026-11-22T12:00:00.000Z', createdBy: webhook.createdBy },
    ...{ deliveredAt: null, deliveredUntil: null, failingSince: null, error: null },
    ...{ disabledAt: null, disabledReason: null },
  });
  t.strictSame((await call('GET', `${hooks}/${webhook.id}`)).json, webhook);
  t.strictSame((await call('GET', hooks)).json.items, [webhook]);
  const changes = await call('GET', '/api/v1/changes?type=webhook');
  t.match(changes.json.items, [{ subject: webhook.id, kind: 'added', tour: 'spring' }]);
  for (const text of [JSON.stringify(await dump(store)), changes.text]) {
    t.notMatch(text, /qwertz-path/);
    t.notOk(text.includes(secret));
  }
  t.equal((await call('DELETE', `${hooks}/${webhook.id}`)).status, 204);
  t.equal((await call('GET', `${hooks}/${webhook.id}`)).status, 404);
  t.equal((await call('DELETE', `${hooks}/${webhook.id}`)).status, 404);
  t.same((await dump(store)).webhook_deliveries, []);
});

t.test('a secret of one’s own', async t => {
  const { as, url } = await prepared(t);
  const own = { url, secret: 'sixteen-letters!' };
  t.equal((await as('coordinator')('POST', hooks, own)).json.secret, own.secret);
});

t.test('an address that nobody may call is refused', async t => {
  const { as, store } = await prepared(t);
  const call = as('coordinator');
  for (const url of [
    ...['http://169.254.169.254/latest', 'http://[::1]:8080/', 'http://10.0.0.1', 'http://0x7f.2/'],
    ...['http://[::ffff:10.0.0.1]/', 'https://example.org:22/'],
  ]) {
    const { status, json } = await call('POST', hooks, { url });
    const expected = { code: 'address-not-called', errors: [{ pointer: '/url' }] };
    t.match([status, json], [422, expected], url);
  }
  for (const url of ['ftp://a.example', 'a', 'https://u:p@a.example/', 'webcal://a.example']) {
    t.match((await call('POST', hooks, { url })).json, { code: 'invalid-input' }, url);
  }
  t.same((await dump(store)).webhooks, []);
});

t.test('bad input', async t => {
  const { as, url } = await prepared(t);
  const code = async (body: object, who: Somebody = 'coordinator') =>
    (await as(who)('POST', hooks, body)).json.code;
  t.equal(await code({}), 'invalid-input');
  t.equal(await code({ url, secret: 'short' }), 'invalid-input');
  t.equal(await code({ url, secret: 'with spaces in between' }), 'invalid-input');
  t.equal(await code({ url, tour: 'nowhere' }), 'unknown-reference');
  t.equal(await code({ url, tour: 'winter' }, { chapter: 'a' }), 'unknown-reference', 'a draft');
  t.equal(await code({ url, tour: 'autumn' }, { tours: ['spring'] }), 'not-allowed');
  t.equal(await code({ url, events: [] }), 'invalid-input');
});

t.test('a chapter has its own, a coordinator of some tours those of these tours', async t => {
  const { as, clock, url } = await prepared(t);
  const owners: Somebody[] = [
    'coordinator',
    { tours: ['spring'] },
    { chapter: 'a' },
    { chapter: 'b' },
  ];
  const ids: string[] = [];
  for (const who of owners) {
    ids.push((await as(who)('POST', hooks, { url })).json.id);
    clock.now = new Date(clock.now.getTime() + 1000);
  }
  const listed = async (who: Somebody) =>
    (await as(who)('GET', hooks)).json.items.map(({ id }: { id: string }) => ids.indexOf(id));
  t.same(await Promise.all(owners.map(listed)), [[0, 1, 2, 3], [1], [2], [3]]);
  t.equal((await as({ chapter: 'a' })('GET', `${hooks}/${ids[3]}`)).status, 404);
  t.equal((await as({ chapter: 'a' })('DELETE', `${hooks}/${ids[3]}`)).status, 404);
  t.equal((await as({ tours: ['spring'] })('DELETE', `${hooks}/${ids[0]}`)).status, 404);
  t.equal((await as({ tours: ['spring'] })('DELETE', `${hooks}/${ids[1]}`)).status, 204);
  t.equal((await as('public')('GET', hooks)).status, 401);
});

t.test('what a key made ends with it', async t => {
  const { as, url } = await prepared(t);
  const call = as('coordinator');
  const key = (await call('POST', '/api/v1/keys', { role: 'coordinator', label: 'Kim' })).json;
  const { id } = (await as({ key: key.key })('POST', hooks, { url })).json;
  await call('DELETE', `/api/v1/keys/${key.id}`);
  t.equal((await call('GET', `${hooks}/${id}`)).status, 404);
});

t.test('a chapter has twenty at most', async t => {
  const { as, url } = await prepared(t);
  const call = as({ chapter: 'a' });
  const statuses = await Promise.all(
    Array.from({ length: 22 }, async () => (await call('POST', hooks, { url })).status),
  );
  t.same(statuses.sort(), [...Array(20).fill(201), 409, 409]);
  t.equal((await as({ chapter: 'b' })('POST', hooks, { url })).status, 201);
});

t.test('the same request twice is one webhook, with the same secret', async t => {
  const { as, url } = await prepared(t);
  const call = as('coordinator');
  const once = () => call('POST', hooks, { url }, { 'idempotency-key': 'hook-1' });
  const [first, second] = [await once(), await once()];
  t.strictSame(second.json, first.json);
  t.equal((await call('GET', hooks)).json.items.length, 1);
});
