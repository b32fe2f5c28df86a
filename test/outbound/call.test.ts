import type { lookup } from 'node:dns';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { noPrivateHosts, readPrivateHosts } from '../../src/outbound/addresses.js';
import { type Answered, type Call, NotCalled, outbound } from '../../src/outbound/call.js';
import { receiver, toThisMachine } from '../support/receiver.js';

const kilobyte = 1024;
const asking = (url: string, changes: Partial<Call> = {}): Call => ({
  ...{ url, method: 'GET', timeoutMilliseconds: 90_000, maxBytes: kilobyte, ...changes },
});
/** For those who do not answer at all. */
const briefly = { timeoutMilliseconds: 400 };

/** Names that mean what a test says, one address after the other. */
const named = (...addresses: string[][]) => {
  let asked = 0;
  const look = (_host: string, _options: object, done: (...result: unknown[]) => void) => {
    const now = addresses[Math.min(asked++, addresses.length - 1)]!;
    done(
      null,
      now.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { look: look as unknown as typeof lookup, times: () => asked };
};

const sentence = (outcome: Answered | NotCalled | null) =>
  outcome instanceof NotCalled ? outcome.sentence : outcome;

t.test('it gets what is there, and says who asks', async t => {
  const there = await receiver(t);
  there.answer = (_, response) => response.writeHead(200, { etag: '"1"' }).end('Hello');
  const answer = await toThisMachine.call(
    asking(`${there.url}/a?b=c#d`, { headers: { accept: 'text/calendar' } }),
  );
  t.strictSame(answer, { status: 200, etag: '"1"', body: Buffer.from('Hello') });
  t.match(there.received, [
    { url: '/a?b=c', headers: { 'user-agent': 'Gira', accept: 'text/calendar' } },
  ]);
  t.equal(there.received[0]!.headers['accept-encoding'], 'identity');
  await toThisMachine.call(asking(there.url, { method: 'POST', body: 'ñ' }));
  t.match(there.received[1], { body: 'ñ', headers: { 'content-length': '2' } });
});

t.test('nobody in a private network is called, however their address is spelt', async t => {
  const there = await receiver(t);
  const { port } = new URL(there.url);
  const publicAlone = outbound(noPrivateHosts);
  const hosts = [
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0', '127.0.0.1.'],
    ...['[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]'],
    ...['[2002:7f00:1::]', '[fd00::1]', '[fe80::1]', '[fec0::1]', '[::]', '１２７.0.0.1'],
    ...['10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1'],
    ...['255.255.255.255', '198.18.0.1', '192.0.0.192'],
  ];
  for (const host of hosts) {
    for (const outcome of [
      await publicAlone.call(asking(`http://${host}:${port}/`)),
      await publicAlone.refusalOf(`http://${host}:${port}/`),
    ]) {
      t.match(outcome, { isForbidden: true, sentence: /is in a private network/ }, host);
    }
  }
  t.same(there.received, []);
});

t.test('a name is called where it means a public address, and there alone', async t => {
  const there = await receiver(t);
  const { port } = new URL(there.url);
  for (const addresses of [['127.0.0.1'], ['::1', '10.0.0.1'], ['169.254.169.254']]) {
    const { look } = named(addresses);
    const own = outbound(noPrivateHosts, look);
    const url = `http://inside.example:${port}/`;
    t.match(await own.refusalOf(url), { isForbidden: true });
    t.match(await own.call(asking(url)), { isForbidden: true });
  }
  t.same(there.received, []);
});

t.test('a name that means another address a moment later is looked up once', async t => {
  const there = await receiver(t);
  const { port } = new URL(there.url);
  const { look, times } = named(['192.0.2.1'], ['127.0.0.1']);
  const allowed = readPrivateHosts('192.0.2.0/24')!;
  const url = `http://rebinding.example:${port}/`;
  const outcome = await outbound(allowed, look).call(asking(url, briefly));
  t.ok(outcome instanceof NotCalled, 'what was looked at does not answer');
  t.equal(times(), 1);
  t.same(there.received, []);
  // Of several addresses those alone are called that may be.
  const both = named(['10.9.9.9', '127.0.0.1']);
  const mixed = outbound(readPrivateHosts('127.0.0.0/8')!, both.look);
  t.match(await mixed.call(asking(url)), { status: 200 });
});

t.test('what is allowed is called: a host by its name, addresses by their range', async t => {
  const there = await receiver(t);
  const { port } = new URL(there.url);
  const { look } = named(['127.0.0.1']);
  const allowed = (text: string) => outbound(readPrivateHosts(text)!, look);
  t.match(await allowed('calendar.lan').call(asking(`http://Calendar.lan:${port}`)), {
    status: 200,
  });
  t.match(await allowed('127.0.0.0/8').call(asking(`http://any.lan:${port}`)), { status: 200 });
  t.match(await allowed('other.lan').call(asking(`http://calendar.lan:${port}`)), {
    isForbidden: true,
  });
  t.match(await allowed('::1').call(asking(`http://calendar.lan:${port}`)), { isForbidden: true });
});

t.test('only the web is spoken, without passwords, and to no port of other services', async t => {
  const wrong = [
    ...['ftp://example.org/', 'file:///etc/passwd', 'gopher://example.org', 'data:,a', 'nonsense'],
    ...['http://user:secret@example.org/', 'http://user@example.org/', 'javascript:1'],
    ...['http://example.org:22/', 'https://example.org:25/', 'http://example.org:0/'],
  ];
  for (const url of wrong) {
    const outcome = await outbound(noPrivateHosts).call(asking(url));
    t.match(outcome, { isForbidden: true }, url);
    t.notMatch(sentence(outcome), /secret|passwd/);
  }
});

t.test('a redirect is an answer, and is not followed', async t => {
  const there = await receiver(t);
  there.answer = (_, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  t.match(await toThisMachine.call(asking(there.url)), { status: 302 });
  t.equal(there.received.length, 1);
});

t.test('who hangs, sends without end, or too slowly, is left', async t => {
  const there = await receiver(t);
  const timers: NodeJS.Timeout[] = [];
  t.teardown(() => timers.forEach(clearInterval));
  const late = '127.0.0.1 did not answer within 0.4 seconds.';
  there.answer = () => {};
  t.equal(sentence(await toThisMachine.call(asking(there.url, briefly))), late);
  there.answer = (_, response) => {
    response.writeHead(200);
    timers.push(setInterval(() => response.write('.'), 20));
  };
  t.equal(sentence(await toThisMachine.call(asking(there.url, briefly))), late);
  there.answer = (_, response) => {
    response.writeHead(200);
    timers.push(setInterval(() => response.write('x'.repeat(kilobyte)), 1));
  };
  t.equal(sentence(await toThisMachine.call(asking(there.url))), '127.0.0.1 sends more than 1 kB.');
});

t.test('a call is broken off at once by who makes it', async t => {
  const there = await receiver(t);
  const ending = new AbortController();
  there.answer = () => ending.abort();
  const { signal } = ending;
  const outcome = await toThisMachine.call(asking(there.url, { signal }));
  t.equal(sentence(outcome), 'The call to 127.0.0.1 was broken off.');
  t.ok((await toThisMachine.call(asking(there.url, { signal }))) instanceof NotCalled);
  t.equal(there.received.length, 1);
});

t.test('what is said besides the status is not waited for where nobody asks', async t => {
  const there = await receiver(t);
  there.answer = (_, response) => {
    response.writeHead(202, { 'content-encoding': 'gzip' });
    response.write('no end');
  };
  t.match(await toThisMachine.call(asking(there.url, { maxBytes: 0 })), { status: 202 });
});

t.test('who says that it sends too much, or compresses it, is not listened to', async t => {
  const there = await receiver(t);
  there.answer = (_, response) =>
    response.writeHead(200, { 'content-length': '999999999' }).flushHeaders();
  t.equal(sentence(await toThisMachine.call(asking(there.url))), '127.0.0.1 sends more than 1 kB.');
  there.answer = (_, response) =>
    response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(gzipSync('0'.repeat(10_000_000)).subarray(0, 500));
  t.match(sentence(await toThisMachine.call(asking(there.url))), /compressed/);
});

t.test('who lies on the length, breaks off, or speaks no HTTP, has not answered', async t => {
  const raw = async (text: string, end = true) => {
    const server = createServer(socket => {
      socket.on('error', () => {});
      socket.write(text);
      if (end) socket.end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    t.teardown(() => server.close());
    const { port } = server.address() as { port: number };
    return toThisMachine.call(asking(`http://127.0.0.1:${port}/`));
  };
  const head = 'HTTP/1.1 200 OK\r\n';
  t.ok((await raw(`${head}content-length: 100\r\n\r\nshort`)) instanceof NotCalled);
  t.ok((await raw(`${head}transfer-encoding: chunked\r\n\r\n5\r\nabc`)) instanceof NotCalled);
  t.ok((await raw('220 mail.example ESMTP\r\n')) instanceof NotCalled);
  t.ok((await raw('')) instanceof NotCalled);
  t.ok((await raw(`${head}x: ${'y'.repeat(100_000)}\r\n\r\n`)) instanceof NotCalled);
  const upgraded = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n';
  t.ok((await raw(upgraded, false)) instanceof NotCalled);
  t.ok((await raw(`${head}content-length: 2\r\n\r\nlonger`)) instanceof NotCalled);
});

t.test(
  'what goes wrong is told in words, with the host and nothing else of the address',
  async t => {
    const there = await receiver(t);
    await new Promise(resolve => there.server.close(resolve));
    const refused = await toThisMachine.call(asking(`${there.url}/secret?key=secret`));
    t.equal(sentence(refused), '127.0.0.1 refuses the connection.');
    const unknown = await toThisMachine.call(
      asking('http://nobody.invalid/secret', { timeoutMilliseconds: 5000 }),
    );
    t.match(sentence(unknown), /^nobody\.invalid /);
    t.notMatch(sentence(unknown), /secret/);
    const tls = await receiver(t);
    const wrong = await toThisMachine.call(asking(tls.url.replace('http:', 'https:')));
    t.match(sentence(wrong), /^127\.0\.0\.1 could not be called \([A-Z_]+\)\.$/);
  },
);
