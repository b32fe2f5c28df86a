import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { buildApp } from '../../src/app.js';
import { fixFeedHost } from '../../src/store/installation.js';
import { testStore } from '../support/databases.js';

t.test(
  'a node that stops answers all that comes, and says that each answer is the last',
  async t => {
    const config = { coordinatorKey: null, publicUrl: 'https://gira.test', rateLimit: null };
    const store = await testStore(t);
    const feedHost = await fixFeedHost(store.db, 'gira.test');
    const app = await buildApp({ store, feedHost, config: { ...config, trustProxy: false } });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    // One connection, which is kept as a proxy keeps it.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    t.teardown(() => agent.destroy());
    const ask = (path: string) =>
      new Promise<{ status: number | undefined; connection: string | undefined }>(
        (resolve, reject) => {
          const asked = request({ port, agent, path, host: '127.0.0.1' }, reply => {
            reply.resume();
            const { statusCode: status, headers } = reply;
            reply.on('end', () => resolve({ status, connection: headers.connection }));
          });
          asked.on('error', reject).end();
        },
      );
    const paths = ['/feeds/all.ics', '/feeds/all.ics', '/api/v1/tours', '/', '/readyz'];
    for (const path of paths) t.same(await ask(path), { status: 200, connection: 'keep-alive' });

    const gone = app.draining.begin();
    for (const path of paths) {
      const status = path === '/readyz' ? 503 : 200;
      t.same(await ask(path), { status, connection: 'close' }, path);
    }
    await gone;
    await app.close();
    await t.rejects(ask('/'), { code: 'ECONNREFUSED' });
  },
);
