import { sql } from 'drizzle-orm';
import t from 'tap';
import { openStore } from '../../src/store/open.js';
import { rowsOf } from '../../src/store/rows.js';
import type { Store } from '../../src/store/store.js';
import { embeddedStore, serverDatabase } from '../support/databases.js';
import { hearing } from '../support/hearing.js';
import { readState } from '../support/state.js';

const notify = ({ db }: Store, tour: string) =>
  db.execute(sql`select pg_notify('gira_changes', ${tour})`);

t.test('a write is heard from the embedded database', async t => {
  const store = await embeddedStore(t);
  const { heard, until, stop } = hearing(store.changes);
  await until(() => heard.includes('begin'));
  await notify(store, 'a-tour');
  await until(() => heard.includes('tour a-tour'));
  stop();
  await notify(store, 'another');
  t.same(heard, ['begin', 'tour a-tour'], 'who stopped hears no more');
});

const skip = readState().missing ?? false;
t.test('a write of one node is heard by another', { skip }, async t => {
  const databaseUrl = (await serverDatabase(t))!;
  const open = async () => {
    const store = await openStore({ databaseUrl, dataDir: '' });
    t.teardown(() => store.close());
    return store;
  };
  const [one, other] = [await open(), await open()];
  const { heard, until } = hearing(other.changes);
  await until(() => heard.includes('begin'));
  await notify(one, '');
  await until(() => heard.includes('tour '));

  t.comment('a connection that is lost is made again, and everybody is told to look again');
  const listeners = await rowsOf<{ pid: number }>(
    one.db,
    sql`select pid from pg_stat_activity where application_name = 'gira listener'
      and datname = current_database()`,
  );
  t.equal(listeners.length, 1, 'who wants to know nothing has no connection');
  await one.db.execute(sql`select pg_terminate_backend(${listeners[0]!.pid}::int)`);
  await until(() => heard.filter(what => what === 'begin').length === 2);
  await notify(one, 'a-tour');
  await until(() => heard.includes('tour a-tour'));
  t.same(heard, ['begin', 'tour ', 'lose', 'begin', 'tour a-tour']);
});
