import t, { type Test } from 'tap';
import { type TestApp, testApp } from '../../support/app.js';
import { isProblem, sendRaw } from '../../support/problem.js';

/** What every resource has in common is told once, here; what is its own, in its own test. */
type Case = {
  path: string;
  /** The least that creates one, and a field that must be there. */
  least: object;
  required: string;
  /** The n-th of several changes, each of which makes another version. */
  change?: (n: number) => object;
  /** Well formed, and nothing has it. */
  unknown: string;
};

const cases: Case[] = [
  {
    ...{ path: '/api/v1/tours', least: { title: 'Spring Tour' }, required: 'title' },
    ...{ change: n => ({ title: `Tour ${n}` }), unknown: 'nothing' },
  },
  {
    ...{ path: '/api/v1/speakers', least: { name: 'Ana Ruiz' }, required: 'name' },
    ...{ change: n => ({ bio: `Edition ${n}` }), unknown: 'nobody' },
  },
  {
    ...{ path: '/api/v1/organizations', least: { name: 'Local 10' }, required: 'name' },
    ...{ change: n => ({ url: `https://ten.test/${n}` }), unknown: 'nothing' },
  },
  {
    path: '/api/v1/legs',
    least: { tour: 'base', city: 'boston-ma-us', firstDate: '2026-11-01', lastDate: '2026-11-02' },
    required: 'tour',
    change: n => ({ lastDate: `2026-12-${String(n).padStart(2, '0')}` }),
    unknown: '00000000-0000-4000-8000-000000000000',
  },
  {
    path: '/api/v1/coasts',
    least: { name: 'Gulf Coast', country: 'US', regions: ['TX'] },
    ...{ required: 'name', unknown: 'nowhere' },
  },
];

/** An app that has the tour to which the legs of these tests belong. */
async function prepared(t: Test): Promise<TestApp> {
  const test = await testApp(t);
  await test.as('coordinator')('POST', '/api/v1/tours', { title: 'Base', status: 'published' });
  return test;
}

const unknownKey = 'The key is not known. Check it.';
const noKey = 'Send a coordinator key: Authorization: Bearer KEY.';
const notHere = 'There is nothing at this address.';
const noVersion =
  'Send the ETag of the version that you changed as If-Match, or * to change whatever is there.';
const stale = 'Read it again and repeat your change on what is there now.';

for (const { path, least, required, change, unknown } of cases) {
  t.test(path, async t => {
    const { app, as } = await prepared(t);
    t.test('a POST answers 201 with the whole, its address and its tag', async t => {
      const added = await as('coordinator')('POST', path, least);
      t.equal(added.status, 201);
      t.equal(added.headers['content-type'], 'application/json; charset=utf-8');
      t.equal(added.json[required], (least as Record<string, unknown>)[required]);
      const { location, etag } = added.headers;
      t.equal(location, `${path}/${added.json.slug ?? added.json.id}`);
      t.match(etag, /^"[\w-]{27}"$/);
      const found = await as('coordinator')('GET', String(location));
      t.strictSame([found.status, found.headers.etag, found.json], [200, etag, added.json]);
    });

    t.test('If-None-Match answers 304 without a body while nothing changed', async t => {
      const { headers } = await as('coordinator')('POST', path, least);
      const etag = String(headers.etag);
      const address = String(headers.location);
      const ask = (tag: string, method: 'GET' | 'HEAD' = 'GET') =>
        as('coordinator')(method, address, undefined, { 'if-none-match': tag });
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag} , "x"`, '*']) {
        const answer = await ask(known);
        t.strictSame([answer.status, answer.text, answer.headers.etag], [304, '', etag], known);
      }
      t.equal((await ask(etag, 'HEAD')).status, 304);
      for (const other of ['"other"', etag.slice(1, -1), '', 'W/*']) {
        t.equal((await ask(other)).status, 200, `${other} is another version`);
      }
    });

    t.test('without a key nothing is written, with a wrong one nothing read', async t => {
      const { headers } = await as('coordinator')('POST', path, least);
      const address = String(headers.location);
      const writes = [
        ['POST', path],
        ...(change ? [['PATCH', address] as const] : []),
        ...(path.endsWith('legs') ? [['DELETE', address] as const] : []),
      ] as ['POST' | 'PATCH' | 'DELETE', string][];
      for (const [method, url] of writes) {
        const answer = await as('public')(method, url, { bad: true });
        isProblem(t, answer, 'unknown-key', { detail: noKey });
        t.equal(answer.headers['www-authenticate'], 'Bearer');
      }
      const wrong = ['Bearer wrong', 'Bearer', 'Basic dXNlcjpwYXNz', '', 'Bearer a b', 'the-key'];
      for (const authorization of wrong) {
        for (const url of [path, address, `${path}/${unknown}`]) {
          const answer = await as('public')('GET', url, undefined, { authorization });
          isProblem(t, answer, 'unknown-key', { detail: unknownKey });
        }
        const answer = await sendRaw(app, 'POST', path, JSON.stringify(least), { authorization });
        isProblem(t, answer, 'unknown-key', { detail: unknownKey });
      }
    });

    t.test('a body that is no JSON is 400, of another kind 415, too large 413', async t => {
      const before = (await as('coordinator')('GET', path)).json;
      const detail = 'Send a JSON object as the body.';
      for (const body of ['{"a":', '', ' ', 'nonsense', "{'a':1}", '{"a":1}}', '{"a":NaN}', '\0']) {
        isProblem(t, await sendRaw(app, 'POST', path, body), 'malformed-json', { detail });
      }
      for (const body of ['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}']) {
        isProblem(t, await sendRaw(app, 'POST', path, body), 'malformed-json', { detail });
      }
      for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
        const answer = await sendRaw(app, 'POST', path, '{}', { 'content-type': type });
        isProblem(t, answer, 'unsupported-media-type');
      }
      const large = JSON.stringify({ ...least, name: 'x'.repeat(256 * 1024) });
      isProblem(t, await sendRaw(app, 'POST', path, large), 'too-large');
      t.strictSame((await as('coordinator')('GET', path)).json, before, 'nothing was stored');
    });

    t.test('a body of another form is 422 with a pointer, and is not stored', async t => {
      const before = (await as('coordinator')('GET', path)).json;
      for (const body of [
        '[]',
        'null',
        '1',
        '"text"',
        'true',
        `${'['.repeat(1e5)}${']'.repeat(1e5)}`,
      ]) {
        isProblem(t, await sendRaw(app, 'POST', path, body), 'invalid-input', {
          ...{ detail: 'The body: must be object.', errors: [['', 'must be object']] },
        });
      }
      const { [required]: _, ...without } = least as Record<string, unknown>;
      isProblem(t, await as('coordinator')('POST', path, without), 'invalid-input', {
        detail: `/${required}: is missing.`,
        errors: [[`/${required}`, 'is missing']],
      });
      for (const [name, pointer] of [
        ['surprise', '/surprise'],
        ['a/b~c', '/a~1b~0c'],
        ['toString', '/toString'],
        ['', '/'],
        ['ñ\0\u2028', '/ñ\0\u2028'],
      ] as const) {
        const body = { ...least, [name]: { deep: [1] } };
        isProblem(t, await as('coordinator')('POST', path, body), 'invalid-input', {
          detail: `${pointer}: is not a field that Gira knows.`,
          errors: [[pointer, 'is not a field that Gira knows']],
        });
      }
      const deep = `{"${required}":${'{"a":'.repeat(2e4)}1${'}'.repeat(2e4)}}`;
      t.equal((await sendRaw(app, 'POST', path, deep)).status, 422, 'a body of 20,000 levels');
      t.strictSame((await as('coordinator')('GET', path)).json, before, 'nothing was stored');
    });

    t.test('an address that nothing has is 404, one that cannot be read 400', async t => {
      const names = [
        unknown,
        'A%20B',
        '%00',
        '%F0%9F%98%80',
        '..%2F..%2Fetc',
        `${'x'.repeat(150)}`,
      ];
      for (const name of [...names, 'x'.repeat(500), "'%20or%201=1--", '-', '%25']) {
        const answer = await as('coordinator')('GET', `${path}/${name}`);
        isProblem(t, answer, 'not-found', { detail: notHere });
      }
      for (const name of ['%', '%zz', '%ED%A0%80', '%FF']) {
        isProblem(t, await as('coordinator')('GET', `${path}/${name}`), 'malformed-request');
      }
      isProblem(t, await as('coordinator')('PUT', path, {}), 'not-found', { detail: notHere });
    });

    t.test('a list comes in pages, each thing once and in one order', async t => {
      for (let count = 0; count < 7; count++) await as('coordinator')('POST', path, least);
      const whole = (await as('coordinator')('GET', `${path}?limit=100`)).json;
      t.equal(whole.nextCursor, null);
      for (const limit of [1, 2, 3, 100]) {
        const items: object[] = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
          const page = await as('coordinator')('GET', `${path}?limit=${limit}${query}`);
          t.strictSame([page.status, Object.keys(page.json)], [200, ['items', 'nextCursor']]);
          t.ok(page.json.items.length <= limit);
          items.push(...page.json.items);
          cursor = page.json.nextCursor;
        }
        t.strictSame(items, whole.items, `pages of ${limit}`);
      }
    });

    t.test('a query that is not understood is 422', async t => {
      const limits = [
        '0',
        '101',
        '-1',
        '1.5',
        'x',
        '',
        '1&limit=2',
        '1e99',
        'Infinity',
        '-Infinity',
        'NaN',
        '%00',
        'null',
      ];
      for (const limit of limits) {
        const answer = await as('coordinator')('GET', `${path}?limit=${limit}`);
        isProblem(t, answer, 'invalid-input', {
          errors: [['/limit', String(answer.json.errors?.[0]?.message)]],
        });
      }
      const cursors = [
        ...['', 'x', '%00', '%F0%9F%98%80', 'null', '1', '[]', `${'a'.repeat(500)}`].map(String),
        ...['[]', '{}', 'null', '1', '"a"', '[1]', '[null]', '[["a"]]', '["a\\u0000"]'].map(
          inCursor,
        ),
        ...['["a","b","c"]', `["${'b'.repeat(100)}","c","d"]`, '["a", {"b":1}]'].map(inCursor),
      ];
      const detail = 'The cursor is not the nextCursor of a page.';
      for (const cursor of cursors) {
        const answer = await as('coordinator')('GET', `${path}?cursor=${cursor}`);
        isProblem(t, answer, 'invalid-input', { detail, errors: [['/cursor', detail]] });
      }
      const long = await as('coordinator')('GET', `${path}?cursor=${'a'.repeat(501)}`);
      isProblem(t, long, 'invalid-input', {
        errors: [['/cursor', 'must NOT have more than 500 characters']],
      });
      isProblem(t, await as('coordinator')('GET', `${path}?surprise=1`), 'invalid-input', {
        detail: 'Query /surprise: is not a field that Gira knows.',
        errors: [['/surprise', 'is not a field that Gira knows']],
      });
    });

    if (!change) return;
    const writes = path.endsWith('legs') ? (['PATCH', 'DELETE'] as const) : (['PATCH'] as const);

    t.test('a change names the version that it changes', async t => {
      const added = await as('coordinator')('POST', path, least);
      const address = String(added.headers.location);
      for (const method of writes) {
        const body = method === 'PATCH' ? change(1) : undefined;
        const missing = await as('coordinator')(method, address, body);
        isProblem(t, missing, 'version-required', { detail: noVersion });
        const tag = String(added.headers.etag);
        for (const old of ['"other"', '', 'other', `W/${tag}`, tag.slice(1, -1), '"*"']) {
          const answer = await as('coordinator')(method, address, body, { 'if-match': old });
          isProblem(t, answer, 'stale-version', { detail: stale });
        }
        const nothing = await as('coordinator')(method, `${path}/${unknown}`, body, {
          'if-match': '*',
        });
        isProblem(t, nothing, 'not-found', { detail: notHere });
      }
      const unchanged = await as('coordinator')('GET', address);
      t.strictSame(unchanged.json, added.json, 'and nothing was changed');
    });

    t.test('a change answers 200 with the whole and another tag', async t => {
      const added = await as('coordinator')('POST', path, least);
      const address = String(added.headers.location);
      let before = added;
      const forms = [
        (tag: string) => tag,
        (tag: string) => `"other", ${tag}`,
        (tag: string) => `${tag},"other"`,
        () => '*',
        () => '"other", *',
      ];
      for (const [n, form] of forms.entries()) {
        const ifMatch = form(String(before.headers.etag));
        const changed = await as('coordinator')('PATCH', address, change(n + 3), {
          'if-match': ifMatch,
        });
        t.strictSame([changed.status, changed.json], [200, { ...before.json, ...change(n + 3) }]);
        t.not(changed.headers.etag, before.headers.etag);
        const found = await as('coordinator')('GET', address);
        t.strictSame([found.json, found.headers.etag], [changed.json, changed.headers.etag]);
        before = changed;
      }
      const none = await as('coordinator')('PATCH', address, {}, { 'if-match': '*' });
      t.strictSame(
        [none.status, none.json, none.headers.etag],
        [200, before.json, before.headers.etag],
        'a change of nothing is none',
      );
    });

    t.test('of two who change one version, the second is told', async t => {
      const added = await as('coordinator')('POST', path, least);
      const address = String(added.headers.location);
      const ifMatch = { 'if-match': String(added.headers.etag) };
      const first = await as('coordinator')('PATCH', address, change(3), ifMatch);
      const second = await as('coordinator')('PATCH', address, change(4), ifMatch);
      t.equal(first.status, 200);
      isProblem(t, second, 'stale-version', { detail: stale });
      t.strictSame((await as('coordinator')('GET', address)).json, first.json);
    });

    t.test('of twenty at once who change one version, exactly one wins', async t => {
      const added = await as('coordinator')('POST', path, least);
      const address = String(added.headers.location);
      const ifMatch = { 'if-match': String(added.headers.etag) };
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          as('coordinator')('PATCH', address, change(n + 3), ifMatch),
        ),
      );
      const won = answers.filter(({ status }) => status === 200);
      t.equal(won.length, 1);
      t.equal(answers.filter(({ status }) => status === 412).length, 19);
      t.strictSame((await as('coordinator')('GET', address)).json, won[0]!.json);
    });

    t.test('a change of another form is refused as a new one is', async t => {
      const { headers } = await as('coordinator')('POST', path, least);
      const address = String(headers.location);
      const ifMatch = { 'if-match': String(headers.etag) };
      const send = (body: string, more = {}) =>
        sendRaw(app, 'PATCH', address, body, { ...ifMatch, ...more });
      isProblem(t, await send('{'), 'malformed-json');
      isProblem(t, await send(''), 'malformed-json');
      isProblem(t, await send('{}', { 'content-type': 'text/plain' }), 'unsupported-media-type');
      isProblem(t, await send(`"${'x'.repeat(256 * 1024)}"`), 'too-large');
      isProblem(t, await send('[]'), 'invalid-input', { errors: [['', 'must be object']] });
      for (const field of ['slug', 'id', 'createdAt', 'surprise']) {
        isProblem(t, await send(JSON.stringify({ [field]: 'x' })), 'invalid-input', {
          errors: [[`/${field}`, 'is not a field that Gira knows']],
        });
      }
      isProblem(t, await send(JSON.stringify({ [required]: null })), 'invalid-input', {
        errors: [[`/${required}`, 'must be string']],
      });
      t.equal((await as('coordinator')('GET', address)).headers.etag, headers.etag);
    });
  });
}

function inCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}
