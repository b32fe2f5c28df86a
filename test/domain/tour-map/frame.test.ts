import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Point } from '../../../src/domain/distance.js';
import { frameOf, HEIGHT, middleMeridian, WIDTH } from '../../../src/domain/tour-map/frame.js';
import { cities } from '../../builders/city.js';

const auckland = { latitude: -36.85, longitude: 174.76 };
const honolulu = { latitude: 21.3, longitude: -157.86 };

const spotsOf = (points: readonly Point[]) => {
  const { projection } = frameOf(points);
  return points.map(({ longitude, latitude }) => projection([longitude, latitude])!);
};

t.test('all places are seen, with room around them, wherever on the Earth they are', async () => {
  const somewhere = fc.record({
    latitude: fc.double({ min: -85, max: 85, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const places = fc.array(somewhere, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(places, points => {
      for (const [x, y] of spotsOf(points)) {
        assert.ok(x >= 30 && x <= WIDTH - 30, `${x} of ${WIDTH}`);
        assert.ok(y >= 30 && y <= HEIGHT - 30, `${y} of ${HEIGHT}`);
      }
    }),
  );
});

t.test('one city is in the middle of 700 km, so that one sees where it is', async t => {
  const { kmPerUnit } = frameOf([cities.boston]);
  t.equal(Math.round(kmPerUnit * WIDTH), 700);
  t.same(spotsOf([cities.boston])[0]!.map(Math.round), [WIDTH / 2, HEIGHT / 2]);
});

t.test('north is up, and west is left', async t => {
  const [seattle, losAngeles, boston] = spotsOf([
    ...[cities.seattle, cities.losAngeles, cities.boston],
  ]);
  t.ok(seattle![1] < losAngeles![1]);
  t.ok(seattle![0] < boston![0]);
});

t.test('the date line parts nobody: from Auckland it is not far to Honolulu', async t => {
  const [west, east] = spotsOf([auckland, honolulu]);
  t.ok(west![0] < east![0], 'Honolulu is to the right');
  t.ok(frameOf([auckland, honolulu]).seen, 'as on a globe');
});

t.test('continents far apart are on a map of the world, which fills its width', async t => {
  const { seen, kmPerUnit } = frameOf([cities.newYork, auckland, { latitude: 51, longitude: 0 }]);
  t.equal(seen, null);
  t.ok(kmPerUnit * WIDTH <= 40_000);
});

t.test('the middle meridian is that of the shortest way around', async t => {
  t.equal(middleMeridian([170, -170]), -180);
  t.equal(middleMeridian([-120, -70]), -95);
  t.equal(middleMeridian([10]), 10);
});
