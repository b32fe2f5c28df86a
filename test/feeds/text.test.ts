import fc from 'fast-check';
import t from 'tap';
import { cleanText, escapeText, oneLine } from '../../src/feeds/text.js';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

t.test('every line break of Unicode becomes a newline, and CRLF one alone', async t => {
  t.equal(cleanText('a\r\nb\rc\nd\ve\ff\u0085g\u2028h\u2029i'), 'a\nb\nc\nd\ne\nf\ng\nh\ni');
});

t.test('control characters are dropped, and a tab becomes a space', async t => {
  t.equal(cleanText('a\0b\u0007c\u007fd\u009fe\tf'), 'abcde f');
});

t.test('a lone surrogate becomes U+FFFD, and a pair stays', async t => {
  t.equal(cleanText('a\ud83cb\udf0ec\u{1f30e}'), 'a\ufffdb\ufffdc\u{1f30e}');
});

t.test(
  'text is composed, also where a dropped character stood between letter and accent',
  async t => {
    t.equal(cleanText('Jose\u0301 Pen\0\u0303a'), 'José Peña');
  },
);

t.test('spaces stand alone and never at the ends, so that no fold leaves a blank line', async t => {
  t.equal(cleanText(' \n One  line, \t another\n\n  third \n'), 'One line, another\n\n third');
});

t.test('one line has no break, no two spaces together and none at its ends', async t => {
  t.equal(oneLine('  Alex\r\n \t Gomez\u2028'), 'Alex Gomez');
});

t.test('backslash, semicolon, comma and newline are escaped, colon and quotes are not', async t => {
  t.equal(escapeText('a\\b;c,d\ne:f"g'), 'a\\\\b\\;c\\,d\\ne:f"g');
});

t.test('a Greek question mark is a semicolon in NFC, and is escaped as one', async t => {
  t.equal(escapeText(oneLine('what\u037e')), 'what\\;');
});

t.test('clean text is well-formed and has no control character but the newline', async () => {
  fc.assert(
    fc.property(anyText, text => !/(?!\n)\p{Cc}|\p{Cs}|\u2028|\u2029/u.test(cleanText(text))),
  );
});

t.test('text that is clean already stays as it is', async () => {
  fc.assert(fc.property(anyText, text => cleanText(cleanText(text)) === cleanText(text)));
});

t.test('a run of combining marks is parted, so that composing it takes linear time', async t => {
  const marks = `a${'\u0301\u0323'.repeat(500_000)}`;
  cleanText(marks);
  t.pass('a million marks, which take minutes undivided');
  const parted = `x${'\u0323'.repeat(30)}\u034f\u0323`;
  t.equal(cleanText(`x${'\u0323'.repeat(31)}`), parted);
  t.equal(cleanText(parted), parted);
});
