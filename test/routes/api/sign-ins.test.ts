import t, { type Test } from 'tap';
import type { Store } from '../../../src/store/store.js';
import { testApp } from '../../support/app.js';
import { onBothDatabases } from '../../support/databases.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/sign-ins';
const detail = 'A link works once, for a week, until there is a newer one. Ask for a new link.';

/** An app with a chapter's key, its links, and ways to use them. */
async function prepared(t: Test, store?: Store) {
  const app = await testApp(t, store ? { store } : {});
  const call = app.as('coordinator');
  await call('POST', '/api/v1/organizations', { name: 'Local 10' });
  const body = { role: 'chapter', organization: 'local-10', label: 'Ana' };
  const { id, key } = (await call('POST', '/api/v1/keys', body)).json;
  const address = `/api/v1/keys/${id}`;
  const link = async (): Promise<string> => {
    const answer = await call('PUT', `${address}/sign-in-link`);
    return answer.json.url.slice('https://gira.test/sign-in/'.length);
  };
  const signIn = (token: string) => app.as('public')('POST', url, { token });
  const works = async (secret: string) =>
    (await app.as({ key: secret })('GET', '/api/v1/changes')).status === 200;
  return { ...app, call, id, key, address, link, signIn, works };
}

t.test('a link is for a week, its session for a month and of the same rights', async t => {
  const { call, address, signIn, works, id, clock } = await prepared(t);
  const answer = await call('PUT', `${address}/sign-in-link`);
  const { url: href, ...rest } = answer.json;
  t.strictSame(
    [answer.status, rest, answer.headers['cache-control']],
    [200, { expiresAt: '2026-11-29T12:00:00.000Z' }, 'no-store'],
  );
  t.match(href, /^https:\/\/gira\.test\/sign-in\/[\w-]{43}$/);
  const session = await signIn(href.split('/').at(-1));
  const { key, ...facts } = session.json;
  t.strictSame(
    [session.status, facts, session.headers['cache-control']],
    [
      201,
      {
        ...{ role: 'chapter', organization: 'local-10', tours: null, label: 'Ana' },
        expiresAt: '2026-12-22T12:00:00.000Z',
      },
      'no-store',
    ],
  );
  t.ok(await works(key));
  const { items } = (await call('GET', '/api/v1/keys')).json;
  t.same(items.filter((each: { parent: string }) => each.parent === id).length, 1);
  clock.now = new Date('2026-12-22T12:00:00Z');
  t.notOk(await works(key));
});

t.test('a link works once, within its week, and until there is a newer one', async t => {
  const { link, signIn, clock } = await prepared(t);
  const used = await link();
  t.equal((await signIn(used)).status, 201);
  isProblem(t, await signIn(used), 'void-sign-in-link', { detail });
  const replaced = await link();
  const newest = await link();
  isProblem(t, await signIn(replaced), 'void-sign-in-link', { detail });
  clock.now = new Date('2026-11-29T12:00:00Z');
  isProblem(t, await signIn(newest), 'void-sign-in-link', { detail });
  for (const token of ['x', 'x'.repeat(43), 'ñ', "' or 1=1--"]) {
    isProblem(t, await signIn(token), 'void-sign-in-link', { detail });
  }
  for (const token of ['', ' ', 'x'.repeat(201), 'a\0b']) {
    t.equal((await signIn(token)).status, 422);
  }
});

t.test('with its key end a link and the sessions that came from it', async t => {
  const { as, call, address, key, link, signIn, works } = await prepared(t);
  const [first, second] = [(await signIn(await link())).json, (await signIn(await link())).json];
  const open = await link();
  t.same([await works(key), await works(first.key), await works(second.key)], [true, true, true]);
  await call('DELETE', address);
  t.same(
    [await works(key), await works(first.key), await works(second.key)],
    [false, false, false],
  );
  isProblem(t, await as({ key: first.key })('GET', '/api/v1/tours'), 'unknown-key', {
    detail: 'The key was revoked. Ask a coordinator for another one.',
  });
  isProblem(t, await signIn(open), 'void-sign-in-link', { detail });
  isProblem(t, await call('PUT', `${address}/sign-in-link`), 'key-revoked');
});

t.test('a session ends by itself, and has no link of its own', async t => {
  const { as, call, id, key, link, signIn, works, clock } = await prepared(t);
  const session = (await signIn(await link())).json;
  const other = (await signIn(await link())).json;
  const { items } = (await call('GET', '/api/v1/keys')).json;
  const ids = items.filter((each: { id: string }) => each.id !== id);
  isProblem(t, await call('PUT', `/api/v1/keys/${ids[0].id}/sign-in-link`), 'not-found');
  await call('DELETE', `/api/v1/keys/${ids[0].id}`);
  t.same([await works(session.key), await works(other.key)].sort(), [false, true]);
  t.ok(await works(key), 'the key goes on');
  clock.now = new Date('2026-12-23T12:00:00Z');
  const left = (await works(session.key)) ? session : other;
  isProblem(t, await as({ key: left.key })('GET', '/api/v1/tours'), 'unknown-key');
  isProblem(t, await call('PUT', '/api/v1/keys/x/sign-in-link'), 'not-found');
});

t.test('the audit trail has each session that was ended with all others', async t => {
  const { as, call, key, link, signIn } = await prepared(t);
  for (let count = 0; count < 2; count++) await signIn(await link());
  const ended = async () => {
    const { items } = (await call('GET', '/api/v1/changes?type=key')).json;
    type Entry = { kind: string; fields: object };
    return (items as Entry[]).filter(
      ({ kind, fields }) => kind === 'changed' && 'expiresAt' in fields,
    );
  };
  t.same(await ended(), []);
  for (const _ of ['first', 'second']) {
    t.equal((await as({ key })('DELETE', `${url}?everywhere=true`)).status, 204);
    const fields = { expiresAt: { new: '2026-11-22T12:00:00.000Z' } };
    t.match(await ended(), [
      { by: 'Ana', fields },
      { by: 'Ana', fields },
    ]);
    t.equal((await ended()).length, 2, 'each once');
  }
});

t.test('the audit trail has links and sessions, without their secrets', async t => {
  const { call, id, link, signIn } = await prepared(t);
  const token = await link();
  const { key } = (await signIn(token)).json;
  const { items } = (await call('GET', '/api/v1/changes?type=key')).json;
  t.match(items, [
    { subject: id, kind: 'added' },
    { subject: id, fields: { signInLink: { old: null, new: '2026-11-29T12:00:00.000Z' } } },
    { by: 'Ana', kind: 'added', fields: { parent: { old: null, new: id } } },
  ]);
  for (const secret of [key, token]) t.notOk(JSON.stringify(items).includes(secret));
});

onBothDatabases(t, 'of ten who use one link at once, one is signed in', async (t, store) => {
  const { link, signIn, works } = await prepared(t, store);
  const token = await link();
  const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(token)));
  const won = answers.filter(({ status }) => status === 201);
  t.equal(won.length, 1);
  t.equal(answers.filter(({ status }) => status === 410).length, 9);
  t.ok(await works(won[0]!.json.key));
});

onBothDatabases(t, 'no session outlives a key that ends meanwhile', async (t, store) => {
  const { call, address, link, signIn, works } = await prepared(t, store);
  const token = await link();
  const [session] = await Promise.all([signIn(token), call('DELETE', address)]);
  t.ok([201, 410].includes(session.status), `${session.status}`);
  if (session.status === 201) t.notOk(await works(session.json.key));
});

t.test('a key opens a session of its rights; what is no key opens none', async t => {
  const { as, key, call, id } = await prepared(t);
  const made = await as({ key })('POST', url, {});
  t.match(made, { status: 201, json: { role: 'chapter', organization: 'local-10' } });
  const { items } = (await call('GET', '/api/v1/keys')).json;
  t.equal(items.filter((each: { parent: string }) => each.parent === id).length, 1);
  isProblem(t, await as('public')('POST', url, {}), 'unknown-key', {
    detail: 'Send a key, or the token of a link.',
  });
  isProblem(t, await as({ key: 'gira_none' })('POST', url, {}), 'unknown-key', {
    detail: 'The key is not known. Check it.',
  });
});

t.test('the key of the environment opens sessions, and ends all of them', async t => {
  const { call, works } = await prepared(t);
  const [one, other] = [await call('POST', url, {}), await call('POST', url, {})];
  t.match(one, { status: 201, json: { role: 'coordinator', tours: null } });
  t.same([await works(one.json.key), await works(other.json.key)], [true, true]);
  t.equal((await call('DELETE', `${url}?everywhere=true`)).status, 204);
  t.same([await works(one.json.key), await works(other.json.key)], [false, false]);
  isProblem(t, await call('DELETE', url), 'not-possible-now', {
    detail: 'This is no session: a key is revoked instead, or its sessions everywhere.',
  });
});
