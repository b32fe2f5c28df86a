import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import t from 'tap';
import { projectFile } from '../../src/project-files.js';
import { allCoasts } from '../../src/store/coasts.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open.js';
import { rowsOf } from '../../src/store/rows.js';
import { CannotStart, type Database } from '../../src/store/store.js';
import { onBothDatabases } from '../support/databases.js';
import { startScript } from '../support/scripts.js';
import { readState } from '../support/state.js';

const { serverUrl, missing } = readState();
const skip = missing ?? false;
const migrations = readdirSync(projectFile('db/migrations')).filter(name => /\.sql$/.test(name));
const applied = (db: Database) => rowsOf(db, sql`select id from drizzle.__drizzle_migrations`);

onBothDatabases(t, 'the migrations are there once after every start', async (t, store) => {
  const { db, kind } = store;
  if (kind === 'embedded') await migrate(store);
  t.equal((await applied(db)).length, migrations.length);
  t.equal((await allCoasts(db)).length, 6);
});

t.test('four nodes that start on one empty database all succeed (server)', { skip }, async t => {
  const name = `t_${randomBytes(8).toString('hex')}`;
  const administer = async (statement: string) => {
    const client = new pg.Client(`${serverUrl}/postgres`);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await administer(`create database ${name}`);
  t.teardown(() => administer(`drop database ${name} with (force)`));
  const script = `
    import { openStore } from './src/store/open.js';
    process.once('message', async () => {
      const store = await openStore({ databaseUrl: process.argv.at(-1), dataDir: '' });
      process.send('open');
    });
    process.send('ready');`;
  const databaseUrl = `${serverUrl}/${name}`;
  const nodes = [1, 2, 3, 4].map(() => startScript(t, script, [databaseUrl]));
  await Promise.all(nodes.map(node => node.nextMessage()));
  for (const { child } of nodes) child.send('go');
  const answers = await Promise.all(nodes.map(node => node.nextMessage()));
  t.same(answers, ['open', 'open', 'open', 'open']);
  const { db, close } = await openStore({ databaseUrl, dataDir: '' });
  t.equal((await applied(db)).length, migrations.length);
  t.equal((await allCoasts(db)).length, 6);
  await close();
  for (const { child } of nodes) child.kill();
});

t.test('a server that cannot be reached is told in a sentence, without the password', async t => {
  const urls = [
    ...['postgres://gira:s3cret@127.0.0.1:1/gira', 'postgres://gira:s3cret@nowhere.invalid/gira'],
    'postgres://gira:s3cret@127.0.0.1:port/gira',
    'postgres://gira:s3cret%zz@127.0.0.1:1/gira',
  ];
  for (const databaseUrl of urls) {
    const error = await openStore({ databaseUrl, dataDir: '' }).catch(caught => caught);
    t.ok(error instanceof CannotStart, `${databaseUrl}: ${error}`);
    t.match(error.message, /^The database of DATABASE_URL cannot be reached \(.+\)\. Check the/);
    t.notMatch(error.message, /s3cret/);
  }
});

t.test('a database that does not exist is told in a sentence (server)', { skip }, async t => {
  await t.rejects(
    openStore({ databaseUrl: `${serverUrl}/nothing_here`, dataDir: '' }),
    new CannotStart(
      'The database of DATABASE_URL cannot be reached (database "nothing_here" does not exist). Check the address, the password and that the server runs.',
    ),
  );
});
