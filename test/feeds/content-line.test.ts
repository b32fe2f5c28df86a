import fc from 'fast-check';
import t from 'tap';
import { contentLine, foldLine, unfoldedLines } from '../../src/feeds/content-line.js';

/** What a line may hold: well-formed text without control characters. */
const lineText = fc
  .string({ unit: 'binary', maxLength: 400 })
  .map(text => text.replace(/\p{Cc}/gu, ''));

t.test('a short line is a name, a colon, the value and CRLF', async t => {
  t.equal(contentLine('NAME', 'Gira'), 'NAME:Gira\r\n');
});

t.test('75 octets stay on one line, and the 76th goes to the next after a space', async t => {
  t.equal(foldLine('x'.repeat(75)), `${'x'.repeat(75)}\r\n`);
  t.equal(foldLine('x'.repeat(76)), `${'x'.repeat(75)}\r\n x\r\n`);
  t.equal(foldLine('x'.repeat(75 + 74)), `${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n`);
});

t.test('a code point is never parted', async t => {
  t.equal(foldLine(`${'x'.repeat(74)}é`), `${'x'.repeat(74)}\r\n é\r\n`);
  t.equal(foldLine(`${'x'.repeat(73)}–`), `${'x'.repeat(73)}\r\n –\r\n`);
  t.equal(foldLine(`${'x'.repeat(72)}🌎`), `${'x'.repeat(72)}\r\n 🌎\r\n`);
  t.equal(foldLine(`${'x'.repeat(71)}🌎`), `${'x'.repeat(71)}🌎\r\n`);
});

t.test('folds that start with a tab are undone too', async t => {
  t.strictSame(unfoldedLines('UID:a\r\n\tb\r\n c\r\nSEQUENCE:0'), ['UID:abc', 'SEQUENCE:0']);
});

t.test('folding is the same as counting the octets of each character', async t => {
  fc.assert(fc.property(lineText, line => t.equal(foldLine(line), naivelyFolded(line))));
});

t.test('unfolding gives back the line', async t => {
  fc.assert(fc.property(lineText, line => t.strictSame(unfoldedLines(foldLine(line)), [line, ''])));
});

t.test('a line of a million emoji is folded in linear time', async t => {
  t.equal(unfoldedLines(foldLine('🌎'.repeat(1_000_000)))[0]!.length, 2_000_000);
});

function naivelyFolded(line: string): string {
  const physical = [''];
  for (const character of line) {
    const longer = physical.at(-1) + character;
    if (Buffer.byteLength(longer) <= 75) physical[physical.length - 1] = longer;
    else physical.push(` ${character}`);
  }
  return physical.map(part => `${part}\r\n`).join('');
}
