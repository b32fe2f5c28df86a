import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { findKey } from '../../src/store/keys.js';
import type { Store } from '../../src/store/store.js';
import { testApp } from '../support/app.js';
import { ownStore } from '../support/databases.js';

async function prepared(t: Test, store?: Store) {
  const app = await testApp(t, store ? { store } : {});
  const { json } = await app.as('coordinator')('POST', '/api/v1/keys', {
    ...{ role: 'coordinator', label: 'Ana' },
  });
  const read = async () => (await findKey(app.store.db, json.id))!.lastUsedAt;
  const until = async (wanted: string) => {
    while ((await read()) !== wanted) await sleep(20);
  };
  return { ...app, json, read, until, call: app.as({ key: json.key }) };
}

t.test('the use of a key is noted to the minute', async t => {
  const { clock, read, until, call } = await prepared(t);
  t.equal(await read(), null);
  await call('GET', '/api/v1/tours');
  const first = '2026-11-22T12:00:00.000Z';
  await until(first);
  clock.now = new Date('2026-11-22T12:00:59.999Z');
  await call('GET', '/api/v1/tours');
  await sleep(100);
  t.equal(await read(), first, 'not before a minute is over');
  clock.now = new Date('2026-11-22T12:01:00Z');
  await call('GET', '/api/v1/nothing');
  const second = '2026-11-22T12:01:00.000Z';
  await sleep(2000);
  t.equal(await read(), first, 'where there is nothing, no key is asked for');
  await call('GET', '/api/v1/tours');
  await until(second);
});

t.test('a use that cannot be noted fails nobody', async t => {
  const { app, store, read, call } = await prepared(t, await ownStore(t));
  store.db.update = () => {
    throw new Error('no');
  };
  t.equal((await call('GET', '/api/v1/tours')).status, 200);
  t.equal(await read(), null);
  await t.resolves(app.close());
});
