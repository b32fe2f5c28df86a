import t, { type Test } from 'tap';
import { Refusal } from '../../src/domain/refusals.js';
import { addCoast } from '../../src/operations/coasts.js';
import { once } from '../../src/operations/once.js';
import { allCoasts } from '../../src/store/coasts.js';
import { openStore } from '../../src/store/open.js';
import { coordinator } from '../builders/callers.js';
import { KEY, testApp } from '../support/app.js';
import { embeddedFolder, onBothDatabases, serverDatabase } from '../support/databases.js';
import { dump } from '../support/dump.js';
import { startScript } from '../support/scripts.js';
import { readState } from '../support/state.js';
import { withResolvers } from '../support/with-resolvers.js';

const now = new Date('2026-11-22T12:00:00Z');
const occasion = { now, caller: coordinator() };
const asked = { secret: 'secret', key: 'a', request: 'POST /coasts' };
const gulf = { name: 'Gulf Coast', country: 'US', regions: ['TX'] };

onBothDatabases(t, 'a refusal undoes the work and the claim', async (t, store) => {
  const before = await dump(store);
  const refusal = new Refusal('invalid-input', 'No.');
  const outcome = await once(store, asked, now, async inner => {
    await addCoast(inner, gulf, occasion);
    return refusal;
  });
  t.equal(outcome, refusal);
  t.strictSame(await dump(store), before);
});

onBothDatabases(t, 'a failure undoes the work and the claim', async (t, store) => {
  const before = await dump(store);
  const failing = once(store, asked, now, async inner => {
    await addCoast(inner, gulf, occasion);
    throw new Error('no');
  });
  await t.rejects(failing, new Error('no'));
  t.strictSame(await dump(store), before);
});

onBothDatabases(t, 'of many at once one works, and all have its outcome', async (t, store) => {
  let works = 0;
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () =>
      once(store, asked, now, inner => {
        works += 1;
        return addCoast(inner, gulf, occasion);
      }),
    ),
  );
  t.equal(works, 1);
  for (const outcome of outcomes) t.strictSame(outcome, { ...gulf, slug: 'gulf-coast' });
});

onBothDatabases(t, 'where the first of two fails, the second works', async (t, store) => {
  const { promise: begun, resolve: begin } = withResolvers();
  const first = once(store, asked, now, async () => {
    begin();
    await new Promise(resolve => setTimeout(resolve, 100));
    throw new Error('no');
  });
  const rejected = t.rejects(first);
  await begun;
  const second = await once(store, asked, now, inner => addCoast(inner, gulf, occasion));
  await rejected;
  t.strictSame(second, { ...gulf, slug: 'gulf-coast' });
  t.equal((await allCoasts(store.db)).filter(({ slug }) => slug.startsWith('gulf')).length, 1);
});

const script = `
  import { buildApp } from './src/app.js';
  import { openStore } from './src/store/open.js';
  const [databaseUrl, dataDir] = process.argv.slice(-2);
  const store = await openStore({ databaseUrl: databaseUrl === '-' ? null : databaseUrl, dataDir });
  const config = {
    coordinatorKey: '${KEY}', publicUrl: 'https://gira.test', trustProxy: false, rateLimit: null,
  };
  const app = await buildApp({ store, config, feedHost: 'gira.test' });
  const { db } = store;
  const transaction = db.transaction.bind(db);
  db.transaction = async work => {
    await transaction(work);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  };
  await app.inject({
    method: 'POST', url: '/api/v1/tours', payload: { title: 'Tour' },
    headers: { authorization: 'Bearer ${KEY}', 'idempotency-key': 'a' },
  });
`;

/** Kills a server between the commit and the answer, and repeats the request at the next one. */
async function killedMidway(t: Test, databaseUrl: string | null, dataDir: string) {
  const { ended } = startScript(t, script, [databaseUrl ?? '-', dataDir]);
  const { code, stderr } = await ended;
  t.same([code, stderr], [null, ''], 'the server was killed');
  const store = await openStore({ databaseUrl, dataDir });
  t.teardown(() => store.close());
  const { as } = await testApp(t, { store });
  const call = as('coordinator');
  const again = await call('POST', '/api/v1/tours', { title: 'Tour' }, { 'idempotency-key': 'a' });
  t.same([again.status, again.json.slug], [201, 'tour']);
  const { items } = (await call('GET', '/api/v1/tours')).json;
  t.same(items, [again.json], 'there is one tour');
}

t.test('a server that is killed before it answers has done it once (embedded)', async t =>
  killedMidway(t, null, embeddedFolder(t)),
);

const skip = readState().missing ?? false;
t.test('a server that is killed before it answers has done it once (server)', { skip }, async t =>
  killedMidway(t, await serverDatabase(t), ''),
);
