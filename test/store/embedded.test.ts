import fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import t from 'tap';
import { projectFile } from '../../src/project-files.js';
import { openEmbedded } from '../../src/store/embedded.js';
import { openStore } from '../../src/store/open.js';
import { rowsOf } from '../../src/store/rows.js';
import { CannotStart } from '../../src/store/store.js';
import { embeddedFolder, embeddedStore } from '../support/databases.js';
import { startScript } from '../support/scripts.js';

const COMMITS = 50;
/** Most memory of a server on the embedded database, in bytes. */
const MAX_RSS = 300 * 1024 * 1024;

const addCoast = (slug: string) =>
  sql`insert into coasts (slug, name, country, regions) values (${slug}, 'A', 'US', '{WA}')`;

t.test('fsync is on, and done in the one way that reaches the disk', async t => {
  const { db } = await embeddedStore(t);
  const setting = async (name: string) =>
    (await rowsOf<{ value: string }>(db, sql`select current_setting(${name}) as value`))[0]?.value;
  t.equal(await setting('fsync'), 'on');
  t.equal(await setting('synchronous_commit'), 'on');
  t.equal(await setting('wal_sync_method'), 'fsync');
  t.equal(await setting('TimeZone'), 'UTC');
});

t.test('every commit calls fsync on a file of the data folder', async t => {
  const dataDir = embeddedFolder(t);
  const store = await openStore({ databaseUrl: null, dataDir });
  t.teardown(() => store.close());
  // The call is counted and done: nothing is replaced.
  const calls = t.capture(fs, 'fsyncSync', fs.fsyncSync);
  for (let count = 0; count < COMMITS; count++) await store.db.execute(addCoast(`c-${count}`));
  const synced = calls().length;
  t.ok(synced >= COMMITS, `${synced} calls for ${COMMITS} commits`);
});

const holder = `
  import { openStore } from './src/store/open.js';
  await openStore({ databaseUrl: null, dataDir: process.argv.at(-1) });
  process.send('open');
  process.on('disconnect', () => process.exit());`;

t.test('a second server on the folder ends with a sentence that names the folder', async t => {
  const dataDir = embeddedFolder(t);
  const { nextMessage, child } = startScript(t, holder, [dataDir]);
  t.equal(await nextMessage(), 'open');
  const second = startScript(t, `import './src/server.js';`, [], {
    environment: { GIRA_DATA_DIR: dataDir },
  });
  t.same(await second.ended, {
    code: 1,
    stderr: `The data folder ${dataDir} is in use by another Gira (process ${child.pid} on ${hostname()}). Stop that one, or set GIRA_DATA_DIR to another folder.\n`,
  });
});

t.test('after kill -9 the folder opens again with every row that was acknowledged', async t => {
  const dataDir = embeddedFolder(t);
  const writer = `
    import { sql } from 'drizzle-orm';
    import { openStore } from './src/store/open.js';
    const [first] = process.argv.slice(-1);
    const { db } = await openStore({ databaseUrl: null, dataDir: process.argv.at(-2) });
    for (let count = 0; process.connected; count++) {
      const slug = 'row-' + first + '-' + count;
      await db.execute(sql\`insert into coasts (slug, name, country, regions)
        values (\${slug}, 'A', 'US', '{WA}')\`);
      process.send(slug);
    }`;
  const acknowledged: string[] = [];
  for (const round of ['1', '2', '3']) {
    const { child, nextMessage, ended } = startScript(t, writer, [dataDir, round]);
    child.on('message', slug => acknowledged.push(slug as string));
    for (let count = 0; count < 41; count++) await nextMessage();
    child.kill('SIGKILL');
    await ended;
  }
  const store = await openStore({ databaseUrl: null, dataDir });
  t.teardown(() => store.close());
  const rows = await rowsOf<{ slug: string }>(store.db, sql`select slug from coasts`);
  const stored = new Set(rows.map(row => row.slug));
  t.ok(acknowledged.length > 120, `${acknowledged.length} rows were acknowledged`);
  t.same(
    acknowledged.filter(slug => !stored.has(slug)),
    [],
  );
});

t.test('a first start that was interrupted is made again', async t => {
  const dataDir = t.testdir({ 'pg.incomplete': { PG_VERSION: '18', base: {} } });
  const { db, close } = await openEmbedded(dataDir);
  t.same(await rowsOf(db, sql`select 1 as one`), [{ one: 1 }]);
  await close();
  t.same(fs.readdirSync(dataDir), ['pg']);
});

t.test('files of another version of PostgreSQL are refused and left alone', async t => {
  const dataDir = t.testdir({ pg: { PG_VERSION: '17\n' } });
  const cluster = join(dataDir, 'pg');
  await t.rejects(
    openEmbedded(dataDir),
    new CannotStart(
      `The files in ${cluster} are of PostgreSQL 17, this version of Gira holds 18. Start the version that wrote them, or move the folder away.`,
    ),
  );
  t.same(fs.readdirSync(dataDir), ['pg']);
});

t.test('a folder that cannot be written is refused in a sentence', async t => {
  const file = join(t.testdir({ file: '' }), 'file');
  const folders = { [file]: 'EEXIST', [join(file, 'below')]: 'ENOTDIR', '/proc/gira': 'ENOENT' };
  for (const [folder, code] of Object.entries(folders)) {
    await t.rejects(
      openEmbedded(folder),
      new CannotStart(
        `The folder ${folder} cannot be written (${code}). Set GIRA_DATA_DIR to one that can.`,
      ),
    );
  }
});

t.test('an embedded server stays below 300 MB of memory, holidays loaded', async t => {
  const dataDir = embeddedFolder(t);
  const script = `
    const { buildApp } = await import('./src/app.js');
    const { fixFeedHost } = await import('./src/store/installation.js');
    const { openStore } = await import('./src/store/open.js');
    const store = await openStore({ databaseUrl: null, dataDir: process.argv.at(-1) });
    const feedHost = await fixFeedHost(store.db, 'gira.test');
    const config = { coordinatorKey: null, publicUrl: 'https://gira.test', trustProxy: false, rateLimit: null };
    const app = await buildApp({ store, config, feedHost });
    const urls = ['/feeds/all.ics', '/api/v1/tours', '/api/v1/cities?q=bost', '/api/v1/conflicts'];
    const { holidayOn } = await import('./src/domain/holidays.js');
    holidayOn({ country: 'US', region: 'MA' }, '2013-04-15');
    const answers = [];
    for (const url of urls) answers.push((await app.inject(url)).statusCode);
    process.send({ answers, rss: process.memoryUsage.rss() });`;
  const { nextMessage } = startScript(t, script, [dataDir], { flags: startFlags() });
  const { answers, rss } = (await nextMessage()) as { answers: number[]; rss: number };
  t.same(answers, [200, 200, 200, 200]);
  t.ok(rss < MAX_RSS, `${Math.round(rss / 1024 / 1024)} MB`);
});

/** The flags that `npm start` gives to Node. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(fs.readFileSync(projectFile('package.json'), 'utf8'));
  return (scripts.start as string).split(' ').filter(word => word.startsWith('--'));
}
