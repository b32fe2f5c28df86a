import fs, { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { lockFolder } from '../../src/store/folder-lock.js';
import { CannotStart } from '../../src/store/store.js';
import { startScript } from '../support/scripts.js';

/** A folder with the lock file of another owner, whose last beat was so many seconds ago. */
function lockedFolder(t: Test, owner: object | string, secondsAgo = 0): string {
  const folder = t.testdir({});
  const text = typeof owner === 'string' ? owner : JSON.stringify(owner);
  writeFileSync(join(folder, 'gira.lock'), text);
  const beat = Date.now() / 1000 - secondsAgo;
  utimesSync(join(folder, 'gira.lock'), beat, beat);
  return folder;
}
const ownerOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'gira.lock'), 'utf8'));
const inUse = (folder: string, who: string) =>
  new CannotStart(
    `The data folder ${folder} is in use by another Gira (${who}). Stop that one, or set GIRA_DATA_DIR to another folder.`,
  );

/** Takes the folder and gives it back: true when it could be taken. */
function isFree(folder: string): boolean {
  try {
    lockFolder(folder)();
    return true;
  } catch (error) {
    if (error instanceof CannotStart) return false;
    throw error;
  }
}

t.test('the lock names its owner, and is gone with it', async t => {
  const folder = t.testdir({});
  const unlock = lockFolder(folder);
  t.match(ownerOf(folder), { pid: process.pid, host: hostname(), started: String });
  t.same(readdirSync(folder), ['gira.lock']);
  unlock();
  t.same(readdirSync(folder), []);
});

t.test('a folder that a living process holds is refused, and its lock stays', async t => {
  const folder = t.testdir({});
  const unlock = lockFolder(folder);
  const before = ownerOf(folder);
  t.throws(() => lockFolder(folder), inUse(folder, `process ${process.pid} on ${hostname()}`));
  t.same(ownerOf(folder), before);
  t.same(readdirSync(folder), ['gira.lock']);
  unlock();
});

t.test('the lock of a process that is gone is taken over', async t => {
  const gone = { pid: 2 ** 22 + 1, started: null, host: hostname() };
  t.ok(isFree(lockedFolder(t, gone)));
});

t.test('the lock of an earlier process with the number of a living one is taken over', async t => {
  const earlier = { pid: process.pid, started: 'another-boot 1', host: hostname() };
  t.ok(isFree(lockedFolder(t, earlier)));
});

t.test('where the system told no start, a living number holds the lock', async t => {
  const folder = lockedFolder(t, { pid: process.pid, started: null, host: hostname() }, 3600);
  t.notOk(isFree(folder));
});

t.test('the lock of another machine holds while it beats, and 30 seconds longer', async t => {
  const elsewhere = { pid: 1, started: null, host: 'elsewhere.example' };
  const fresh = lockedFolder(t, elsewhere, 25);
  t.throws(() => lockFolder(fresh), inUse(fresh, 'process 1 on elsewhere.example'));
  t.ok(isFree(lockedFolder(t, elsewhere, 31)));
});

t.test('a lock file that names nobody is taken over', async t => {
  for (const garbage of ['', 'not json', 'null', '{}', '[]', '5', '"text"', '{"pid":"1"}']) {
    t.ok(isFree(lockedFolder(t, garbage)), JSON.stringify(garbage));
  }
});

t.test('who lost the lock to another does not take it away from them', async t => {
  const folder = t.testdir({});
  const unlock = lockFolder(folder);
  const other = { pid: process.ppid, started: null, host: hostname() };
  writeFileSync(join(folder, 'gira.lock'), JSON.stringify(other));
  unlock();
  t.same(ownerOf(folder), other);
});

t.test('a lock that another takes while the stale one is looked for is left alone', async t => {
  const gone = { pid: 2 ** 22 + 1, started: null, host: hostname() };
  const other = { pid: process.ppid, started: null, host: hostname() };
  const { mkdirSync } = fs;
  for (const when of ['before it is read', 'after it was read']) {
    const folder = lockedFolder(t, gone);
    const file = join(folder, 'gira.lock');
    let isLookedFor = false;
    const looking = t.capture(fs, 'mkdirSync', path => {
      mkdirSync(path);
      isLookedFor = true;
      if (when === 'before it is read') fs.rmSync(file);
    });
    const reading = t.capture(fs, 'readFileSync', ((path: string, how: 'utf8') => {
      const isNow = isLookedFor && path === file;
      if (isNow) isLookedFor = false;
      try {
        return readFileSync(path, how);
      } finally {
        if (isNow) writeFileSync(file, JSON.stringify(other));
      }
    }) as typeof readFileSync);
    t.throws(() => lockFolder(folder), inUse(folder, `process ${process.ppid} on ${hostname()}`));
    looking.restore();
    reading.restore();
    t.same(ownerOf(folder), other, when);
    t.same(readdirSync(folder), ['gira.lock']);
  }
});

t.test('of many that take one stale lock at once, exactly one gets it', async t => {
  const script = `
    import { lockFolder } from './src/store/folder-lock.js';
    process.once('message', () => {
      try { lockFolder(process.argv.at(-1)); process.send('taken'); }
      catch (error) { process.send(error.name); }
    });
    process.send('ready');
    process.on('disconnect', () => process.exit());`;
  for (let round = 0; round < 5; round++) {
    const folder = lockedFolder(t, { pid: 2 ** 22 + 1, started: null, host: hostname() });
    const takers = Array.from({ length: 4 }, () => startScript(t, script, [folder]));
    await Promise.all(takers.map(taker => taker.nextMessage()));
    const answers = takers.map(taker => {
      const answer = taker.nextMessage();
      taker.child.send('go');
      return answer;
    });
    t.same((await Promise.all(answers)).sort(), [
      ...['CannotStart', 'CannotStart', 'CannotStart', 'taken'],
    ]);
    t.ok(existsSync(join(folder, 'gira.lock')));
    for (const taker of takers) taker.child.kill('SIGKILL');
  }
});
