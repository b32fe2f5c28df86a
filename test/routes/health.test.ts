import t from 'tap';
import { buildApp } from '../../src/app.js';
import {
  canaries,
  disagreements,
  disagreementsInWords,
} from '../../src/domain/time/disagreements.js';
import { nodeOffsets } from '../../src/domain/time/node-offsets.js';
import { pinnedRules } from '../../src/domain/time/rules.js';
import { loadGazetteer } from '../../src/store/gazetteer.js';
import { openServer } from '../../src/store/server.js';
import type { Store } from '../../src/store/store.js';
import { databaseOffsets } from '../../src/store/zone-data.js';
import { testApp } from '../support/app.js';
import { onBothDatabases, testStore } from '../support/databases.js';
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
      [200, { status: 'ready', database: store.kind, zoneData: await zoneData(store) }],
    );
    t.match(ready.json.zoneData.version, /^20\d\d[a-z]$/);
  },
);

/** What a server says of its zone data, as JSON. */
async function zoneData({ db }: Store) {
  const found = [
    ...disagreements('node', canaries, nodeOffsets(canaries)),
    ...disagreements('database', canaries, await databaseOffsets(db, canaries)),
  ];
  return {
    version: pinnedRules.version,
    disagreements: found.map(each => ({ ...each, at: each.at.toISOString() })),
  };
}

t.test('a server that starts says once whose zone data differs from its own', async t => {
  const store = await testStore(t);
  const lines: { level: number; msg: string }[] = [];
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const app = await buildApp({
    store,
    config: {
      coordinatorKey: null,
      publicUrl: 'https://gira.test',
      trustProxy: false,
      rateLimit: null,
    },
    feedHost: 'gira.test',
    logger: { level: 'info', stream },
  });
  t.teardown(() => app.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  await app.inject('/readyz');
  const { version, disagreements: found } = await zoneData(store);
  const expected = found.map(each => ({ ...each, at: new Date(each.at) }));
  t.same(
    lines.filter(({ msg }) => msg.includes('zone data')).map(({ level, msg }) => [level, msg]),
    found.length === 0 ? [] : [[30, disagreementsInWords(expected, version)]],
  );
});

t.test('without its database a server runs, but is not ready', async t => {
  const connection = openServer('postgres://127.0.0.1:1/x');
  t.teardown(() => connection.close());
  const app = await buildApp({
    store: { ...connection, gazetteer: loadGazetteer() },
    config: {
      coordinatorKey: null,
      publicUrl: 'https://gira.test',
      trustProxy: false,
      rateLimit: null,
    },
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
