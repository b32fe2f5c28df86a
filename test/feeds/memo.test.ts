import t from 'tap';
import { createMemo } from '../../src/feeds/memo.js';

t.test('a value is computed once', async t => {
  const { memo, computed } = countedMemo(2);
  t.strictSame([memo('a'), memo('a'), memo('b')], [['A'], ['A'], ['B']]);
  t.strictSame(computed, ['a', 'b']);
});

t.test('of several values the missing ones are computed together', async t => {
  const { memo, computed } = countedMemo(4);
  memo('b');
  t.strictSame(memo('a', 'b', 'c'), ['A', 'B', 'C']);
  t.strictSame(computed, ['b', 'a c']);
});

t.test('beyond the limit the value unused for longest is forgotten', async t => {
  const { memo, computed } = countedMemo(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) memo(key);
  t.strictSame(computed, ['a', 'b', 'c', 'b']);
});

t.test('more keys than the limit are answered, and the last ones remembered', async t => {
  const { memo, computed } = countedMemo(2);
  memo('b');
  t.strictSame(memo('a', 'b', 'c', 'd'), ['A', 'B', 'C', 'D']);
  t.strictSame(memo('c', 'd'), ['C', 'D']);
  t.strictSame(computed, ['b', 'a c d']);
});

t.test('a computation that fails is not remembered', async t => {
  const memo = createMemo<string>(2);
  const fail = () => {
    throw new Error('no');
  };
  t.throws(() => memo(['a'], fail));
  t.strictSame(
    memo(['a'], () => ['A']),
    ['A'],
  );
});

function countedMemo(limit: number) {
  const computed: string[] = [];
  const remember = createMemo<string>(limit);
  const memo = (...keys: string[]) =>
    remember(keys, missing => {
      computed.push(missing.map(place => keys[place]).join(' '));
      return missing.map(place => keys[place]!.toUpperCase());
    });
  return { memo, computed };
}
