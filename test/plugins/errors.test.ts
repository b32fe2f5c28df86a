import { createServer } from 'node:net';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { changeListener } from '../../src/store/change-listener.js';
import { loadGazetteer } from '../../src/store/gazetteer.js';
import { openServer } from '../../src/store/server.js';
import type { Database } from '../../src/store/store.js';
import { KEY } from '../support/app.js';
import { isProblem } from '../support/problem.js';

const config = {
  coordinatorKey: KEY,
  publicUrl: 'https://gira.test',
  trustProxy: false,
  rateLimit: null,
};
const gazetteer = loadGazetteer();
const changes = changeListener(() => async () => {});

/** An app whose database is at an address at which none answers. */
async function appOn(t: Test, databaseUrl: string) {
  const connection = openServer(databaseUrl);
  const app = await buildApp({
    store: { ...connection, gazetteer },
    config,
    feedHost: 'gira.test',
  });
  t.teardown(async () => {
    await app.close();
    await connection.close();
  });
  await app.ready();
  return async (method: 'GET' | 'POST', url: string) => {
    const headers = { authorization: `Bearer ${KEY}` };
    const payload = method === 'POST' ? { title: 'Tour' } : undefined;
    const reply = await app.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: reply.statusCode, headers: reply.headers, json: reply.json() };
  };
}

t.test(
  'while the database is away, reads and writes answer 503 and say when to return',
  async t => {
    const send = await appOn(t, 'postgres://user:secret@127.0.0.1:1/x');
    for (const [method, url] of [
      ['POST', '/api/v1/tours'],
      ['GET', '/api/v1/tours'],
      ['GET', '/api/v1/tours/tour'],
      ['GET', '/api/v1/conflicts'],
      ['GET', '/readyz'],
    ] as const) {
      const answer = await send(method, url);
      isProblem(t, answer, 'database-unavailable', {
        detail: 'Nothing was stored. Try again in a few seconds.',
      });
      t.equal(answer.headers['retry-after'], '5');
      t.notMatch(JSON.stringify(answer), /secret|127\.0\.0\.1/);
    }
  },
);

t.test('a database that takes the connection and says nothing is away', async t => {
  const silent = createServer().listen(0, '127.0.0.1');
  t.teardown(() => silent.close());
  await new Promise(resolve => silent.once('listening', resolve));
  const { port } = silent.address() as { port: number };
  const send = await appOn(t, `postgres://127.0.0.1:${port}/x`);
  // Also for more than the pool holds; each would wait for as long as the silence lasts.
  const answers = await Promise.all(
    Array.from({ length: 15 }, () => send('POST', '/api/v1/tours')),
  );
  for (const answer of answers) isProblem(t, answer, 'database-unavailable');
});

t.test('a mistake of ours is answered without its text, which is in the log', async t => {
  const lines: string[] = [];
  const db = new Proxy({}, { get: () => () => Promise.reject(new Error('the inner secret')) });
  const app = await buildApp({
    ...{ config, feedHost: 'gira.test' },
    store: {
      db: db as Database,
      kind: 'embedded',
      servers: null,
      replicas: null,
      poolUse: null,
      changes,
      close: async () => {},
      gazetteer,
    },
    logger: { level: 'error', stream: { write: (line: string) => void lines.push(line) } },
  });
  t.teardown(() => app.close());
  const reply = await app.inject('/readyz');
  isProblem(
    t,
    { status: reply.statusCode, headers: reply.headers, json: reply.json() },
    'internal-error',
    { detail: 'Nothing was stored. The fault is in the log of the server.' },
  );
  t.notMatch(reply.body, /secret/);
  t.equal(lines.length, 1);
  t.match(lines[0], /the inner secret/);
});

t.test('an address at which there is nothing is a problem document too', async t => {
  const app = await buildApp({
    ...{ config, feedHost: 'gira.test' },
    store: {
      db: {} as Database,
      kind: 'embedded',
      servers: null,
      replicas: null,
      poolUse: null,
      changes,
      close: async () => {},
      gazetteer,
    },
  });
  t.teardown(() => app.close());
  for (const url of ['/nothing', '/api', '/api/v1', '/api/v2/tours', '/api/v1/tours/a/b']) {
    const reply = await app.inject(url);
    const answer = { status: reply.statusCode, headers: reply.headers, json: reply.json() };
    isProblem(t, answer, 'not-found', { detail: 'There is nothing at this address.' });
  }
  const reply = await app.inject('/%zz');
  const answer = { status: reply.statusCode, headers: reply.headers, json: reply.json() };
  isProblem(t, answer, 'malformed-request', { detail: 'The address cannot be decoded.' });
});
