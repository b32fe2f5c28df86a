import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { type Patience, usualPatience } from '../../src/plugins/patience.js';
import { fixFeedHost } from '../../src/store/installation.js';
import { KEY } from '../support/app.js';
import { testStore } from '../support/databases.js';
import { answerToBytes, rawConnection } from '../support/raw-connection.js';

const short: Patience = { head: 300, request: 600, idle: 900, look: 50 };

/** A server that listens, and is in more of a hurry than usual. */
async function listening(t: Test, patience: Patience = short) {
  const store = await testStore(t);
  const feedHost = await fixFeedHost(store.db, 'gira.test');
  const config = { coordinatorKey: KEY, publicUrl: 'https://gira.test', rateLimit: null };
  const app = await buildApp({
    ...{ store, feedHost, patience, config: { ...config, trustProxy: false } },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  t.teardown(() => app.close());
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return { app, url };
}

const problemIn = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));

t.test('who drips a head or a body is cut off, and calendars are served meanwhile', async t => {
  const { url } = await listening(t);
  const head = 'GET /feeds/all.ics HTTP/1.1\r\nhost: gira.test\r\nx: ';
  const body =
    'POST /api/v1/tours HTTP/1.1\r\nhost: gira.test\r\ncontent-type: application/json\r\n';
  const slow = Array.from({ length: 100 }, (_, index) => {
    const connection = rawConnection(t, url);
    connection.socket.write(index % 2 === 0 ? head : `${body}content-length: 1000\r\n\r\n`);
    void connection.drip('x', 20);
    return connection;
  });
  let isOver = false;
  const answers = Promise.all(slow.map(({ ended }) => ended)).finally(() => {
    isOver = true;
  });
  let polls = 0;
  while (!isOver) {
    const poll = await fetch(`${url}/feeds/all.ics`);
    t.equal(poll.status, 200);
    await poll.text();
    polls++;
  }
  t.ok(polls > 0, `${polls} polls meanwhile`);
  for (const answer of await answers) {
    // Without a key a body is not waited for at all.
    if (!answer.startsWith('HTTP/1.1 401')) t.match(problemIn(answer), { code: 'too-slow' });
  }
});

t.test('who opens a connection and says nothing is cut off', async t => {
  const { url } = await listening(t);
  for (const bytes of ['', 'G', 'GET / HTTP/1.1\r\n']) {
    const answer = await answerToBytes(t, url, bytes);
    if (answer !== '') t.match(answer, /^HTTP\/1\.1 408 /);
  }
});

t.test('who asks and takes no answer is cut off', async t => {
  const { app, url } = await listening(t);
  const { socket } = rawConnection(t, url);
  socket.pause();
  // More than the system keeps for somebody.
  socket.write('GET /openapi.json HTTP/1.1\r\nhost: gira.test\r\n\r\n'.repeat(100));
  await once(app.server, 'connection');
  const open = promisify(app.server.getConnections.bind(app.server));
  t.equal(await open(), 1);
  while ((await open()) > 0) await sleep(50);
});

t.test('the times are such that nobody is cut off who means well', async t => {
  t.match(usualPatience, { head: 10_000, request: 60_000, idle: 120_000 });
  t.ok(usualPatience.look <= 5000, 'and the others soon');
});

t.test('what is no HTTP, or too long a head, is refused in a problem document', async t => {
  const { url } = await listening(t);
  const long = `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`;
  const headers = `GET / HTTP/1.1\r\nhost: a\r\n${'x: yyyyyyyyyy\r\n'.repeat(5000)}\r\n`;
  for (const [bytes, status, code] of [
    [long, 431, 'headers-too-large'],
    [headers, 431, 'headers-too-large'],
    ['nonsense\r\n\r\n', 400, 'malformed-request'],
    ['GET / HTTP/1.1\r\nhost: a\r\nx\u0000y: z\r\n\r\n', 400, 'malformed-request'],
  ] as const) {
    const answer = await answerToBytes(t, url, bytes);
    t.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
    t.match(answer, /\r\ncontent-type: application\/problem\+json/);
    t.match(answer, /\r\nx-content-type-options: nosniff\r\n/);
    t.match(problemIn(answer), { code, status });
  }
});

t.test('a request that two servers could read as different ones is refused', async t => {
  const { url } = await listening(t);
  const post = 'POST /sign-in HTTP/1.1\r\nhost: a\r\n';
  for (const lines of [
    'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    'content-length: 5\r\ncontent-length: 6\r\n\r\nhello',
    'content-length: +5\r\n\r\nhello',
    'transfer-encoding: xchunked\r\n\r\n0\r\n\r\n',
    'transfer-encoding : chunked\r\n\r\n0\r\n\r\n',
  ]) {
    t.match(await answerToBytes(t, url, post + lines), /^HTTP\/1\.1 400 /, lines);
  }
});
