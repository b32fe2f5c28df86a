import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { addDays } from '../../../src/domain/calendar-date.js';
import { readLines } from '../../../src/store/backup/read-lines.js';
import { restore } from '../../../src/store/backup/restore.js';
import { rollBackups, startBackups } from '../../../src/store/backup/rolling.js';
import { testApp } from '../../support/app.js';
import { embeddedStore, ownStore } from '../../support/databases.js';
import { dump } from '../../support/dump.js';
import { laborTour } from '../../support/tours.js';

/** What is told to the log. */
function listening() {
  const errors: string[] = [];
  return { errors, log: { error: (_: unknown, message: string) => void errors.push(message) } };
}

t.test('the backups of seven days are kept, and each can be restored', async t => {
  const store = await embeddedStore(t);
  await laborTour(await testApp(t, { store }));
  const folder = join(t.testdir({}), 'backups');
  const days = Array.from({ length: 9 }, (_, day) => addDays('2027-02-24', day));
  for (const [at, day] of days.entries()) {
    await rollBackups(store.db, folder, new Date(`${day}T12:00:00Z`));
    if (at === 0)
      writeFileSync(join(folder, `gira-${day}.jsonl.gz.part`), 'of one that was killed');
    if (at === 0) writeFileSync(join(folder, 'notes.txt'), 'of somebody else');
  }
  await rollBackups(store.db, folder, new Date(`${days.at(-1)}T23:00:00Z`));
  const names = days.slice(-7).map(day => `gira-${day}.jsonl.gz`);
  t.same(readdirSync(folder).sort(), [...names, 'notes.txt']);
  t.equal(statSync(folder).mode & 0o777, 0o700, 'for its owner alone');
  const target = await ownStore(t);
  await restore(target.db, take => readLines(join(folder, names[0]!), take));
  t.strictSame(await dump(target), await dump(store));
});

t.test('the embedded database is backed up as long as the server runs', async t => {
  const store = await embeddedStore(t);
  const dataDir = t.testdir({});
  const { log, errors } = listening();
  const now = () => new Date('2027-02-03T12:00:00Z');
  const times = { firstAfter: 1, every: 60_000 };
  const { close } = startBackups(store, dataDir, { log, now, ...times });
  const file = join(dataDir, 'backups/gira-2027-02-03.jsonl.gz');
  while (!existsSync(file)) await sleep(10);
  await close();
  t.same(errors, []);
  const soon = startBackups(store, join(dataDir, 'other'), { log, now, ...times });
  await sleep(20);
  await soon.close();
  t.ok(
    existsSync(join(dataDir, 'other/backups', 'gira-2027-02-03.jsonl.gz')),
    'it ends what it began',
  );
});

t.test('a backup that fails is told to the log, and the next one tried', async t => {
  const store = await embeddedStore(t);
  const dataDir = t.testdir({ backups: 'not a folder' });
  const { log, errors } = listening();
  const { close } = startBackups(store, dataDir, { log, firstAfter: 1, every: 5 });
  while (errors.length < 2) await sleep(5);
  await close();
  t.match(errors, [/^the daily backup was not written, and is tried again tomorrow$/]);
});

t.test('a database on a server is left to those who run it', async t => {
  const store = await ownStore(t);
  const dataDir = t.testdir({});
  const { close } = startBackups(store, dataDir, { ...listening(), firstAfter: 1 });
  await sleep(50);
  await close();
  t.same(readdirSync(dataDir), store.kind === 'server' ? [] : ['backups']);
});
