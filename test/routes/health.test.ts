import t from 'tap';
import { buildApp } from '../../src/app.js';
import { zoneDataVersion } from '../../src/domain/time/zone.js';
import { loadGazetteer } from '../../src/store/gazetteer.js';
import { openServer } from '../../src/store/server.js';
import { testApp } from '../support/app.js';
import { onBothDatabases } from '../support/databases.js';
import { isProblem } from '../support/problem.js';

onBothDatabases(
  t,
  'a server that runs says so, and by which database and zone data',
  async (t, store) => {
    const { as } = await testApp(t, { store });
    const health = await as('public')('GET', '/healthz');
    t.strictSame([health.status, health.json], [200, { status: 'ok' }]);
    const ready = await as('public')('GET', '/readyz');
    t.strictSame(
      [ready.status, ready.json],
      [200, { status: 'ready', database: store.kind, zoneData: zoneDataVersion }],
    );
    t.match(zoneDataVersion, /^20\d\d[a-z]$/);
  },
);

t.test('without its database a server runs, but is not ready', async t => {
  const connection = openServer('postgres://127.0.0.1:1/x');
  t.teardown(() => connection.close());
  const app = await buildApp({
    store: { ...connection, gazetteer: loadGazetteer() },
    config: { coordinatorKey: null, publicUrl: 'https://gira.test', trustProxy: false },
    feedHost: 'gira.test',
  });
  t.teardown(() => app.close());
  t.equal((await app.inject('/healthz')).statusCode, 200);
  const ready = await app.inject('/readyz');
  const answer = { status: ready.statusCode, headers: ready.headers, json: ready.json() };
  isProblem(t, answer, 'database-unavailable', {
    detail: 'Nothing was stored. Try again in a few seconds.',
  });
  t.equal(ready.headers['retry-after'], '5');
});
