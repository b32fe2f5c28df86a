import type { FastifyRequest } from 'fastify';
import Fastify from 'fastify';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.js';
import type { Caller } from '../../src/domain/caller.js';
import { Refusal } from '../../src/domain/refusals.js';
import { type Recogniser, useKeys } from '../../src/plugins/auth.js';
import { environmentKey, storedKeys } from '../../src/plugins/recognisers.js';
import { openServer } from '../../src/store/server.js';
import type { Database, Store } from '../../src/store/store.js';
import { KEY } from '../support/app.js';
import { isProblem } from '../support/problem.js';

const request = {} as FastifyRequest;

t.test('the key of the environment is the one that is set, and nothing like it', async t => {
  const whose = environmentKey(KEY);
  t.match(await whose(KEY, request), { role: 'coordinator', key: null, tours: null });
  for (const other of [KEY.slice(1), `${KEY} `, KEY.toUpperCase(), '', 'null']) {
    t.equal(await whose(other, request), null);
  }
  const nobodys = environmentKey(null);
  for (const any of ['', 'null', 'undefined', KEY]) t.equal(await nobodys(any, request), null);
});

/** A store that counts what it is asked, and knows nothing. */
function counting() {
  const asked = { times: 0 };
  const db = new Proxy({} as Database, {
    get: () => () => {
      asked.times += 1;
      return { from: () => ({ where: async () => [] }) };
    },
  });
  return { asked, store: { db } as Store };
}

t.test('the database is asked for nothing but what has the form of a key', async t => {
  const { asked, store } = counting();
  const whose = storedKeys(store, () => new Date());
  const odd = [
    '',
    'gira_',
    KEY,
    `gira_${'x'.repeat(44)}`,
    `gira_${'ñ'.repeat(43)}`,
    'x'.repeat(48),
  ];
  for (const secret of odd) t.equal(await whose(secret, request), null);
  t.equal(asked.times, 0);
  t.equal(await whose(`gira_${'x'.repeat(43)}`, request), null);
  t.equal(asked.times, 1);
});

t.test('recognisers are asked in order, and only where there is a key', async t => {
  const asked: string[] = [];
  const recogniser =
    (name: string, found: Caller | Refusal | null): Recogniser =>
    async secret => {
      asked.push(`${name} ${secret}`);
      return found;
    };
  const answer = async (found: Caller | Refusal | null, authorization?: string) => {
    const app = Fastify();
    t.teardown(() => app.close());
    useKeys(app, { recognisers: [recogniser('one', found), recogniser('two', null)] });
    app.get('/', async ({ caller }) => caller);
    const reply = await app.inject({ url: '/', headers: authorization ? { authorization } : {} });
    return { status: reply.statusCode, headers: reply.headers, json: reply.json() };
  };
  const chapter: Caller = { role: 'chapter', key: null, label: 'x', organization: 'local' };
  t.strictSame((await answer(chapter)).json, { role: 'public' });
  t.strictSame(asked, []);
  t.strictSame((await answer(chapter, 'Bearer entry_x')).json, chapter);
  t.strictSame(asked.splice(0), ['one entry_x']);
  isProblem(t, await answer(null, 'Bearer x'), 'unknown-key');
  t.strictSame(asked.splice(0), ['one x', 'two x']);
  const ended = new Refusal('unknown-key', 'It has ended.');
  isProblem(t, await answer(ended, 'Bearer x'), 'unknown-key', { detail: 'It has ended.' });
});

/** An app whose database does not answer. */
async function away(t: Test) {
  const connection = openServer('postgres://127.0.0.1:1/x');
  const app = await buildApp({
    store: { ...connection, gazetteer: { search: () => [] } } as unknown as Store,
    config: { coordinatorKey: KEY, publicUrl: 'https://x.test', trustProxy: false, rateLimit: 9 },
    feedHost: 'gira.test',
  });
  t.teardown(async () => {
    await app.close();
    await connection.close();
  });
  return async (key: string) => {
    const headers = { authorization: `Bearer ${key}` };
    const reply = await app.inject({ url: '/api/v1/nothing-here', headers });
    const known = await app.inject({ url: '/api/v1/keys?limit=x', headers });
    return [reply.statusCode, known.statusCode];
  };
}

t.test(
  'while the database is away, the key of the environment is known, others are 503',
  async t => {
    const ask = await away(t);
    t.same(await ask(KEY), [404, 422]);
    t.same(await ask('wrong'), [404, 401]);
    t.same(await ask(`gira_${'x'.repeat(43)}`), [404, 503]);
  },
);
