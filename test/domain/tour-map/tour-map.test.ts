import t from 'tap';
import type { Spot } from '../../../src/domain/tour-map/frame.js';
import { areaOf } from '../../../src/domain/tour-map/simplify.js';
import { type MapStop, tourMapOf } from '../../../src/domain/tour-map/tour-map.js';
import { cities } from '../../builders/city.js';

type City = { name: string; latitude: number; longitude: number };

const stop = (city: City): MapStop => ({
  ...{ label: city.name, latitude: city.latitude, longitude: city.longitude },
  ...{ status: 'confirmed', dates: 'May 1', href: null },
});

/** Whether a place is on land: a line from it crosses an odd number of coasts. */
function isLand(rings: readonly (readonly Spot[])[], [x, y]: Spot): boolean {
  const crossings = rings.flatMap(ring =>
    ring.filter(([fromX, fromY], index) => {
      const [toX, toY] = ring[(index + 1) % ring.length]!;
      return fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX;
    }),
  );
  return crossings.length % 2 === 1;
}

t.test('cities are on land, and off their coast is the sea', async t => {
  const melbourne = { name: 'Melbourne', latitude: -37.7, longitude: 145.1 };
  const seas: [City, Spot][] = [
    [cities.portland, [-180, 0]],
    [cities.boston, [80, 0]],
    [melbourne, [0, 120]],
  ];
  for (const [city, [east, south]] of seas) {
    const { outline, places } = tourMapOf([{ name: 'A', stops: [stop(city)] }])!;
    const [x, y] = places[0]!.at;
    t.ok(isLand(outline.land, [x, y]), `${city.name} is on land`);
    t.notOk(isLand(outline.land, [x + east, y + south]), `the sea beside ${city.name}`);
  }
});

t.test('far inland the whole picture is land, and borders run through it', async t => {
  const { outline } = tourMapOf([
    { name: 'A', stops: [stop({ name: 'Bangui', latitude: 7, longitude: 21 })] },
  ])!;
  t.ok(outline.land.reduce((sum, ring) => sum + areaOf(ring), 0) > 480 * 320);
  t.ok(outline.borders.length > 0);
});

t.test('a route leads through the stops that take place, in their order', async t => {
  const stops = [cities.seattle, cities.olympia, cities.portland].map(stop);
  stops[1] = { ...stops[1]!, status: 'cancelled' };
  const { routes, places } = tourMapOf([{ name: 'A', stops }])!;
  const ends = [routes[0]![0]![0]!, routes[0]![0]!.at(-1)!];
  const near = ([x, y]: Spot, [otherX, otherY]: Spot) => Math.hypot(x - otherX, y - otherY) < 0.01;
  t.ok(near(ends[0]!, places[0]!.at) && near(ends[1]!, places[2]!.at));
  t.equal(places.length, 3, 'a cancelled stop is on the map, off the line');
  t.same(tourMapOf([{ name: 'A', stops: stops.slice(0, 1) }])!.routes, [[]], 'one stop, no line');
});

t.test('stops at one place share it, each with its number, also of two itineraries', async t => {
  const [seattle, portland] = [stop(cities.seattle), stop(cities.portland)];
  const { places } = tourMapOf([
    { name: 'A', stops: [seattle, portland, seattle] },
    { name: 'B', stops: [portland, seattle] },
  ])!;
  const badges = places.map(({ stops }) => stops.map(({ route, number }) => [route, number]));
  t.same(badges, [
    [
      [0, 1],
      [0, 3],
      [1, 2],
    ],
    [
      [0, 2],
      [1, 1],
    ],
  ]);
});

t.test('without stops there is no map', async t => {
  t.equal(tourMapOf([]), null);
  t.equal(tourMapOf([{ name: 'A', stops: [] }]), null);
});
