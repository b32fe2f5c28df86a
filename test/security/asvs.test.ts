// What stands in the tables of the security pass is so: every number, file and test that they name is there.
import { existsSync, readFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { projectFile } from '../../src/project-files.js';

type Row = { number: string; is: string; how: string; shownBy: string };
const words = ['met', 'part', 'not', 'operator', '–', 'L3', 'gone'];

/** How many requirements each section of ASVS 4.0.3 has, withdrawn ones and those of level 3 among them. */
const sections: Record<string, number> = {
  ...{ 1.1: 7, 1.2: 4, 1.4: 5, 1.5: 4, 1.6: 4, 1.7: 2, 1.8: 2, 1.9: 2, '1.10': 1, 1.11: 3 },
  ...{ 1.12: 2, 1.14: 6, 2.1: 12, 2.2: 7, 2.3: 3, 2.4: 6, 2.5: 7, 2.6: 3, 2.7: 6, 2.8: 7 },
  ...{ 2.9: 3, '2.10': 4, 3.1: 1, 3.2: 4, 3.3: 4, 3.4: 5, 3.5: 3, 3.6: 2, 3.7: 1, 4.1: 5 },
  ...{ 4.2: 2, 4.3: 3, 5.1: 5, 5.2: 8, 5.3: 10, 5.4: 3, 5.5: 4, 6.1: 3, 6.2: 8, 6.3: 3, 6.4: 2 },
  ...{ 7.1: 4, 7.2: 2, 7.3: 4, 7.4: 3, 8.1: 6, 8.2: 3, 8.3: 8, 9.1: 3, 9.2: 5, 10.1: 1 },
  ...{ 10.2: 6, 10.3: 3, 11.1: 8, 12.1: 3, 12.2: 1, 12.3: 6, 12.4: 2, 12.5: 2, 12.6: 1 },
  ...{ 13.1: 5, 13.2: 6, 13.3: 2, 13.4: 2, 14.1: 5, 14.2: 6, 14.3: 3, 14.4: 7, 14.5: 4 },
};

/** The rows of a table whose first cell fits. */
function rowsOf(file: string, first: RegExp): Row[] {
  const lines = readFileSync(projectFile(file), 'utf8').split('\n');
  return lines
    .filter(line => first.test(line))
    .map(line => {
      const [, number, , is, how, shownBy, ...rest] = line.split('|').map(cell => cell.trim());
      if (rest.length !== 1) throw new Error(`not five cells: ${line}`);
      return { number: number!, is: is!, how: how!, shownBy: shownBy! };
    });
}

/** What a row names is there: files of ours, and tests by their titles. */
function isTrue(t: Test, { number, is, how, shownBy }: Row): void {
  t.ok(words.includes(is), `${number} is "${is}"`);
  t.equal(
    shownBy !== '',
    is === 'met',
    `${number}: what is met has a test, and nothing else has one`,
  );
  if (is === 'part' || is === 'not' || is === '–') t.not(how, '', `${number} says why`);
  for (const [, file] of how.matchAll(/`((?:src|db|test|scripts|openapi|\.ci)\/[^`]*)`/g))
    t.ok(existsSync(projectFile(file!)), `${number}: ${file}`);
  for (const each of shownBy === '' ? [] : shownBy.split(' · ')) {
    const [, file, title] = /^`(test\/[^`]+\.test\.ts)` “(.+)”$/.exec(each) ?? [];
    t.ok(file && existsSync(projectFile(file)), `${number}: ${each}`);
    if (!file || !existsSync(projectFile(file))) continue;
    t.ok(isTitle(readFileSync(projectFile(file), 'utf8'), title!), `${number}: ${each}`);
  }
}

/** Whether a file has a test whose title has these words: it may begin with what the file fills in. */
function isTitle(text: string, title: string): boolean {
  const titles = text.matchAll(/(?:\btest|onBothDatabases)\(\s*(?:\w+,\s*)?(['"`])(.*?)\1,/gs);
  return [...titles].some(([, , each]) => each!.includes(title));
}

t.test('every requirement of ASVS 4.0.3 has a row, and what it names is there', async t => {
  const rows = rowsOf('test/security/asvs.md', /^\| \d+\.\d+\.\d+ \|/);
  const wanted = Object.entries(sections)
    .flatMap(([section, count]) => Array.from({ length: count }, (_, at) => `${section}.${at + 1}`))
    .sort(inOrder);
  t.strictSame(
    rows.map(({ number }) => number),
    wanted,
  );
  for (const row of rows) isTrue(t, row);
  const met = rows.filter(({ is }) => is === 'met').length;
  t.ok(met > 120, `${met} are met`);
});

t.test('so has each of the ten risks of APIs', async t => {
  const rows = rowsOf('SECURITY.md', /^\| API\d+ \|/);
  t.same(
    rows.map(({ number }) => number),
    Array.from({ length: 10 }, (_, at) => `API${at + 1}`),
  );
  for (const row of rows) isTrue(t, row);
});

t.test('what the tables say is read as it is meant', async t => {
  const text = "t.test('one title', x);\nonBothDatabases(t, 'two', y);\nt.test(\n  `the $x third`,";
  for (const title of ['one title', 'two', 'third']) t.ok(isTitle(text, title), title);
  for (const title of ['one title, x', 'four', 'y']) t.notOk(isTitle(text, title), title);
});

function inOrder(one: string, other: string): number {
  const [a, b] = [one, other].map(each => each.split('.').map(Number)) as [number[], number[]];
  return a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!;
}
