import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { openStore } from '../../src/store/open.js';
import { rowsOf } from '../../src/store/rows.js';
import type { Store } from '../../src/store/store.js';
import { testApp } from '../support/app.js';
import { emptyDatabase, start } from '../support/commands.js';
import { embeddedFolder, serverDatabase } from '../support/databases.js';
import { dump } from '../support/dump.js';
import { readState } from '../support/state.js';
import { laborTour } from '../support/tours.js';

type Settings = Record<string, string>;

const run = (t: Test, settings: Settings, script: string, ...args: string[]) =>
  start(t, script, args, settings).ended;

async function withStore<T>(settings: Settings, work: (store: Store) => Promise<T>): Promise<T> {
  const { DATABASE_URL: databaseUrl = null, GIRA_DATA_DIR: dataDir = '' } = settings;
  const store = await openStore({ databaseUrl, dataDir });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const contentOf = (settings: Settings) => withStore(settings, dump);

/** The tables that hold anything. */
const storedIn = (all: Record<string, unknown[]>) =>
  Object.keys(all).filter(name => all[name]!.length > 0);

/** The server has other databases, too. */
const locksHere = sql`pg_locks
  where database = (select oid from pg_database where datname = current_database())`;

/** An embedded database with the Labor Tour, which every test leaves as it is. */
const full = { GIRA_DATA_DIR: embeddedFolder(t) };
const content = await withStore(full, async store => {
  const app = await testApp(t, { store });
  await laborTour(app);
  await app.app.close();
  return dump(store);
});
const file = join(t.testdir({}), 'gira.jsonl.gz');

t.test('a backup is written and restored on the terminal', async t => {
  const backup = await run(t, full, 'backup', file);
  t.match(backup, { code: 0, err: '' });
  t.match(backup.out, /^\d+ rows of \d+ tables are in .*gira\.jsonl\.gz\.\nThey hold contacts, /);
  const target = await emptyDatabase(t);
  const restored = await run(t, target, 'restore', file);
  t.match(restored, { code: 0, err: '', out: /^\d+ rows of \d+ tables were restored\.\n/ });
  t.strictSame(await contentOf(target), content);
  const again = await run(t, target, 'restore', file);
  t.match(again, { code: 1, out: '', err: /^The database to restore into is not empty: .*\n$/ });
  const piped = await run(t, full, 'backup', '-');
  t.match(piped, { code: 0, err: /^\d+ rows of \d+ tables are in the output\./ });
  t.match(piped.out, /^\{"gira":.*\n[\s\S]*\n\{"end":.*\n$/);
});

t.test('a slip of the hand is one sentence', async t => {
  const folder = t.testdir({});
  const nowhere = { GIRA_DATA_DIR: join(folder, 'nowhere') };
  for (const [script, args, err] of [
    ['backup', [], /^Name one file\.\nUsage: npm run backup -- FILE \(or -\)\n$/],
    ['backup', ['x'], /^There is no database in the folder .*nowhere\. GIRA_DATA_DIR names .*\n$/],
    ['restore', ['a', 'b'], /^Name one file\.\nUsage: npm run restore/],
    ['move', [], /^DATABASE_URL must name an empty database on a server\.\nUsage: DATABASE_URL=/],
  ] as const) {
    t.match(await run(t, nowhere, script, ...args), { code: 1, out: '', err }, script);
  }
  t.notOk(existsSync(nowhere.GIRA_DATA_DIR), 'nothing is made where there is nothing');
  const url = 'postgres://gira:s3cret@127.0.0.1:1/gira';
  const away = await run(t, { DATABASE_URL: url }, 'backup', join(folder, 'x'));
  t.match(away, { code: 1, err: /^The database of DATABASE_URL cannot be reached \(.*\n$/ });
  t.notMatch(away.err, /s3cret/);
  const lost = await run(t, { GIRA_DATA_DIR: embeddedFolder(t) }, 'restore', 'no-such-file');
  t.match(lost, { code: 1, err: 'no-such-file cannot be read (ENOENT).\n' });
});

const skip = readState().missing ?? false;

t.test('an embedded database is moved to a server in one command', { skip }, async t => {
  const server = { DATABASE_URL: (await serverDatabase(t))! };
  const moved = await run(t, { ...full, ...server }, 'move');
  t.match(moved, { code: 0, err: '' });
  t.match(
    moved.out,
    / {6}1 {2}tours\n[\s\S]*\n\d+ rows of \d+ tables were moved, and counted at both ends\.\nStart Gira with this/,
  );
  t.strictSame(await contentOf(server), content);
  t.strictSame(await contentOf(full), content, 'the folder is as it was');
  const again = await run(t, { ...full, ...server }, 'move');
  t.match(again, { code: 1, out: '', err: /^The database to restore into is not empty/ });
});

t.test('the folder of a server that runs is neither backed up nor moved', { skip }, async t => {
  const server = { DATABASE_URL: (await serverDatabase(t))! };
  const other = join(t.testdir({}), 'gira.jsonl');
  const inUse = { code: 1, out: '', err: /^The data folder .* is in use by another Gira/ };
  await withStore(full, async () => {
    const asked = await run(t, full, 'backup', other);
    t.match(asked, inUse);
    t.match(asked.err, /Or take the newest of its own: .*\/backups\.\n$/);
    t.match(await run(t, { ...full, ...server }, 'move'), inUse);
  });
  t.notOk(existsSync(other));
});

/** Starts a restore and gives it all lines but the last, which it waits for. */
async function almostRestored(t: Test, settings: Settings, lines: string[]) {
  const { child, ended } = start(t, 'restore', ['-'], settings);
  const almost = lines.slice(0, -1).map(line => `${line}\n`);
  await new Promise(done => child.stdin.write(almost.join(''), done));
  return { child, ended };
}

t.test('a restore that is killed midway has stored nothing, and can be done again', async t => {
  const lines = String(gunzipSync(readFileSync(file)))
    .trimEnd()
    .split('\n');
  const url = await serverDatabase(t);
  const embedded = { GIRA_DATA_DIR: embeddedFolder(t) };
  for (const settings of [embedded, ...(url === null ? [] : [{ DATABASE_URL: url }])]) {
    const { child } = await almostRestored(t, settings, lines);
    await (settings === embedded ? sleep(3000) : untilLocked(settings));
    t.equal(child.exitCode, null);
    child.kill('SIGKILL');
    await once(child, 'close');
    t.same(storedIn(await contentOf(settings)), ['coasts'], 'what a new database comes with');
    t.match(await run(t, settings, 'restore', file), { code: 0, err: '' });
  }
});

t.test(
  'a move that is killed midway has stored nothing, and can be done again',
  { skip },
  async t => {
    const server = { DATABASE_URL: (await serverDatabase(t))! };
    await withStore(server, async ({ db }) => {
      // It waits for the test before it stores the first leg.
      await db.execute(sql`create function wait_here() returns trigger language plpgsql as $$
        begin set local lock_timeout = 0; perform pg_advisory_xact_lock(1); return null; end $$`);
      await db.execute(
        sql`create trigger wait_here before insert on legs execute function wait_here()`,
      );
      await db.transaction(async tx => {
        await tx.execute(sql`select pg_advisory_xact_lock(1)`);
        const { child } = start(t, 'move', [], { ...full, ...server });
        const waiting = sql`select from ${locksHere} and not granted`;
        while ((await rowsOf(tx, waiting)).length === 0) await sleep(20);
        child.kill('SIGKILL');
        await once(child, 'close');
      });
      const held = sql`select from ${locksHere} and mode = 'ShareRowExclusiveLock'`;
      while ((await rowsOf(db, held)).length > 0) await sleep(20);
      await db.execute(sql`drop function wait_here cascade`);
    });
    t.same(storedIn(await contentOf(server)), ['coasts'], 'what a new database comes with');
    t.match(await run(t, { ...full, ...server }, 'move'), { code: 0, err: '' });
    t.strictSame(await contentOf(server), content);
    t.strictSame(await contentOf(full), content);
  },
);

t.test('a backup that is killed midway leaves the one before', { skip }, async t => {
  const server = { DATABASE_URL: (await serverDatabase(t))! };
  const folder = t.testdir({ 'gira.jsonl': 'the one before' });
  const over = join(folder, 'gira.jsonl');
  await withStore(server, async ({ db }) => {
    await db.transaction(async tx => {
      // Far down in the order: all that comes before is written when it waits here.
      await tx.execute(sql`lock table event_speakers in access exclusive mode`);
      const { child } = start(t, 'backup', [over], server);
      const waiting = sql`select from ${locksHere} and not granted`;
      while ((await rowsOf(tx, waiting)).length === 0) await sleep(20);
      child.kill('SIGKILL');
      await once(child, 'close');
    });
  });
  t.same(readdirSync(folder).sort(), ['gira.jsonl', 'gira.jsonl.part']);
  t.equal(readFileSync(over, 'utf8'), 'the one before');
  t.match(await run(t, server, 'backup', over), { code: 0, err: '' });
  t.same(readdirSync(folder), ['gira.jsonl']);
  t.match(readFileSync(over, 'utf8'), /\n\{"end":.*\n$/);
});

/** Until somebody else has locked the tables, as a restore does before its first row. */
async function untilLocked(settings: Settings): Promise<void> {
  await withStore(settings, async ({ db }) => {
    const locked = sql`select from ${locksHere} and mode = 'ShareRowExclusiveLock' and granted`;
    while ((await rowsOf(db, locked)).length === 0) await sleep(20);
  });
}
