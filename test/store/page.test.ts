import fc from 'fast-check';
import t from 'tap';
import { pageOf, readCursor, writeCursor } from '../../src/store/page.js';

const keyOf = (row: string) => [row];

t.test('a page that is not full, or just full, is the last one', async t => {
  t.same(pageOf([], 2, keyOf), { items: [], nextCursor: null });
  t.same(pageOf(['a', 'b'], 2, keyOf), { items: ['a', 'b'], nextCursor: null });
});

t.test('one row more than the limit means another page, after the last row shown', async t => {
  const page = pageOf(['a', 'b', 'c'], 2, keyOf);
  t.same(page, { items: ['a', 'b'], nextCursor: writeCursor(['b']) });
});

t.test('a cursor is read as it was written, and fits into an address', async () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), key => {
      const cursor = writeCursor(key);
      const hasNul = key.some(part => part.includes('\0'));
      const isSame = JSON.stringify(readCursor(cursor)) === JSON.stringify(hasNul ? null : key);
      return isSame && /^[\w-]*$/.test(cursor);
    }),
  );
});

t.test('a text that no page gave is no cursor', async t => {
  const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const text of ['', '!', 'abc', json({}), json('a'), json([1]), json([null]), json(['\0'])]) {
    t.equal(readCursor(text), null, text);
  }
});
