import t from 'tap';
import { fixFeedHost, installationOf } from '../../src/store/installation.js';
import { onBothDatabases } from '../support/databases.js';

onBothDatabases(
  t,
  'the host in every UID is that of the first start, for ever',
  async (t, { db }) => {
    t.equal(await fixFeedHost(db, 'first.example'), 'first.example');
    t.equal(await fixFeedHost(db, 'second.example'), 'first.example');
    t.match(await installationOf(db), { id: 1, feedHost: 'first.example', createdAt: Date });
  },
);

onBothDatabases(t, 'nodes that start at once agree on one host', async (t, { db }) => {
  const hosts = ['a', 'b', 'c', 'd'].map(name => fixFeedHost(db, `${name}.example`));
  t.equal(new Set(await Promise.all(hosts)).size, 1);
});
