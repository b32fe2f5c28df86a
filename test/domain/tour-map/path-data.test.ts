import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Spot } from '../../../src/domain/tour-map/frame.js';
import { pathData } from '../../../src/domain/tour-map/path-data.js';

t.test('a line begins at a place and goes on by steps, in tenths', async t => {
  const line: Spot[] = [
    [10, 20.04],
    [10.26, 20],
    [9.9, 25],
  ];
  t.equal(pathData([line]), 'M10 20l.3 0-.4 5');
  t.equal(pathData([line, line], true), 'M10 20l.3 0-.4 5zM10 20l.3 0-.4 5z');
  t.equal(pathData([]), '');
});

t.test('places that round to one are told once', async t => {
  const line: Spot[] = [
    [1, 1],
    [1.01, 1.01],
    [2, 2],
  ];
  t.equal(pathData([line]), 'M1 1l1 1');
});

t.test(
  'read again, no point is further away than the rounding, however long the line',
  async () => {
    const part = fc.double({ min: -500, max: 500, noNaN: true });
    const spot = fc.tuple(part, part) as fc.Arbitrary<Spot>;
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 50 }), line => {
        const numbers = pathData([line])
          .match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g)!
          .map(Number);
        let [x, y] = [0, 0];
        for (let index = 0; index < numbers.length; index += 2) {
          x += numbers[index]!;
          y += numbers[index + 1]!;
        }
        const [endX, endY] = line.at(-1)!;
        assert.ok(Math.abs(x - endX) <= 0.0501 && Math.abs(y - endY) <= 0.0501);
      }),
    );
  },
);
