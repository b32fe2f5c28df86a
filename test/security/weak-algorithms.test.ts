import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { projectFile } from '../../src/project-files.js';

const filesOf = (folder: string, ending: string) =>
  readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith(ending))
    .map(file => join(folder, file));
const withWords = (files: string[], words: RegExp) =>
  files.filter(file => words.test(readFileSync(projectFile(file), 'utf8')));

t.test(
  'no weak algorithm is named in our code, nor a random number that can be guessed',
  async t => {
    const files = filesOf('src', '.ts');
    t.ok(files.length > 300);
    t.same(withWords(files, /\b(md5|sha-?1|rc4|3?des|blowfish|ecb)\b(?!['’])/i), []);
    // A wait that differs a little is no secret.
    t.same(withWords(files, /Math\.random/), ['src/domain/webhook.ts']);
  },
);

t.test('nothing that people send is run as code, or as a command of the system', async t => {
  const files = filesOf('src', '.ts');
  t.same(withWords(files, /\beval\(|new Function\b|node:vm/), []);
  // The embedded database makes its first files in a process of its own.
  t.same(withWords(files, /node:child_process/), ['src/store/embedded.ts']);
});

t.test('no script of a page keeps anything in the browser, or runs a text', async t => {
  const scripts = filesOf('src/views/scripts', '.js');
  t.ok(scripts.length > 5);
  t.same(withWords(scripts, /localStorage|sessionStorage|indexedDB|document\.cookie/), []);
  t.same(withWords(scripts, /\beval\(|new Function|document\.write/), []);
});
