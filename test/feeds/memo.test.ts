import t from 'tap';
import { createMemo } from '../../src/feeds/memo.js';

t.test('a value is computed once', async t => {
  const { memo, computed } = countedMemo(2);
  t.strictSame([memo('a'), memo('a'), memo('b')], ['A', 'A', 'B']);
  t.strictSame(computed, ['a', 'b']);
});

t.test('beyond the limit the value unused for longest is forgotten', async t => {
  const { memo, computed } = countedMemo(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) memo(key);
  t.strictSame(computed, ['a', 'b', 'c', 'b']);
});

t.test('a computation that fails is not remembered', async t => {
  const memo = createMemo<string>(2);
  t.throws(() =>
    memo('a', () => {
      throw new Error('no');
    }),
  );
  t.equal(
    memo('a', () => 'A'),
    'A',
  );
});

function countedMemo(limit: number) {
  const computed: string[] = [];
  const remember = createMemo<string>(limit);
  const memo = (key: string) =>
    remember(key, () => {
      computed.push(key);
      return key.toUpperCase();
    });
  return { memo, computed };
}
