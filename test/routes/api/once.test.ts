import fc from 'fast-check';
import t from 'tap';
import { gira } from '../../../src/domain/caller.js';
import { listTours } from '../../../src/store/tours.js';
import { laborTour } from '../../support/announcements.js';
import { type TestApp, testApp } from '../../support/app.js';
import { onBothDatabases } from '../../support/databases.js';
import { dump } from '../../support/dump.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/tours';
const once = (key: string) => ({ 'idempotency-key': key });
const titles = async ({ store }: Pick<TestApp, 'store'>) =>
  (await listTours(store.db, gira, { limit: 100, after: null })).items.map(({ title }) => title);
const whole = ({ status, text, headers }: { status: number; text: string; headers: object }) => {
  const { etag, location } = headers as Record<string, string>;
  return { status, text, etag, location };
};

/** Each POST that writes, with a body that it takes. */
const posts = [
  ['/tours', { title: 'Tour' }],
  ['/speakers', { name: 'Ana Ruiz' }],
  ['/organizations', { name: 'Local' }],
  ['/coasts', { name: 'Gulf Coast', country: 'US', regions: ['TX'] }],
  [
    '/legs',
    { tour: 'base', city: 'boston-ma-us', firstDate: '2026-11-01', lastDate: '2026-11-02' },
  ],
  ['/keys', { role: 'coordinator', label: 'Ana' }],
  ['/imports', { text: laborTour, year: 2013, commit: true }],
] as const;

for (const [path, body] of posts) {
  onBothDatabases(t, `${path} does once what it is asked twice`, async (t, store) => {
    const { as } = await testApp(t, { store });
    const call = as('coordinator');
    await call('POST', url, { title: 'Base' });
    const first = await call('POST', `/api/v1${path}`, body, once('a'));
    t.equal(first.status, 201);
    const before = await dump(store);
    const second = await call('POST', `/api/v1${path}`, body, once('a'));
    t.strictSame(whole(second), whole(first));
    t.strictSame(await dump(store), before, 'nothing was written');
  });
}

onBothDatabases(t, 'of twenty at once one writes, and all are answered alike', async (t, store) => {
  const app = await testApp(t, { store });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      app.as('coordinator')('POST', url, { title: 'Tour' }, once('a')),
    ),
  );
  t.equal(answers[0]!.status, 201);
  for (const answer of answers) t.strictSame(whole(answer), whole(answers[0]!));
  t.same(await titles(app), ['Tour']);
});

t.test('another body or address with the same key is refused, and nothing done', async t => {
  const app = await testApp(t);
  const call = app.as('coordinator');
  await call('POST', url, { title: 'Tour' }, once('a'));
  const detail = 'Another request had this Idempotency-Key: send a new one with each new request.';
  for (const [path, body] of [
    ['/tours', { title: 'Other' }],
    ['/tours', { title: 'Tour', summary: null }],
    ['/tours?x=1', { title: 'Tour' }],
    ['/speakers', { name: 'Ana' }],
  ] as const) {
    const answer = await call('POST', `/api/v1${path}`, body, once('a'));
    isProblem(t, answer, 'idempotency-key-reused', { detail });
  }
  t.same(await titles(app), ['Tour']);
});

t.test('the same key of two callers is two keys', async t => {
  const app = await testApp(t);
  const call = app.as('coordinator');
  const { json } = await call('POST', '/api/v1/keys', { role: 'coordinator', label: 'Ana' });
  await call('POST', url, { title: 'Tour' }, once('a'));
  const other = await app.as({ key: json.key })('POST', url, { title: 'Other' }, once('a'));
  t.equal(other.status, 201);
  const same = await app.as({ key: json.key })('POST', url, { title: 'Other' }, once('a'));
  t.equal(same.json.slug, 'other');
  t.same(await titles(app), ['Other', 'Tour']);
});

t.test('who has no key is known by what they send', async t => {
  const { as } = await testApp(t);
  const call = as('coordinator');
  const { id } = (await call('POST', '/api/v1/keys', { role: 'coordinator', label: 'A' })).json;
  const { url: link } = (await call('PUT', `/api/v1/keys/${id}/sign-in-link`)).json;
  const send = (token: string, headers: Record<string, string>) =>
    as('public')('POST', '/api/v1/sign-ins', { token }, headers);
  const first = await send(link.split('/').at(-1), once('1'));
  t.equal(first.status, 201);
  t.strictSame(whole(await send(link.split('/').at(-1), once('1'))), whole(first));
  isProblem(t, await send(link.split('/').at(-1), once('2')), 'void-sign-in-link');
  isProblem(t, await send('another', once('1')), 'void-sign-in-link');
});

t.test('what was refused may be asked again', async t => {
  const app = await testApp(t);
  const call = app.as('coordinator');
  const leg = {
    tour: 'tour',
    city: 'boston-ma-us',
    firstDate: '2026-11-01',
    lastDate: '2026-11-02',
  };
  const before = await dump(app.store);
  isProblem(t, await call('POST', '/api/v1/legs', leg, once('a')), 'unknown-reference', {
    errors: [['/tour', 'There is no tour "tour".']],
  });
  t.strictSame(await dump(app.store), before, 'and leaves nothing behind');
  await call('POST', url, { title: 'Tour' });
  t.equal((await call('POST', '/api/v1/legs', leg, once('a'))).status, 201);
});

t.test('a key is of 1 to 200 visible letters of ASCII', async t => {
  const app = await testApp(t);
  const send = (key: string, title: string) =>
    app.as('coordinator')('POST', url, { title }, once(key));
  for (const key of ['!', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', '~'.repeat(200), 'null']) {
    t.equal((await send(key, key.slice(0, 9))).status, 201);
  }
  const before = await titles(app);
  for (const key of ['', ' ', 'a b', 'ñ', '\u007f', 'a\tb', 'x'.repeat(201), 'a, b']) {
    const answer = await send(key, 'Tour');
    isProblem(t, answer, 'invalid-input', {
      errors: [['/idempotency-key', answer.json.errors?.[0]?.message]],
    });
    t.match(answer.json.detail, /^Header idempotency-key: /);
  }
  t.same(await titles(app), before);
});

t.test('any key and body come back as they went', async t => {
  const app = await testApp(t);
  const keys = fc.stringMatching(/^[!-~]{1,40}$/);
  const bodies = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  const property = fc.asyncProperty(fc.uuid(), keys, bodies, async (uuid, key, summary) => {
    const send = () =>
      app.as('coordinator')('POST', url, { title: 'Tour', summary }, once(`${uuid}${key}`));
    const [first, second] = [await send(), await send()];
    t.strictSame(whole(second), whole(first));
  });
  await fc.assert(property, { numRuns: 25 });
});

t.test('a key is forgotten after a week, a few with each new one', async t => {
  const app = await testApp(t);
  const send = (key: string, title: string) =>
    app.as('coordinator')('POST', url, { title }, once(key));
  const count = async () => (await dump(app.store)).answers!.length;
  for (let n = 0; n < 25; n++) await send(`old-${n}`, 'Old');
  app.clock.now = new Date('2026-11-29T12:00:00Z');
  await send('old-0', 'Old');
  t.equal(await count(), 25, 'a week is not over at its end');
  app.clock.now = new Date('2026-11-29T12:00:01Z');
  const again = await send('old-24', 'New');
  t.equal(again.json.title, 'New', 'what is old is as good as forgotten');
  t.equal(await count(), 5);
  await send('new', 'New');
  t.equal(await count(), 2);
});

t.test('a preview writes nothing, so its key is not taken', async t => {
  const { as, store } = await testApp(t);
  const before = await dump(store);
  const send = (body: object) => as('coordinator')('POST', '/api/v1/imports', body, once('a'));
  t.equal((await send({ text: laborTour, year: 2013 })).status, 200);
  t.strictSame(await dump(store), before);
  t.equal((await send({ text: laborTour, year: 2013, commit: true })).status, 201);
});
