import t, { type Test } from 'tap';
import { testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';
import { isProblem } from '../../support/problem.js';
import { writing } from '../../support/tours.js';

const url = '/api/v1/subscriptions';
const unknown = '00000000-0000-4000-8000-000000000000';

/** A published tour, a draft, a speaker, somebody private, and two chapters. */
async function prepared(t: Test) {
  const app = await testApp(t);
  const { add } = writing(app);
  for (const name of ['Local 10', 'Local 11']) await add('/organizations', { name });
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/tours', { title: 'Winter' });
  await add('/speakers', { name: 'Ana' });
  await add('/speakers', { name: 'Hidden', visibility: 'private' });
  const call = app.as('coordinator');
  const chapter = app.as({ chapter: 'local-10' });
  const other = app.as({ chapter: 'local-11' });
  const bound = app.as({ tours: ['spring'] });
  const labels = async (by: typeof call) =>
    (await by('GET', url)).json.items.map(({ label }: { label: string }) => label);
  return { ...app, add, call, chapter, other, bound, labels };
}

const organization = { kind: 'organization', label: 'Ours' };
const spring = { kind: 'tour', tour: 'spring', label: 'Spring' };

t.test('a calendar is answered with its address once, and listed without it', async t => {
  const { chapter } = await prepared(t);
  const made = await chapter('POST', url, organization);
  const { url: address, sheetUrl, id, ...rest } = made.json;
  t.equal(sheetUrl, null, 'an organization has no days');
  t.match(address, /^https:\/\/gira\.test\/feeds\/private\/[\w-]{43}\/local-10\.ics$/);
  t.strictSame(
    [made.status, made.headers.location, made.headers['cache-control'], rest],
    [
      201,
      `${url}/${id}`,
      'no-store',
      {
        ...{ kind: 'organization', tour: null, speaker: null, interpreter: null },
        ...{ organization: 'local-10', language: null },
        ...{ label: 'Ours', owner: 'local-10', tours: null },
        ...{ createdAt: '2026-11-22T12:00:00.000Z', createdBy: 'chapter local-10' },
        ...{ lastPollAt: null, revokedAt: null },
      },
    ],
  );
  const list = await chapter('GET', url);
  t.strictSame([list.status, list.json], [200, { items: [{ id, ...rest }], nextCursor: null }]);
});

t.test('who speaks and who interprets has a sheet, in the language of the calendar', async t => {
  const { call, chapter } = await prepared(t);
  const person = { label: 'Mine', language: 'es' };
  for (const who of [
    { kind: 'speaker', speaker: 'ana' },
    { kind: 'interpreter', interpreter: 'hidden', tour: 'spring' },
  ]) {
    const { status, json } = await call('POST', url, { ...person, ...who });
    t.equal(status, 201);
    const token = json.url.split('/').at(-2);
    t.equal(json.sheetUrl, `https://gira.test/sheets/${token}`);
    t.match(json, { language: 'es', ...who });
  }
  const wrong = async (body: object) => {
    const answer = await chapter('POST', url, { label: 'Mine', ...body });
    return [answer.status, answer.json.errors[0].pointer];
  };
  t.same(await wrong({ kind: 'interpreter' }), [422, '/interpreter']);
  t.same(await wrong({ kind: 'interpreter', interpreter: 'nobody' }), [422, '/interpreter']);
  t.same(await wrong({ kind: 'interpreter', interpreter: 'hidden' }), [422, '/interpreter']);
  t.same(await wrong({ kind: 'speaker', speaker: 'ana', interpreter: 'ana' }), [
    422,
    '/interpreter',
  ]);
  t.same(await wrong({ kind: 'speaker', speaker: 'ana', language: 'fr' }), [422, '/language']);
});

t.test('nothing that is stored gives an address away', async t => {
  const { store, chapter, call } = await prepared(t);
  const first = await chapter('POST', url, organization);
  const second = await call('POST', url, spring, { 'idempotency-key': 'once' });
  const again = await call('POST', url, spring, { 'idempotency-key': 'once' });
  t.same(again.json, second.json, 'and the same request has the same answer');
  await chapter('GET', new URL(first.json.url).pathname);
  await chapter('DELETE', `${url}/${first.json.id}`);
  const stored = JSON.stringify(await dump(store));
  for (const each of [first, second]) {
    const token = each.json.url.split('/').at(-2);
    t.equal(token.length, 43);
    t.notOk(stored.includes(token));
  }
  const trail = (await call('GET', '/api/v1/changes?type=subscription')).json.items;
  t.same(
    trail.map(({ kind, by }: { kind: string; by: string }) => [kind, by]),
    [
      ['added', 'chapter local-10'],
      ['added', 'coordinator'],
      ['changed', 'chapter local-10'],
    ],
  );
  const own = (await chapter('GET', '/api/v1/changes?type=subscription')).json.items;
  t.equal(own.length, 2, 'a chapter reads of its own');
});

t.test('everybody lists and revokes what is theirs', async t => {
  const { as, call, chapter, other, bound, labels } = await prepared(t);
  const ids: Record<string, string> = {};
  for (const [by, body] of [
    [call, { kind: 'all', label: 'All' }],
    [bound, spring],
    [chapter, organization],
    [other, { ...organization, label: 'Theirs' }],
  ] as const) {
    const { status, json } = await by('POST', url, body);
    t.equal(status, 201);
    ids[body.label] = json.id;
  }
  t.same((await labels(call)).sort(), ['All', 'Ours', 'Spring', 'Theirs']);
  t.same(await labels(bound), ['Spring']);
  t.same(await labels(as({ tours: ['spring', 'winter'] })), ['Spring']);
  t.same(await labels(as({ tours: ['winter'] })), []);
  t.same(await labels(chapter), ['Ours']);
  t.same(await labels(other), ['Theirs']);
  for (const [by, label] of [
    [chapter, 'Theirs'],
    [chapter, 'All'],
    [chapter, 'Spring'],
    [bound, 'All'],
    [bound, 'Ours'],
  ] as const) {
    isProblem(t, await by('DELETE', `${url}/${ids[label]}`), 'not-found');
  }
  isProblem(t, await call('DELETE', `${url}/${unknown}`), 'not-found');
  isProblem(t, await call('DELETE', `${url}/x`), 'not-found');
  t.equal((await chapter('DELETE', `${url}/${ids.Ours}`)).status, 204);
  t.equal((await chapter('DELETE', `${url}/${ids.Ours}`)).status, 204, 'twice is as good as once');
  t.equal((await call('DELETE', `${url}/${ids.Theirs}`)).status, 204);
  t.equal((await bound('DELETE', `${url}/${ids.Spring}`)).status, 204);
  t.same(await labels(chapter), ['Ours'], 'it stays in the list');
});

t.test('nobody makes a calendar of what is not theirs', async t => {
  const { as, chapter, bound, call } = await prepared(t);
  isProblem(t, await as('public')('POST', url, spring), 'unknown-key');
  isProblem(t, await as('public')('GET', url), 'unknown-key');
  isProblem(t, await as('public')('DELETE', `${url}/${unknown}`), 'unknown-key');
  const of = (name: string) => ({ ...organization, organization: name });
  for (const [by, body] of [
    [chapter, of('local-11')],
    [chapter, of('local-12')],
    [chapter, { kind: 'all', label: 'x' }],
    [bound, { kind: 'all', label: 'x' }],
    [bound, { ...spring, tour: 'winter' }],
    [bound, { ...spring, tour: 'autumn' }],
  ] as const) {
    isProblem(t, await by('POST', url, body), 'not-allowed');
  }
  for (const [by, body, pointer] of [
    [chapter, { ...spring, tour: 'winter' }, '/tour'],
    [chapter, { ...spring, tour: 'autumn' }, '/tour'],
    [chapter, { kind: 'speaker', speaker: 'hidden', label: 'x' }, '/speaker'],
    [chapter, { kind: 'speaker', speaker: 'nobody', label: 'x' }, '/speaker'],
    [call, { kind: 'speaker', speaker: 'ana', tour: 'autumn', label: 'x' }, '/tour'],
    [call, of('local-12'), '/organization'],
  ] as const) {
    const answer = await by('POST', url, body);
    isProblem(t, answer, 'unknown-reference', { errors: [[pointer, answer.json.detail]] });
  }
  for (const body of [
    ...[{}, { kind: 'tour', tour: 'spring' }, { ...spring, tour: null }, { ...spring, token: 'x' }],
    ...[
      { ...spring, kind: 'coast' },
      { ...spring, label: '' },
      { ...spring, speaker: 'ana' },
    ],
  ]) {
    const answer = await call('POST', url, body);
    const [{ pointer, message }] = answer.json.errors;
    isProblem(t, answer, 'invalid-input', { errors: [[pointer, message]] });
  }
  t.same((await call('GET', url)).json.items, []);
});

t.test('the link of an event makes, lists and revokes no calendar', async t => {
  const { as, add, call, chapter } = await prepared(t);
  const hours = { localStart: '2027-03-01T18:00', localEnd: '2027-03-01T20:00' };
  const { id } = await add('/events', {
    ...{ tour: 'spring', speakers: ['ana'], title: 'x', host: 'local-10', timeZone: 'Etc/UTC' },
    ...hours,
  });
  const link = await call('PUT', `/api/v1/events/${id}/link`, {}, { 'if-match': '*' });
  const linked = as({ key: link.json.token });
  const own = (await chapter('POST', url, organization)).json.id;
  isProblem(t, await linked('GET', url), 'not-allowed');
  isProblem(t, await linked('POST', url, organization), 'not-allowed');
  isProblem(t, await linked('DELETE', `${url}/${own}`), 'not-allowed');
});

t.test('a key takes the calendars that it and its sessions made along', async t => {
  const { as, call, labels } = await prepared(t);
  const made = await call('POST', '/api/v1/keys', { role: 'coordinator', label: 'Ana' });
  const { key, id } = made.json;
  const link = (await call('PUT', `/api/v1/keys/${id}/sign-in-link`)).json.url;
  const token = link.split('/').at(-1);
  const session = (await as('public')('POST', '/api/v1/sign-ins', { token })).json.key;
  const byKey = (await as({ key })('POST', url, spring)).json;
  const bySession = (await as({ key: session })('POST', url, spring)).json;
  const byOther = (await call('POST', url, spring)).json;
  const status = async ({ url }: { url: string }) =>
    (await as('public')('GET', new URL(url).pathname)).status;
  const all = async () => [await status(byKey), await status(bySession), await status(byOther)];
  t.same(await all(), [200, 200, 200]);
  await call('DELETE', `/api/v1/keys/${id}`);
  t.same(await all(), [410, 410, 200]);
  t.equal((await labels(call)).length, 3);
  const trail = (await call('GET', `/api/v1/changes?type=subscription&subject=${byKey.id}`)).json;
  t.match(trail.items[1], { kind: 'changed', by: 'coordinator', fields: { revokedAt: {} } });
});

t.test('the list comes in pages', async t => {
  const { call, clock } = await prepared(t);
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) {
    if (n > 2) clock.now = new Date(clock.now.getTime() + 1);
    ids.push((await call('POST', url, { ...spring, label: `${n}` })).json.id);
  }
  const found: string[] = [];
  for (let query = '?limit=2'; query !== ''; ) {
    const { json } = await call('GET', `${url}${query}`);
    found.push(...json.items.map(({ id }: { id: string }) => id));
    query = json.nextCursor === null ? '' : `?limit=2&cursor=${json.nextCursor}`;
  }
  t.same(found, [...ids.slice(0, 3).sort(), ...ids.slice(3)]);
  t.equal((await call('GET', `${url}?cursor=x`)).status, 422);
});
