import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { greatCircleKm, type Point } from '../../src/domain/distance.js';
import { cubesOf } from '../../src/domain/near.js';

const somewhere = fc.record({
  latitude: fc.oneof(
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.constantFrom(90, -90, 89.9, 0),
  ),
  longitude: fc.oneof(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.constantFrom(180, -180, 179.9, 0),
  ),
});

/** A point not far from another, also over a pole or the date line. */
const beside = ({ latitude, longitude }: Point, north: number, east: number): Point => ({
  latitude: Math.max(-90, Math.min(90, latitude + north)),
  longitude: ((((longitude + east + 180) % 360) + 360) % 360) - 180,
});

t.test('whatever is near lies in one of the cubes around, at poles and date line too', async () => {
  const small = fc.double({ min: -0.5, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(
      somewhere,
      small,
      small,
      fc.double({ min: 0, max: 60, noNaN: true }),
      (one, ...by) => {
        const [north, east, km] = by;
        const other = beside(one, north, east);
        const isNear = greatCircleKm(one, other) <= km;
        assert.ok(!isNear || cubesOf(one, km).around.includes(cubesOf(other, km).own));
      },
    ),
    { numRuns: 20_000 },
  );
});

t.test('a cube is one of those around itself, and what is far is in none', async t => {
  const boston = { latitude: 42.35843, longitude: -71.05977 };
  const worcester = { latitude: 42.26259, longitude: -71.80229 };
  const { own, around } = cubesOf(boston, 25);
  t.equal(new Set(around).size, 27);
  t.ok(around.includes(own));
  t.notOk(around.includes(cubesOf(worcester, 25).own));
  t.ok(cubesOf(boston, 70).around.includes(cubesOf(worcester, 70).own));
});

t.test('nothing but the place itself is near where no distance is allowed', async t => {
  const boston = { latitude: 42.35843, longitude: -71.05977 };
  t.equal(cubesOf(boston, 0).own, cubesOf({ ...boston }, 0).own);
});
