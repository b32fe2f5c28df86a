import pg from 'pg';
import t, { type Test } from 'tap';
import { serverListener } from '../../src/store/server-listener.js';
import { Servers } from '../../src/store/servers/servers.js';
import { serverDatabase } from '../support/databases.js';
import { hearing } from '../support/hearing.js';
import { pooled, withoutPooler } from '../support/pooler.js';
import { readState } from '../support/state.js';

const skip = readState().missing ?? withoutPooler;

/** What a listener at an address hears. */
function listening(t: Test, url: string) {
  const servers = new Servers([url]);
  const listener = serverListener(servers);
  t.teardown(() => Promise.all([listener.close(), servers.close()]));
  return hearing(listener);
}

t.test(
  'behind a pooler that keeps a session for each client, writes are heard',
  { skip },
  async t => {
    const databaseUrl = (await serverDatabase(t))!;
    const { heard, until } = listening(t, await pooled(t, databaseUrl, 'session'));
    await until(() => heard.includes('begin'));
    const writer = new pg.Client(databaseUrl);
    t.teardown(() => writer.end());
    await writer.connect();
    await writer.query(`notify gira_changes, 'a-tour'`);
    await until(() => heard.includes('tour a-tour'));
    t.same(heard, ['begin', 'tour a-tour']);
  },
);

t.test(
  'behind one that shares connections between transactions, nobody is told that writes are heard',
  { skip },
  async t => {
    const databaseUrl = (await serverDatabase(t))!;
    const { heard, until } = listening(t, await pooled(t, databaseUrl, 'transaction'));
    await until(() => heard.includes('lose'));
    t.same(heard, ['lose']);
  },
);
