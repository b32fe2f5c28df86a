import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { buildApp } from '../../../src/app.js';
import { openStore } from '../../../src/store/open.js';
import { KEY } from '../../support/app.js';
import { replicated } from '../../support/replicated.js';
import { readState } from '../../support/state.js';

const skip = readState().missing ?? false;

/** A node on a primary and its replica, and what it answers. */
async function nodeOn(t: Test, urls: { url: string }[]) {
  const [first, ...others] = urls.map(({ url }) => url);
  const store = await openStore({ databaseUrl: first!, replicaUrls: others, dataDir: '' });
  const config = { coordinatorKey: KEY, publicUrl: 'https://gira.test', rateLimit: null };
  const app = await buildApp({
    ...{ store, feedHost: 'gira.test', config: { ...config, trustProxy: false } },
  });
  t.teardown(async () => {
    await app.close();
    await store.close();
  });
  const replicas = store.replicas!;
  const titles = async (key: string | null = null) => {
    const headers = key === null ? {} : { authorization: `Bearer ${key}` };
    const answer = await app.inject({ url: '/api/v1/tours', headers });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json().items.map(({ title }: { title: string }) => title);
  };
  const add = (title: string) =>
    app.inject({
      ...{ method: 'POST', url: '/api/v1/tours', headers: { authorization: `Bearer ${KEY}` } },
      payload: { title, status: 'published' },
    });
  /** Reads until the replica is read again, or not any more. */
  const untilRead = async (isRead: boolean) => {
    for (;;) {
      const { reads } = replicas.use();
      const found = await titles();
      if (replicas.use().reads > reads === isRead) return found;
      await sleep(20);
    }
  };
  return { store, app, replicas, titles, add, untilRead };
}

t.test('strangers read from a replica, people with a key from the primary', { skip }, async t => {
  const { primary, replica } = await replicated(t);
  const { replicas, titles, add, untilRead } = await nodeOn(t, [primary, replica]);
  t.equal((await add('One')).statusCode, 201);
  t.same(await untilRead(true), ['One']);
  const { reads } = replicas.use();
  t.same(await titles(KEY), ['One']);
  t.equal(replicas.use().reads, reads);
  // The primary writes a little by itself, which a replica has a moment later.
  while (replicas.use().current === 0) await sleep(20);
  t.match(replicas.use(), { known: 1, current: 1 });
});

t.test('a replica that lags is not read, so nobody misses what was written', { skip }, async t => {
  const { primary, replica } = await replicated(t);
  const [one, other] = [await nodeOn(t, [primary, replica]), await nodeOn(t, [primary, replica])];
  await one.add('One');
  t.same(await one.untilRead(true), ['One']);
  t.same(await other.untilRead(true), ['One']);
  await replica.query('select pg_wal_replay_pause()');
  while (
    (await replica.query<{ state: string }>('select pg_get_wal_replay_pause_state() as state'))[0]!
      .state !== 'paused'
  )
    await sleep(20);

  await one.add('Two');
  t.same(await one.titles(), ['One', 'Two'], 'by the node that wrote');
  t.same(await other.untilRead(false), ['One', 'Two'], 'and by the other, once it heard of it');
  t.match(one.replicas.use(), { known: 1, current: 0 });

  await replica.query('select pg_wal_replay_resume()');
  t.same(await one.untilRead(true), ['One', 'Two']);
  t.same(await other.untilRead(true), ['One', 'Two']);
});

t.test('writes by one node that are read at once are never missed', { skip }, async t => {
  const { primary, replica } = await replicated(t);
  const { replicas, titles, add, untilRead } = await nodeOn(t, [primary, replica]);
  await add('0');
  await untilRead(true);
  const before = replicas.use().reads;
  for (let count = 1; count < 40; count++) {
    const made = await add(String(count));
    if (made.statusCode !== 201) throw new Error(made.body);
    t.equal((await titles()).length, count + 1);
    await untilRead(true);
  }
  t.ok(replicas.use().reads - before >= 39);
});

t.test('a replica that dies, or stands still, is left out', { skip }, async t => {
  const { primary, replica } = await replicated(t);
  const { titles, add, untilRead, replicas } = await nodeOn(t, [primary, replica]);
  await add('One');
  await untilRead(true);
  replica.hold(true);
  t.same(await titles(), ['One'], 'answered by the primary, a little later');
  t.same(await untilRead(false), ['One']);
  replica.hold(false);
  t.same(await untilRead(true), ['One']);
  await replica.stop('SIGQUIT');
  t.same(await titles(), ['One']);
  t.same(await untilRead(false), ['One']);
  while (replicas.use().known > 0) await sleep(20);
  t.same(await titles(), ['One']);
  await replica.start();
  t.same(await untilRead(true), ['One']);
});

t.test('while there is no primary, strangers read what a replica has', { skip }, async t => {
  const { primary, replica } = await replicated(t);
  const { store, app, titles, add, untilRead } = await nodeOn(t, [primary, replica]);
  await add('One');
  await untilRead(true);
  await primary.stop('SIGQUIT');
  while (!store.servers!.isAway) await sleep(20);
  t.same(await titles(), ['One']);
  const refused = await add('Two');
  t.equal(refused.statusCode, 503);
  t.equal(refused.headers['retry-after'], '5');
  t.equal((await app.inject('/readyz')).statusCode, 503);

  replica.promote();
  while (store.servers!.isAway) await sleep(20);
  t.equal((await add('Three')).statusCode, 201, 'and once it is promoted they write to it');
  t.same(await titles(), ['One', 'Three']);
});

t.test(
  'a write of which no replica could be told in time is not told as done',
  { skip },
  async t => {
    const { primary, replica } = await replicated(t, true);
    const { add, titles } = await nodeOn(t, [primary, replica]);
    t.equal((await add('One')).statusCode, 201);
    // The commit waits for it, until the time of a statement has passed.
    await replica.stop('SIGQUIT');
    const waiting = await add('Two');
    t.equal(waiting.statusCode, 503);
    t.match(waiting.json().detail, /^The connection was lost while it was stored: look/);
    await replica.start();
    t.equal((await add('Three')).statusCode, 201);
    t.ok((await titles(KEY)).includes('Three'));
  },
);
