import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { linesOf } from '../../../src/domain/announcement/lines.js';
import { parseDirectory } from '../../../src/domain/directory/parse.js';
import { soup } from './soup.js';

/** A name that can be stored: one line, with something in it. */
const ONE_LINE = /^(?=.*\S)[^\p{Cc}\p{Cs}\u2028\u2029]{1,300}$/u;

t.test('no text throws; each name can be stored, and each problem has its line', async t => {
  const property = fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), text => {
    const lines = new Map(linesOf(text).map(each => [each.line, each.text]));
    const { names, problems } = parseDirectory(text);
    for (const { name } of names) assert.match(name, ONE_LINE);
    for (const { line, text, reason } of [...problems]) {
      assert.equal(lines.get(line), text);
      assert.match(reason, /^\S.*[.]$/su);
    }
    for (const { line, text } of names) assert.equal(lines.get(line), text);
  });
  fc.assert(property, { numRuns: 2000 });
  t.pass();
});

t.test('256 kB are read in proportion to their length, whatever stands there', async t => {
  const size = 256 * 1024;
  for (const unit of [
    ...['a', '-', ' ', ' -', '(', ')', '[', 'https://', 'www.a', 'a@', 'a@b.', '.a', '; ', ': a'],
    ...['In ', 'In a\n', 'a\n', 'A (B', '\n', '\0', '\u0301', 'Canadaa\n', 'In Cananda\n', 'x:\n'],
    ...[
      'the ',
      'our allies ',
      'AAA (BB)\n',
      '• ',
      '1. ',
      '# ',
      ', and',
      'https://a.b)]\n',
      '\uD800',
    ],
  ]) {
    const text = unit.repeat(Math.ceil(size / unit.length));
    const { names, problems } = parseDirectory(text);
    t.ok(names.length <= 2000 && problems.length <= 4002);
  }
});
