import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { soup } from '../../domain/directory/soup.js';
import { type TestApp, testApp } from '../../support/app.js';
import { allies } from '../../support/directories.js';
import { dump } from '../../support/dump.js';
import { isProblem, sendRaw } from '../../support/problem.js';

const url = '/api/v1/directories';
const post = ({ as }: TestApp, body: object) => as('coordinator')('POST', url, body);

t.test('200: a preview tells what would be done, and stores nothing', async t => {
  const app = await testApp(t);
  await app.as('coordinator')('POST', '/api/v1/tours', { title: 'Spring Tour' });
  const before = await dump(app.store);
  const text = 'Our allies:\n\nIn Cananda\nOne\n\nEn Canadá\n• Two (https://two.org)';
  const { status, json } = await post(app, { text, tour: 'spring-tour' });
  t.equal(status, 200);
  t.strictSame(json, {
    committed: false,
    title: 'Our allies',
    organizations: [
      {
        ...{ line: 4, text: 'One', slug: 'one', name: 'One', country: null, url: null },
        ...{ change: 'create', changes: [] },
      },
      {
        ...{ line: 7, text: 'Two (https://two.org)', slug: 'two', name: 'Two' },
        ...{ country: 'CA', url: 'https://two.org', change: 'create', changes: [] },
      },
    ],
    supporters: { tour: 'spring-tour', added: ['one', 'two'] },
    problems: [
      {
        ...{ line: 3, text: 'In Cananda', code: 'unknown-country' },
        reason:
          '"In Cananda" reads as a heading and names no country. Did you mean Canada? Write "In" and the country, as "In Canada", or begin the line with a bullet where it is an organisation.',
        candidates: [{ name: 'Canada', slug: null, country: 'CA' }],
      },
    ],
    notes: ['No heading tells the country of what stands in line 4.'],
  });
  t.same(await dump(app.store), before);
});

t.test('201: a commit is stored and can be read; 200: the same again changes nothing', async t => {
  const app = await testApp(t);
  const stored = await post(app, { text: allies, commit: true });
  t.equal(stored.status, 201);
  t.match(stored.json, { committed: true, supporters: null, problems: [], notes: [] });
  const read = await app.as('public')('GET', '/api/v1/organizations?limit=100');
  t.equal(read.json.items.length, 22);
  t.match(
    read.json.items.find(({ slug }: { slug: string }) => slug === 'council-of-canadians'),
    { name: 'Council of Canadians', kind: 'ally', country: 'CA' },
  );
  const before = await dump(app.store);
  app.clock.now = new Date('2027-01-01T12:00:00Z');
  const again = await post(app, { text: allies, commit: true });
  t.equal(again.status, 200);
  t.equal(again.json.committed, true);
  t.same(await dump(app.store), before);
});

t.test('201: a tour that gains supporters is a change, though no organisation is new', async t => {
  const app = await testApp(t);
  const call = app.as('coordinator');
  await post(app, { text: 'One\nTwo', commit: true });
  await call('POST', '/api/v1/tours', { title: 'Tour', supporters: ['two'] });
  const body = { text: 'One\nTwo', tour: 'tour', commit: true };
  const { status, json } = await post(app, body);
  t.match([status, json.supporters], [201, { tour: 'tour', added: ['one'] }]);
  const tour = await call('GET', '/api/v1/tours/tour');
  t.same(tour.json.supporters, ['two', 'one']);
  t.equal((await post(app, body)).status, 200);
});

t.test('400: what is not JSON', async t => {
  const { app } = await testApp(t);
  isProblem(t, await sendRaw(app, 'POST', url, '{'), 'malformed-json');
});

t.test('401: only a coordinator imports', async t => {
  const { as, store } = await testApp(t);
  const before = await dump(store);
  isProblem(t, await as('public')('POST', url, { text: allies, commit: true }), 'unknown-key');
  const wrong = { authorization: 'Bearer another-key-than-that-of-the-tests' };
  isProblem(t, await as('public')('POST', url, { text: allies }, wrong), 'unknown-key');
  t.same(await dump(store), before);
});

t.test('413: more than 256 kB, whether as text or as a body', async t => {
  const app = await testApp(t);
  for (const text of ['a'.repeat(256 * 1024 + 1), 'é'.repeat(140_000), 'a'.repeat(2_000_000)]) {
    isProblem(t, await post(app, { text }), 'too-large', {
      errors: text.length > 1_000_000 ? [] : [['/text', 'is larger than 256 kB']],
    });
  }
});

t.test('415: what does not say that it is JSON', async t => {
  const { app } = await testApp(t);
  const answer = await sendRaw(app, 'POST', url, 'In Canada', { 'content-type': 'text/plain' });
  isProblem(t, answer, 'unsupported-media-type');
});

t.test('422: what cannot be stored, with what to do', async t => {
  const app = await testApp(t);
  const before = await dump(app.store);
  const cases: [object, string, RegExp][] = [
    [{}, 'invalid-input', /text: is missing/],
    [{ text: 12 }, 'invalid-input', /text/],
    [{ text: 'One', title: 'x' }, 'invalid-input', /title: is not a field that Gira knows/],
    [{ text: 'One', tour: 'A Tour' }, 'invalid-input', /tour/],
    [{ text: 'One', commit: 'yes' }, 'invalid-input', /commit/],
    [{ text: '' }, 'invalid-input', /The text is empty: paste the directory\./],
    [{ text: 'One\nTwo\0' }, 'invalid-input', /Line 2 has a control character/],
    [{ text: 'One \uD800' }, 'invalid-input', /Line 1 has a control character/],
    [{ text: 'One', tour: 'nowhere' }, 'unknown-reference', /There is no tour "nowhere"\./],
    [{ text: 'In Canada', commit: true }, 'directory-without-names', /one name a line/],
    [{ text: 'In Mars\nA; B', commit: true }, 'directory-has-problems', /^Line 1: .*\nLine 2: /],
  ];
  for (const [body, code, detail] of cases) {
    const { status, json } = await post(app, body);
    t.match({ status, ...json }, { status: 422, code, detail }, code);
  }
  t.same(await dump(app.store), before);
});

t.test('two commits at once answer 201 and 200', async t => {
  const app = await testApp(t);
  const body = { text: allies, commit: true };
  const both = await Promise.all([post(app, body), post(app, body)]);
  t.same(both.map(({ status }) => status).sort(), [200, 201]);
});

t.test('whatever the text, a preview is 200 and a second commit changes nothing', async t => {
  const app = await testApp(t);
  await fc.assert(
    fc.asyncProperty(soup, async text => {
      const preview = await post(app, { text });
      if (preview.status === 422) return assert.match(text, /\p{Cc}|\p{Cs}|^\s*$/u);
      assert.equal(preview.status, 200, preview.text);
      const first = await post(app, { text, commit: true });
      assert.ok([200, 201, 422].includes(first.status), first.text);
      if (first.status === 422) return;
      const before = await dump(app.store);
      assert.equal((await post(app, { text, commit: true })).status, 200, text);
      assert.deepEqual(await dump(app.store), before);
    }),
    { numRuns: 100 },
  );
});
