import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Spot } from '../../../src/domain/tour-map/frame.js';
import {
  type Box,
  boxAround,
  boxesMeet,
  boxHolds,
  type Segment,
  segmentMeets,
  segmentsCross,
  widened,
} from '../../../src/domain/tour-map/geometry.js';

const box: Box = { left: 0, top: 0, right: 10, bottom: 5 };

t.test('rectangles meet where they share more than an edge', async t => {
  t.ok(boxesMeet(box, { left: 9, top: 4, right: 20, bottom: 20 }));
  t.notOk(boxesMeet(box, { left: 10, top: 0, right: 20, bottom: 5 }), 'beside');
  t.notOk(boxesMeet(box, { left: 0, top: 5, right: 10, bottom: 9 }), 'below');
});

t.test('a rectangle holds another one up to its edges', async t => {
  t.ok(boxHolds(box, box));
  t.notOk(boxHolds(box, widened(box, 1)));
  t.same(boxAround([5, 5], 2), { left: 3, top: 3, right: 7, bottom: 7 });
});

t.test('a line meets a rectangle where one of many points on it is inside', async () => {
  const part = fc.integer({ min: -20, max: 30 });
  const spot = fc.tuple(part, part) as fc.Arbitrary<Spot>;
  fc.assert(
    fc.property(spot, spot, ([x, y], [toX, toY]) => {
      const line: Segment = [
        [x, y],
        [toX, toY],
      ];
      const points = Array.from({ length: 999 }, (_, index) => {
        const share = (index + 1) / 1000;
        return [x + (toX - x) * share, y + (toY - y) * share] as const;
      });
      const isIn = ({ left, top, right, bottom }: Box) =>
        points.some(([atX, atY]) => atX > left && atX < right && atY > top && atY < bottom);
      if (isIn(box) && (x !== toX || y !== toY)) assert.ok(segmentMeets(line, box));
      // A line that touches a corner may count; points lie 0.08 apart at most.
      if (segmentMeets(line, box)) assert.ok(isIn(widened(box, 0.1)));
    }),
    { numRuns: 2000 },
  );
});

t.test('lines cross, or pass each other', async t => {
  const down: Segment = [
    [5, -5],
    [5, 5],
  ];
  const cross = (from: Spot, to: Spot) => segmentsCross(down, [from, to]);
  t.ok(cross([0, 0], [10, 1]));
  t.notOk(cross([0, 0], [4, 0]), 'ends before');
  t.notOk(cross([5, 5], [9, 9]), 'only touches');
});
