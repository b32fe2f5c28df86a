import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { publishedIn, writeInto } from '../../src/publishing/folder.js';

const LIST = '.gira-published.json';

/** Writes files of these texts into a folder, as a run of the command does. */
async function write(folder: string, files: Record<string, string>) {
  const bytes = Object.entries(files).map(([file, text]) => [file, Buffer.from(text)] as const);
  return writeInto(folder, await publishedIn(folder), new Map(bytes));
}

const newFolder = (t: Test) => join(t.testdir({}), 'new', 'site');
const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(each => each.isFile() && each.name !== LIST)
      .map(each => join(each.parentPath, each.name))
      .map(path => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );

t.test('what is new is written, what changed is replaced, what is gone is removed', async t => {
  const folder = newFolder(t);
  const first = { 'a.ics': '1', 'x/y/index.html': '2', 'x/z.csv': '3' };
  t.same(await write(folder, first), { written: Object.keys(first), unchanged: [], removed: [] });
  t.same(contents(folder), first);
  const second = { 'a.ics': '1', 'x/z.csv': '4' };
  t.same(await write(folder, second), {
    ...{ written: ['x/z.csv'], unchanged: ['a.ics'], removed: ['x/y/index.html'] },
  });
  t.same(contents(folder), second);
  t.notOk(existsSync(join(folder, 'x/y')), 'no empty folder stays');
  t.same((await write(folder, second)).written, []);
  writeFileSync(join(folder, 'a.ics'), 'edited by hand');
  rmSync(join(folder, 'x'), { recursive: true });
  t.same((await write(folder, second)).written, ['a.ics', 'x/z.csv'], 'the files are looked at');
});

t.test('a folder that is somebody else’s is not touched', async t => {
  for (const name of ['photo.jpg', '.git']) {
    const folder = t.testdir({ [name]: 'theirs' });
    await t.rejects(write(folder, { 'a.ics': '1' }), {
      ...{
        name: 'CannotStart',
        message: `${folder} holds files that Gira has not written (${name})`,
      },
    });
    t.same(contents(folder), { [name]: 'theirs' });
  }
});

t.test('what others add later is left alone, and never written over', async t => {
  const folder = newFolder(t);
  await write(folder, { 'a.ics': '1', 'x/a.ics': '1' });
  writeFileSync(join(folder, 'CNAME'), 'tours.example');
  writeFileSync(join(folder, 'x/note.txt'), 'mine');
  t.same((await write(folder, { 'a.ics': '1' })).removed, ['x/a.ics']);
  const mine = { 'a.ics': '1', CNAME: 'tours.example', 'x/note.txt': 'mine' };
  t.same(contents(folder), mine);
  const wanted = { 'a.ics': '2', 'x/note.txt': 'ours' };
  await t.rejects(write(folder, wanted), { message: /x\/note\.txt is not from Gira/ });
  t.same(contents(folder), mine, 'nothing is written then');
});

t.test('a run that was broken off is taken up by the next', async t => {
  const folder = newFolder(t);
  await write(folder, { 'a.ics': '1', 'old.ics': '1' });
  const wanted = { 'a.ics': '2', 'b.ics': '2', 'c.ics': '2' };
  const breaking = new (class extends Map<string, Buffer> {
    override get(file: string): Buffer | undefined {
      if (file === 'c.ics') throw new Error('a power cut');
      return super.get(file);
    }
  })(Object.entries(wanted).map(([file, text]) => [file, Buffer.from(text)]));
  const before = await publishedIn(folder);
  await t.rejects(writeInto(folder, before, breaking), { message: 'a power cut' });
  t.same(contents(folder), { 'a.ics': '2', 'b.ics': '2', 'old.ics': '1' });
  writeFileSync(join(folder, '.gira-writing'), 'half');
  const otherwise = { ...wanted, 'b.ics': '3' };
  await write(folder, otherwise);
  t.same(contents(folder), otherwise);
  writeFileSync(join(folder, '.gira-writing'), 'half');
  await write(folder, otherwise);
  t.same(contents(folder), otherwise);
});

t.test('a list that was tampered with leads nobody out of the folder', async t => {
  for (const list of [
    ...['', '{}', 'null', '{"files": [1]}', '{"files": "a"}'],
    ...['../a', '/etc/passwd', 'x/../../a', '..', 'x/..', './a', 'x//a', 'a\\b'].map(file =>
      JSON.stringify({ files: [file] }),
    ),
  ]) {
    const folder = t.testdir({ [LIST]: list });
    await t.rejects(write(folder, {}), { message: /\.gira-published\.json cannot be read/ }, list);
  }
});

t.test('what the system refuses is one sentence', async t => {
  const folder = join(t.testdir({ file: '' }), 'file', 'site');
  await t.rejects(write(folder, { a: '' }), { name: 'CannotStart', message: /\(ENOTDIR\)\.$/ });
  const other = newFolder(t);
  mkdirSync(join(other, '.gira-writing'), { recursive: true });
  await t.rejects(write(other, { a: '' }), { message: /\.gira-writing .* \(EISDIR\)\.$/ });
});
