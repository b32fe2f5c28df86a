import { connect } from 'node:net';
import Fastify from 'fastify';
import t from 'tap';
import { openEventStream } from '../../src/plugins/event-stream.js';

t.test('events are numbered, one line of data each, after the time to come back', async t => {
  const app = Fastify();
  t.teardown(() => app.close());
  app.get('/', (_request, reply) => {
    const stream = openEventStream(reply, () => {});
    stream.send('report', { text: 'two\nlines' });
    stream.send('change', {});
    stream.end();
  });
  t.equal(
    (await app.inject('/')).body,
    'retry: 3000\n\nevent: report\nid: 1\ndata: {"text":"two\\nlines"}\n\nevent: change\nid: 2\ndata: {}\n\n',
  );
});

t.test('a reader who does not read is left behind', async t => {
  const app = Fastify();
  t.teardown(() => app.close());
  const closed = new Promise<void>(resolve => {
    app.get('/', (_request, reply) => {
      const stream = openEventStream(reply, () => {
        clearInterval(timer);
        resolve();
      });
      const timer = setInterval(() => stream.send('change', 'x'.repeat(500_000)), 5);
    });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as { port: number }).port, '127.0.0.1');
  t.teardown(() => socket.destroy());
  socket.on('error', () => {});
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nHost: gira.test\r\n\r\n');
  await closed;
  t.pass('closed');
});
