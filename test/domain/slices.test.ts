import t from 'tap';
import { inSlices } from '../../src/domain/slices.js';

t.test('slices give all values in their order', async t => {
  t.strictSame(await inSlices([3, 1, 2]), [3, 1, 2]);
  t.strictSame(await inSlices([]), []);
});

t.test('others get their turn after every ten milliseconds of work', async t => {
  let turn = 0;
  const others = () => {
    turn += 1;
    next = setImmediate(others);
  };
  let next = setImmediate(others);
  const perTurn: number[] = [];
  await inSlices(work(100, 3, () => (perTurn[turn] = (perTurn[turn] ?? 0) + 1)));
  clearImmediate(next);
  // Four values of three milliseconds each go beyond ten.
  t.ok(Math.max(...perTurn.filter(Boolean)) <= 4, perTurn.join(' '));
});

t.test('a value that cannot be computed is an error', async t => {
  const failing = function* () {
    yield 1;
    throw new Error('no');
  };
  await t.rejects(inSlices(failing()), { message: 'no' });
});

/** So many values, each of which keeps the process busy for some milliseconds. */
function* work(count: number, milliseconds: number, tell: () => void): Iterable<number> {
  for (let index = 0; index < count; index += 1) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    tell();
    yield index;
  }
}
