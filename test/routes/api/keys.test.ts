import t, { type Test } from 'tap';
import { testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/keys';
const unknown = '00000000-0000-4000-8000-000000000000';

/** An app with two tours, of which one is published, and a chapter. */
async function prepared(t: Test) {
  const app = await testApp(t);
  const call = app.as('coordinator');
  await call('POST', '/api/v1/organizations', { name: 'Local 10' });
  await call('POST', '/api/v1/tours', { title: 'Spring' });
  await call('POST', '/api/v1/tours', { title: 'Autumn' });
  const add = async (body: object) => {
    const { status, json } = await call('POST', url, body);
    if (status !== 201) throw new Error(JSON.stringify(json));
    return json;
  };
  return { ...app, call, add };
}

t.test('a key is answered with its secret once, and listed without it', async t => {
  const { call } = await prepared(t);
  const made = await call('POST', url, { role: 'coordinator', label: 'Ana Ruiz ✊' });
  const { key, id, ...rest } = made.json;
  t.match(key, /^gira_[\w-]{43}$/);
  t.strictSame(
    [made.status, made.headers.location, made.headers['cache-control'], rest],
    [
      201,
      `${url}/${id}`,
      'no-store',
      {
        ...{ role: 'coordinator', organization: null, tours: null, label: 'Ana Ruiz ✊' },
        ...{ createdAt: '2026-11-22T12:00:00.000Z', createdBy: 'coordinator' },
        ...{ lastUsedAt: null, revokedAt: null, expiresAt: null, parent: null },
      },
    ],
  );
  const list = await call('GET', url);
  t.strictSame([list.status, list.json], [200, { items: [{ id, ...rest }], nextCursor: null }]);
});

t.test('nothing that is stored gives a secret away', async t => {
  const { store, add, call } = await prepared(t);
  const { key, id } = await add({ role: 'coordinator', label: 'Ana' });
  const repeated = { 'idempotency-key': 'once' };
  const other = await call('POST', url, { role: 'coordinator', label: 'Bo' }, repeated);
  const token = (await call('PUT', `${url}/${id}/sign-in-link`)).json.url.split('/').at(-1);
  const stored = JSON.stringify(await dump(store));
  for (const secret of [key, other.json.key, token, 'once']) {
    t.notOk(stored.includes(secret));
  }
});

t.test('a key does what its role may, for its tours or its organization', async t => {
  const { as, add } = await prepared(t);
  const whole = as({ key: (await add({ role: 'coordinator', label: 'x' })).key });
  const bound = as({
    key: (await add({ role: 'coordinator', tours: ['spring'], label: 'x' })).key,
  });
  const chapter = as({
    key: (await add({ role: 'chapter', organization: 'local-10', label: 'x' })).key,
  });
  const drafts = async (call: typeof whole) =>
    (await call('GET', '/api/v1/tours')).json.items.map(({ slug }: { slug: string }) => slug);
  t.same(await drafts(whole), ['autumn', 'spring']);
  t.same(await drafts(bound), ['spring']);
  t.same(await drafts(chapter), []);
  const rename = async (call: typeof whole, tour: string) =>
    (await call('PATCH', `/api/v1/tours/${tour}`, { summary: 'x' }, { 'if-match': '*' })).status;
  t.same([await rename(whole, 'autumn'), await rename(bound, 'spring')], [200, 200]);
  t.same([await rename(bound, 'autumn'), await rename(chapter, 'spring')], [404, 403]);
});

t.test('coordinators of all tours alone have to do with keys', async t => {
  const { as, add } = await prepared(t);
  const { id } = await add({ role: 'coordinator', label: 'Ana' });
  const requests = [
    ['GET', url, undefined],
    ['POST', url, { role: 'coordinator', label: 'Bo' }],
    ['DELETE', `${url}/${id}`, undefined],
    ['PUT', `${url}/${id}/sign-in-link`, undefined],
  ] as const;
  for (const [method, address, body] of requests) {
    isProblem(t, await as('public')(method, address, body), 'unknown-key', {
      detail: 'Send a coordinator key: Authorization: Bearer KEY.',
    });
    isProblem(t, await as({ chapter: 'local-10' })(method, address, body), 'not-allowed', {
      detail: "This is not for a chapter's key.",
    });
    isProblem(t, await as({ tours: ['spring'] })(method, address, body), 'not-allowed', {
      detail: 'Your key is for some tours alone: ask a coordinator of all of them.',
    });
  }
});

t.test('a key that cannot be is refused, and none is made', async t => {
  const { call } = await prepared(t);
  const chapter = { role: 'chapter', label: 'x' };
  const coordinator = { role: 'coordinator', label: 'x' };
  for (const [body, pointer, code] of [
    [{ label: 'x' }, '/role', 'invalid-input'],
    [{ role: 'public', label: 'x' }, '/role', 'invalid-input'],
    [{ role: 'coordinator' }, '/label', 'invalid-input'],
    [{ ...coordinator, label: ' ' }, '/label', 'invalid-input'],
    [{ ...coordinator, label: 'a\nb' }, '/label', 'invalid-input'],
    [{ ...coordinator, label: 'x'.repeat(101) }, '/label', 'invalid-input'],
    [{ ...coordinator, tours: [] }, '/tours', 'invalid-input'],
    [{ ...coordinator, tours: ['spring', 'spring'] }, '/tours', 'invalid-input'],
    [{ ...coordinator, tours: 'spring' }, '/tours', 'invalid-input'],
    [{ ...coordinator, organization: 'local-10' }, '/organization', 'invalid-input'],
    [{ ...coordinator, key: 'gira_mine' }, '/key', 'invalid-input'],
    [{ ...coordinator, tours: ['spring', 'winter'] }, '/tours/1', 'unknown-reference'],
    [chapter, '/organization', 'invalid-input'],
    [{ ...chapter, organization: 'local-10', tours: ['spring'] }, '/tours', 'invalid-input'],
    [{ ...chapter, organization: 'local-11' }, '/organization', 'unknown-reference'],
  ] as const) {
    const answer = await call('POST', url, body);
    isProblem(t, answer, code, { errors: [[pointer, answer.json.errors?.[0]?.message]] });
  }
  t.same((await call('GET', url)).json.items, []);
});

t.test('a key that is revoked says so, and stays in the list', async t => {
  const { as, add, call, clock } = await prepared(t);
  const { key, id } = await add({ role: 'coordinator', label: 'Ana' });
  clock.now = new Date('2026-11-23T12:00:00Z');
  t.equal((await call('DELETE', `${url}/${id}`)).status, 204);
  isProblem(t, await as({ key })('GET', '/api/v1/tours'), 'unknown-key', {
    detail: 'The key was revoked. Ask a coordinator for another one.',
  });
  clock.now = new Date('2026-11-24T12:00:00Z');
  t.equal((await call('DELETE', `${url}/${id}`)).status, 204, 'twice is as good as once');
  const { items } = (await call('GET', url)).json;
  t.same(
    items.map((each: { revokedAt: string }) => each.revokedAt),
    ['2026-11-23T12:00:00.000Z'],
  );
  for (const address of [`${url}/${unknown}`, `${url}/x`]) {
    isProblem(t, await call('DELETE', address), 'not-found');
  }
});

t.test('a key may end itself', async t => {
  const { as, add } = await prepared(t);
  const { key, id } = await add({ role: 'coordinator', label: 'Ana' });
  const call = as({ key });
  t.equal((await call('DELETE', `${url}/${id}`)).status, 204);
  t.equal((await call('GET', url)).status, 401);
});

t.test('the list comes in pages', async t => {
  const { add, call, clock } = await prepared(t);
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) {
    if (n > 2) clock.now = new Date(clock.now.getTime() + 1);
    ids.push((await add({ role: 'coordinator', label: `${n}` })).id);
  }
  const found: string[] = [];
  for (let query = '?limit=2'; query !== ''; ) {
    const { json } = await call('GET', `${url}${query}`);
    found.push(...json.items.map(({ id }: { id: string }) => id));
    query = json.nextCursor === null ? '' : `?limit=2&cursor=${json.nextCursor}`;
  }
  t.same(found, [...ids.slice(0, 3).sort(), ...ids.slice(3)]);
  const forged = Buffer.from('["yesterday","x"]').toString('base64url');
  for (const query of ['limit=0', 'cursor=x', `cursor=${forged}`, 'x=1']) {
    isProblem(t, await call('GET', `${url}?${query}`), 'invalid-input', {
      errors: [
        [`/${query.split('=')[0]}`, (await call('GET', `${url}?${query}`)).json.errors[0].message],
      ],
    });
  }
});

t.test('the audit trail has who made and who ended a key, without its secret', async t => {
  const { as, add, call } = await prepared(t);
  const ana = await add({ role: 'coordinator', label: 'Ana' });
  const made = await as({ key: ana.key })('POST', url, {
    ...{ role: 'chapter', organization: 'local-10', label: 'Bo' },
  });
  await call('DELETE', `${url}/${made.json.id}`);
  const { items } = (await call('GET', `/api/v1/changes?type=key&subject=${made.json.id}`)).json;
  t.match(items, [
    { by: 'Ana', kind: 'added', organization: null, fields: { label: { old: null, new: 'Bo' } } },
    { by: 'coordinator', kind: 'changed', fields: { revokedAt: { old: null } } },
  ]);
  t.equal(items.length, 2);
  t.notMatch(JSON.stringify(items), /gira_/);
});

t.test('whatever stands in the header, it is a key or 401', async t => {
  const { as, app, add } = await prepared(t);
  const { key } = await add({ role: 'coordinator', label: 'Ana' });
  for (const authorization of [`Bearer  ${key}`, `bearer ${key}  `]) {
    t.equal((await as('public')('GET', url, undefined, { authorization })).status, 200);
  }
  for (const authorization of [
    ...['', ' ', 'Bearer', 'Bearer ', 'Bearer \t', key, `Bearer ${key} ${key}`, `Bearer\t${key}`],
    ...[`Bearer ${key}=`, `Bearer ${key.slice(0, -1)}`, `Bearer ${key.toUpperCase()}`, 'Bearer ñ'],
    ...[`Bearer gira_${'é'.repeat(43)}`, `Bearer ${'x'.repeat(1_000_000)}`, 'Bearer \u{1F511}'],
    ...[`Bearer${' '.repeat(100_000)}`, "Bearer ' or 1=1--", 'Bearer gira_', 'Bearer null'],
  ]) {
    const reply = await app.inject({ url, headers: { authorization } });
    const answer = { status: reply.statusCode, headers: reply.headers, json: reply.json() };
    isProblem(t, answer, 'unknown-key', { detail: 'The key is not known. Check it.' });
    t.equal(reply.headers['www-authenticate'], 'Bearer');
  }
});
