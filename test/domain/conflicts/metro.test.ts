import t from 'tap';
import { sameMetro } from '../../../src/domain/conflicts/metro.js';
import { cities } from '../../builders/city.js';

t.test('a city and its neighbours are one metropolitan area, in both directions', async t => {
  t.equal(sameMetro(cities.sanFrancisco, cities.berkeley), true);
  t.equal(sameMetro(cities.berkeley, cities.sanFrancisco), true);
  t.equal(sameMetro(cities.washington, cities.baltimore), true);
  t.equal(sameMetro(cities.boston, cities.boston), true);
});

t.test('the stops of a tour are not', async t => {
  t.equal(sameMetro(cities.sanFrancisco, cities.santaCruz), false);
  t.equal(sameMetro(cities.seattle, cities.olympia), false);
  t.equal(sameMetro(cities.newYork, cities.philadelphia), false);
});

t.test('67 km are near, a little more is not', async t => {
  const degreesPerKm = 360 / (2 * Math.PI * 6371.0088);
  const origin = { latitude: 0, longitude: 0 };
  t.equal(sameMetro(origin, { latitude: 66.9 * degreesPerKm, longitude: 0 }), true);
  t.equal(sameMetro(origin, { latitude: 67.1 * degreesPerKm, longitude: 0 }), false);
});
