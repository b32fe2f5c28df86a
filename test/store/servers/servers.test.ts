import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { Servers } from '../../../src/store/servers/servers.js';
import { type ReplicatedServer, replicated } from '../../support/replicated.js';
import { readState } from '../../support/state.js';

const skip = readState().missing ?? false;

/** Servers that are watched, what was told of them, and how often connections were cut. */
async function watched(t: Test, given: readonly ReplicatedServer[]) {
  const servers = new Servers(given.map(({ url }) => url) as [string]);
  t.teardown(() => servers.close());
  const told: string[] = [];
  servers.heed({ tell: news => told.push(news), cut: () => told.push('cut') });
  await servers.asked();
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await sleep(20);
  };
  return { servers, told, until };
}

t.test('the primary is found wherever it stands in the list', { skip }, async t => {
  const { primary, replica } = await replicated(t);
  for (const given of [
    [primary, replica],
    [replica, primary],
  ]) {
    const { servers } = await watched(t, given);
    t.equal(servers.primary.url, primary.url);
    t.equal(servers.isAway, false);
    t.same(
      servers.replicas.map(({ url }) => url),
      [replica.url],
    );
  }
});

t.test('a replica that is promoted takes the writes from then on', { skip }, async t => {
  const { primary, replica } = await replicated(t);
  const { servers, told, until } = await watched(t, [primary, replica]);

  await primary.stop('SIGQUIT');
  await until(() => servers.isAway);
  t.match(told.splice(0), ['cut', /^no server of the database takes writes \(.+\)$/]);
  t.same(servers.replicas.length, 1, 'which can be read meanwhile');

  replica.promote();
  await until(() => !servers.isAway);
  t.equal(servers.primary.url, replica.url);
  t.same(told.splice(0), [
    'cut',
    `the database takes writes at 127.0.0.1:${replica.port}, which is the primary now`,
  ]);
  t.same(servers.replicas, []);

  // The first comes back as if nothing had been: nobody follows it any more.
  await primary.start();
  await sleep(700);
  t.equal(servers.primary.url, replica.url);
  const later = await watched(t, [primary, replica]);
  t.equal(later.servers.primary.url, replica.url, 'also for a node that starts now');
  await replica.stop('SIGQUIT');
  await until(() => servers.isAway);
  await later.until(() => later.servers.isAway);
  await sleep(700);
  t.ok(servers.isAway, 'and so it stays when the primary is away');
  t.ok(later.servers.isAway);

  await replica.start();
  await primary.follow(replica);
  await until(() => !servers.isAway && servers.replicas.length === 1);
  t.equal(servers.primary.url, replica.url);
  t.equal(servers.replicas[0]!.url, primary.url, 'it follows like any other');
});

t.test('a server that stands still is away, until it goes on', { skip }, async t => {
  const { primary } = await replicated(t);
  const { servers, told, until } = await watched(t, [primary]);
  primary.hold(true);
  await until(() => servers.isAway);
  primary.hold(false);
  await until(() => !servers.isAway);
  t.match(told, [
    'cut',
    /^no server of the database takes writes \(.+\)$/,
    'the database takes writes again',
  ]);
});

t.test('a server of another installation is neither primary nor replica', { skip }, async t => {
  const [one, other] = [await replicated(t), await replicated(t)];
  const { servers, until } = await watched(t, [one.primary, other.primary, other.replica]);
  t.equal(servers.primary.url, one.primary.url);
  t.same(servers.replicas, []);
  await one.primary.stop();
  await until(() => servers.isAway);
  await sleep(700);
  t.ok(servers.isAway);
});
