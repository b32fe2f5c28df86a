import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Spot } from '../../../src/domain/tour-map/frame.js';
import { areaOf, simplified } from '../../../src/domain/tour-map/simplify.js';

t.test('corners that nobody would see are left out, others stay', async t => {
  const line: Spot[] = [
    ...([[0, 0] as const, [5, 0.1] as const, [10, 0] as const] as const),
    ...([[10, 10] as const, [10.1, 15] as const, [10, 20] as const] as const),
  ];
  t.same(simplified(line, 1, false), [
    [0, 0],
    [10, 0],
    [10, 20],
  ]);
});

t.test('a ring has no ends that would stay', async t => {
  const ring: Spot[] = [
    ...([[5, 0.1] as const, [10, 0] as const, [10, 10] as const] as const),
    ...([[0, 10] as const, [0, 0] as const] as const),
  ];
  t.equal(areaOf(simplified(ring, 1, true)), 100);
  t.equal(simplified(ring, 1, true).length, 4);
});

t.test('what is left has only corners that are large enough, in the order given', async () => {
  const part = fc.integer({ min: 0, max: 40 });
  const spot = fc.tuple(part, part) as fc.Arbitrary<Spot>;
  fc.assert(
    fc.property(fc.array(spot, { minLength: 2, maxLength: 60 }), line => {
      const kept = simplified(line, 20, false);
      assert.deepEqual([kept[0], kept.at(-1)], [line[0], line.at(-1)]);
      for (const [index, corner] of kept.entries()) {
        if (index === 0 || index === kept.length - 1) continue;
        assert.ok(areaOf([kept[index - 1]!, corner, kept[index + 1]!]) >= 20);
      }
      let from = -1;
      for (const each of kept) {
        from = line.indexOf(each, from + 1);
        assert.notEqual(from, -1);
      }
    }),
  );
});
