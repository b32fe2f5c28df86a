import { sql } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { backUp } from '../../../src/store/backup/backup.js';
import { restore } from '../../../src/store/backup/restore.js';
import type { Store } from '../../../src/store/store.js';
import { type TestApp, testApp } from '../../support/app.js';
import { embeddedStore, ownStore } from '../../support/databases.js';
import { dump } from '../../support/dump.js';
import { type Shown, storeFullWorld } from '../../support/full-world.js';
import { readState } from '../../support/state.js';
import { laborTour, writing } from '../../support/tours.js';

const now = new Date('2013-02-20T12:00:00Z');

/** A backup as its lines. */
async function linesOf({ db }: Store): Promise<string[]> {
  const lines: string[] = [];
  await backUp(db, async line => void lines.push(line), now);
  return lines;
}

const restoreLines = ({ db }: Store, lines: readonly string[]) =>
  restore(db, async take => {
    for (const line of lines) await take(line);
  });

/** Everything that the public may subscribe to, and what was shown once: bytes and entity tags. */
async function answersOf({ as }: TestApp, shown: Shown, feeds: string[]) {
  const paths = feeds.flatMap(feed => [
    ...[`/feeds/${feed}.ics`, `/feeds/${feed}.ics?lang=es`, `/feeds/${feed}.atom`],
  ]);
  const own = [shown.feed, shown.sheet, shown.entry, shown.receipt];
  const answers: Record<string, unknown> = {};
  for (const path of [...paths, ...own]) {
    const { status, headers, text } = await as('public')('GET', path);
    answers[path] = [status, headers.etag, path.startsWith('/feeds') ? text : text.length];
  }
  const key = await as({ key: shown.key })('GET', '/api/v1/venues');
  return { ...answers, key: [key.status, key.json] };
}

/** An empty database on the server where there is one, else another embedded one. */
const elsewhere = (t: Test) => (readState().missing === null ? ownStore(t) : embeddedStore(t));

t.test('a world with rows in every table is the same after two moves', async t => {
  const source = await testApp(t, { store: await embeddedStore(t) });
  const shown = await storeFullWorld(source);
  const before = await dump(source.store);
  const empty = Object.keys(before).filter(name => before[name]!.length === 0);
  t.same(empty, [], 'no table is untried');
  const lines = await linesOf(source.store);
  const feeds = [...new Set(before.feed_entries!.map(row => (row as { feed: string }).feed))];
  const answers = await answersOf(source, shown, feeds);

  const stores = [await elsewhere(t), await embeddedStore(t)];
  let last = lines;
  for (const store of stores) {
    const counts = await restoreLines(store, last);
    t.same(counts, Object.fromEntries(Object.entries(before).map(([k, rows]) => [k, rows.length])));
    t.strictSame(await dump(store), before, `row for row (${store.kind})`);
    last = await linesOf(store);
    t.strictSame(last, lines, 'a backup of what was restored is the same');
  }
  const isOfChanges = (line: string) => line.startsWith('{"table":"changes"');
  const others = lines.slice(1, -1).filter(line => !isOfChanges(line));
  const odd = [lines[0]!, ...others, ...lines.filter(isOfChanges), lines.at(-1)!];
  await t.rejects(
    restoreLines(await elsewhere(t), odd),
    { name: 'Damaged' },
    'webhooks are queued by a trigger: it would write what is there already',
  );
  for (const store of stores) {
    const target = await testApp(t, { store });
    target.clock.now = source.clock.now;
    t.strictSame(await answersOf(target, shown, feeds), answers, `what is read (${store.kind})`);
    await writing(target).add('/tours', { title: 'Next' });
    const next = (before.changes!.at(-1) as { id: number }).id;
    const { json } = await target.as('coordinator')(
      'GET',
      '/api/v1/changes?type=tour&subject=next',
    );
    t.ok(json.items[0].id > next, 'numbers go on');
  }
});

const skip = readState().missing ?? false;

t.test('a backup is of one moment, whatever others write meanwhile', { skip }, async t => {
  const store = await ownStore(t);
  const app = await testApp(t, { store });
  await laborTour(app);
  const before = await dump(store);
  const lines: string[] = [];
  await backUp(
    store.db,
    async line => {
      lines.push(line);
      // All are written at once where the first rows are: in tables that come before and after.
      if (lines.length === 2) await writing(app).add('/tours', { title: 'Meanwhile' });
    },
    now,
  );
  const target = await embeddedStore(t);
  await restoreLines(target, lines);
  t.strictSame(await dump(target), before);
  t.notSame(await dump(store), before);
});

t.test('a database that no Gira has been in has nothing to back up', async t => {
  const store = await ownStore(t);
  await store.db.execute(sql`drop schema drizzle cascade`);
  await t.rejects(linesOf(store), { name: 'CannotStart', message: /^There is nothing to back up/ });
});

t.test('a database that a newer Gira has been in is left to that one', async t => {
  const store = await ownStore(t);
  await store.db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at)
    values ('newer', 99999999999999)`);
  await t.rejects(linesOf(store), { name: 'CannotStart', message: /by a newer version of Gira/ });
});
