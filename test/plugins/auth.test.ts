import { Writable } from 'node:stream';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { KEY, testApp } from '../support/app.js';
import { testStore } from '../support/databases.js';
import { isProblem } from '../support/problem.js';

t.test('the key is taken in every form of the header that RFC 6750 and 9110 allow', async t => {
  const { as } = await testApp(t);
  await as('coordinator')('POST', '/api/v1/tours', { title: 'Draft' });
  const status = async (authorization: string) =>
    (await as('public')('GET', '/api/v1/tours/draft', undefined, { authorization })).status;
  for (const form of [`Bearer ${KEY}`, `bearer ${KEY}`, `BEARER   ${KEY} `]) {
    t.equal(await status(form), 200, form);
  }
  const wrong = [KEY, `Bearer${KEY}`, `Bearer ${KEY}x`, `Bearer ${KEY.slice(1)}`, `Basic ${KEY}`];
  for (const form of [...wrong, `Bearer ${KEY}, Bearer ${KEY}`, `Token ${KEY}`]) {
    t.equal(await status(form), 401, form);
  }
});

t.test('where no key is set, none is known, and writing says what to do', async t => {
  const app = await buildApp({
    store: await testStore(t),
    config: {
      coordinatorKey: null,
      publicUrl: 'https://gira.test',
      trustProxy: false,
      rateLimit: null,
    },
    feedHost: 'gira.test',
  });
  t.teardown(() => app.close());
  const send = async (headers: Record<string, string>) => {
    const reply = await app.inject({
      ...{ method: 'POST', url: '/api/v1/tours', headers, payload: { title: 'Tour' } },
    });
    return { status: reply.statusCode, headers: reply.headers, json: reply.json() };
  };
  isProblem(t, await send({}), 'unknown-key', {
    detail:
      'Send a coordinator key: Authorization: Bearer KEY. The first one is made by "npm run keys", or set as GIRA_COORDINATOR_KEY.',
  });
  for (const authorization of ['Bearer null', 'Bearer undefined', `Bearer ${KEY}`, 'Bearer ']) {
    isProblem(t, await send({ authorization }), 'unknown-key', {
      detail: 'The key is not known. Check it.',
    });
  }
  t.equal((await app.inject('/api/v1/tours')).statusCode, 200, 'reading needs none');
});

t.test('the key appears in no answer and no line of the log, right or wrong', async t => {
  const { app, lines } = await logging(t);
  const wrong = 'another-key-that-nobody-knows';
  const texts: string[] = [];
  for (const key of [KEY, wrong]) {
    for (const [method, url, payload] of [
      ['GET', '/api/v1/tours', undefined],
      ['GET', '/api/v1/nothing', undefined],
      ['GET', '/api/v1/tours/%FF', undefined],
      ['POST', '/api/v1/tours', { title: 'Tour' }],
      ['POST', '/api/v1/tours', { title: 12, key: 1 }],
      ['POST', '/api/v1/tours', '{"a'],
      ['GET', '/feeds/all.ics', undefined],
      ['GET', '/openapi.json', undefined],
      ['GET', '/readyz', undefined],
    ] as const) {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const reply = await app.inject({ method, url, headers, ...(payload && { payload }) });
      texts.push(JSON.stringify(reply.headers), reply.body);
    }
  }
  t.ok(lines.length > 20, 'the log has something to tell');
  for (const key of [KEY, wrong]) {
    t.notOk(
      lines.some(line => line.includes(key)),
      'not in the log',
    );
    t.notOk(
      texts.some(text => text.includes(key)),
      'not in an answer',
    );
  }
});

/** An app that logs everything that it can, also what a fault of the database brings along. */
async function logging(t: Test) {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const app = await buildApp({
    store: await testStore(t),
    config: {
      coordinatorKey: KEY,
      publicUrl: 'https://gira.test',
      trustProxy: false,
      rateLimit: null,
    },
    feedHost: 'gira.test',
    logger: { level: 'trace', stream },
  });
  t.teardown(() => app.close());
  return { app, lines };
}
