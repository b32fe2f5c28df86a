import * as fc from 'fast-check';
import t from 'tap';
import { greatCircleKm } from '../../src/domain/distance.js';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const at = (latitude: number, longitude: number) => ({ latitude, longitude });

t.test('known great-circle distances come out to the kilometre', async t => {
  const km = {
    'Seattle to Portland': greatCircleKm(at(47.60621, -122.33207), at(45.52345, -122.67621)),
    'LAX to JFK': greatCircleKm(at(33.942536, -118.408074), at(40.639751, -73.778926)),
    'Sydney to Perth': greatCircleKm(at(-33.86785, 151.20732), at(-31.95224, 115.8614)),
    'two degrees of the equator, across the date line': greatCircleKm(at(0, 179), at(0, -179)),
  };
  t.same(Object.fromEntries(Object.entries(km).map(([route, km]) => [route, Math.round(km)])), {
    'Seattle to Portland': 233,
    'LAX to JFK': 3974,
    'Sydney to Perth': 3290,
    'two degrees of the equator, across the date line': 222,
  });
});

t.test('a degree, a quarter meridian and antipodes follow from the radius', async t => {
  const radius = 6371.0088;
  const km = [
    greatCircleKm(at(0, 0), at(0, 1)),
    greatCircleKm(at(0, 0), at(90, 0)),
    greatCircleKm(at(12, 34), at(-12, -146)),
  ];
  const expected = [(radius * Math.PI) / 180, (radius * Math.PI) / 2, radius * Math.PI];
  t.same(
    km.map(distance => distance.toFixed(6)),
    expected.map(distance => distance.toFixed(6)),
  );
});

t.test('a distance is zero to itself, symmetric and at most half the circumference', async () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const km = greatCircleKm(a, b);
      const isBounded = km >= 0 && km <= 6371.0088 * Math.PI;
      return greatCircleKm(a, a) === 0 && km === greatCircleKm(b, a) && isBounded;
    }),
  );
});

t.test('a detour is never shorter', async () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      return greatCircleKm(a, c) <= greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3;
    }),
  );
});
