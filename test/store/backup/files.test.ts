import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import t from 'tap';
import type { WriteLine } from '../../../src/store/backup/lines.js';
import { readLines } from '../../../src/store/backup/read-lines.js';
import { writeLines } from '../../../src/store/backup/write-lines.js';

/** Breaks that are none of a line of a file, letters of four bytes, and one line that is long. */
const texts = ['one', '', 'two\u2028and\u0085a half\r', '日本 🎺', 'x'.repeat(300_000), 'last'];
const all = `${texts.join('\n')}\n`;

const telling = (lines: readonly string[]) => async (write: WriteLine) => {
  for (const line of lines) await write(line);
};
const readFrom = async (file: string) => {
  const lines: string[] = [];
  await readLines(file, async line => void lines.push(line));
  return lines;
};

t.test('lines are written and read as they are, compressed or not', async t => {
  const folder = t.testdir({ 'there.gz': 'something older', 'there.gz.part': 'half of it' });
  for (const name of ['plain.jsonl', 'packed.jsonl.gz', 'there.gz']) {
    const file = join(folder, name);
    await writeLines(file, telling(texts));
    const bytes = readFileSync(file);
    t.equal(String(name.endsWith('.gz') ? gunzipSync(bytes) : bytes), all, name);
    t.same(await readFrom(file), texts);
    t.equal(statSync(file).mode & 0o777, 0o600, 'for its owner alone');
  }
  t.same((await readdir(folder)).sort(), ['packed.jsonl.gz', 'plain.jsonl', 'there.gz']);
  const renamed = join(folder, 'renamed');
  writeFileSync(renamed, gzipSync(all.slice(0, -1)));
  t.same(await readFrom(renamed), texts, 'whatever it is called, and without the last break');
});

t.test('what fails midway leaves no file, and the one that was there', async t => {
  const folder = t.testdir({ 'old.jsonl': 'old' });
  for (const name of ['new.jsonl', 'new.jsonl.gz', 'old.jsonl']) {
    const failing = async (write: WriteLine) => {
      await telling(texts)(write);
      throw new Error('The database is gone.');
    };
    await t.rejects(writeLines(join(folder, name), failing), { message: 'The database is gone.' });
  }
  t.same(await readdir(folder), ['old.jsonl']);
  t.equal(readFileSync(join(folder, 'old.jsonl'), 'utf8'), 'old');
});

t.test('a file that cannot be written or read is one sentence', async t => {
  const folder = t.testdir({ folder: {} });
  const nowhere = join(folder, 'nowhere/file');
  const name = 'CannotStart';
  await t.rejects(writeLines(nowhere, telling(texts)), {
    ...{ name, message: `${nowhere} cannot be written (ENOENT).` },
  });
  const there = join(folder, 'folder');
  await t.rejects(writeLines(there, telling(texts)), {
    ...{ name, message: `${there} is there, and is not a file.` },
  });
  await t.rejects(readFrom(nowhere), { name, message: `${nowhere} cannot be read (ENOENT).` });
  await t.rejects(readFrom(there), { name, message: `${there} cannot be read (EISDIR).` });
});

t.test('what cannot be unpacked or is no text is told with its line', async t => {
  const name = 'Damaged';
  const file = join(t.testdir({}), 'file');
  const packed = gzipSync(all, { level: 0 });
  writeFileSync(file, packed.subarray(0, 300_000));
  const cut = /^Line \d: the file is cut off or damaged, and cannot be unpacked\. Nothing was/;
  await t.rejects(readFrom(file), { name, message: cut });
  packed[packed.length - 10]! ^= 1;
  writeFileSync(file, packed);
  await t.rejects(readFrom(file), { name, message: cut }, 'one bit is another');
  writeFileSync(file, Buffer.from([...Buffer.from('one\ntwo'), 0xff, 10]));
  await t.rejects(readFrom(file), { name, message: /^Line 2: this is no text in UTF-8\./ });
});

t.test('who takes a line may refuse it', async t => {
  const file = join(t.testdir({ file: all }), 'file');
  const refusing = async () => {
    throw Object.assign(new Error('No.'), { code: 'ECONNRESET', syscall: 'read' });
  };
  await t.rejects(readLines(file, refusing), { message: 'No.' });
});
