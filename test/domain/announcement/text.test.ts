import t from 'tap';
import { linesOf, rawLinesOf } from '../../../src/domain/announcement/lines.js';
import { MAX_ANNOUNCEMENT_BYTES, textRefusal } from '../../../src/domain/announcement/text.js';

const refused = (text: string) => {
  const refusal = textRefusal(text);
  return refusal && [refusal.code, refusal.detail];
};

t.test('a text with something in it is read, whatever its script and line ends', async t => {
  for (const text of ['x', 'Boston\tFeb 3\r\nNew York\u0085DC\u2028', '李明 🌊', '\uFEFFTour']) {
    t.equal(textRefusal(text), null, encodeURI(text));
  }
});

t.test('a text with nothing in it is refused', async t => {
  for (const text of ['', ' ', '\n\t\r\n', '\u00A0\u2003']) {
    t.same(refused(text), ['invalid-input', 'The text is empty: paste the announcement.']);
  }
});

t.test('a text may have 256 kB, counted in bytes', async t => {
  t.equal(textRefusal('a'.repeat(MAX_ANNOUNCEMENT_BYTES)), null);
  const answer = ['too-large', 'The announcement is larger than 256 kB: paste only the tour.'];
  t.same(refused('a'.repeat(MAX_ANNOUNCEMENT_BYTES + 1)), answer);
  t.same(refused('é'.repeat(MAX_ANNOUNCEMENT_BYTES / 2 + 1)), answer);
});

t.test('a control character or half a letter is refused, with its line', async t => {
  for (const sign of ['\0', '\u0001', '\u001B', '\u007F', '\u009F', '\uD800', '\uDC00']) {
    t.same(
      refused(`one\r\ntwo ${sign}\nthree`),
      ['invalid-input', 'Line 2 has a control character: paste the announcement as plain text.'],
      `U+${sign.charCodeAt(0).toString(16)}`,
    );
  }
});

t.test('a line is counted alike by the reader and by what is refused', async t => {
  const ends = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];
  const text = [...ends, ''].map(end => `Boston, MA – Feb 3${end}`).join('');
  t.strictSame(
    linesOf(text).map(each => each.line),
    rawLinesOf(text).map((_, index) => index + 1),
  );
  t.equal(rawLinesOf(text).length, ends.length + 1);
  t.match(textRefusal(`${ends.join('')}\0`)?.errors, [
    { message: new RegExp(`^Line ${ends.length + 1} `) },
  ]);
});

t.test('a directory is told as one', async t => {
  const said = (text: string) => textRefusal(text, 'directory')?.detail;
  t.equal(said(' '), 'The text is empty: paste the directory.');
  t.equal(
    said('a'.repeat(MAX_ANNOUNCEMENT_BYTES + 1)),
    'The directory is larger than 256 kB: paste a part at a time.',
  );
  t.equal(said('a\0'), 'Line 1 has a control character: paste the directory as plain text.');
});
