import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { City } from '../../../src/domain/city.js';
import { journeyBetween } from '../../../src/domain/travel/journey.js';
import { type TravelSettings, usualTravel } from '../../../src/domain/travel/settings.js';
import { cities } from '../../builders/city.js';
import { cities as abroad } from '../../builders/city-abroad.js';

const stay = (city: City) => ({ point: city, city });
const between = (from: City, to: City, settings: Partial<TravelSettings> = {}) =>
  journeyBetween(stay(from), stay(to), { ...usualTravel, ...settings });
const rounded = (from: City, to: City) => {
  const { km, mode, hours } = between(from, to);
  return `${Math.round(km)} km, ${hours.toFixed(1)} h, ${mode}`;
};

t.test('the journeys of the tours of 2013', async t => {
  t.equal(rounded(cities.sanFrancisco, cities.losAngeles), '559 km, 5.2 h, air');
  t.equal(rounded(cities.portland, cities.santaCruz), '952 km, 5.8 h, air');
  t.equal(rounded(cities.boston, cities.philadelphia), '435 km, 5.1 h, air');
  t.equal(rounded(cities.newYork, cities.boston), '306 km, 4.0 h, ground');
  t.equal(rounded(cities.seattle, cities.portland), '233 km, 3.3 h, ground');
  t.equal(rounded(cities.sanFrancisco, cities.berkeley), '17 km, 0.9 h, ground');
  t.equal(rounded(cities.boston, abroad.worcester), '62 km, 1.4 h, ground');
});

t.test('nowhere is 20 minutes away from itself, and both directions take as long', async t => {
  t.strictSame(between(cities.boston, cities.boston), {
    ...{ km: 0, roadKm: 0, mode: 'ground', hours: usualTravel.groundExtraHours, note: null },
  });
  const all = [...Object.values(cities), ...Object.values(abroad)];
  const some = fc.constantFrom(...all);
  fc.assert(
    fc.property(some, some, (from, to) => {
      const [there, back] = [between(from, to), between(to, from)];
      assert.ok(Math.abs(there.hours - back.hours) < 1e-9);
      assert.equal(there.mode, back.mode);
    }),
  );
});

t.test('a break is made for every four full hours at the wheel', async t => {
  const slow = { groundUpToKm: 5000 };
  const { roadKm, hours } = between(cities.sanFrancisco, cities.losAngeles, slow);
  t.equal(hours, roadKm / 97 + 0.33 + 0.5);
  const far = between(cities.seattle, cities.losAngeles, slow);
  t.equal(far.hours, far.roadKm / 97 + 0.33 + 4 * 0.5);
});

t.test('the road is taken while it takes little longer than a flight', async t => {
  const way = (groundAdvantageHours: number) =>
    between(cities.sanFrancisco, cities.losAngeles, { groundAdvantageHours }).mode;
  t.equal(way(2), 'air');
  t.equal(way(2.5), 'ground');
});

t.test('roads in El Salvador are slower, also when the journey ends abroad', async t => {
  const { roadKm, mode, hours } = between(abroad.sanSalvador, abroad.sanMiguel);
  t.equal(mode, 'ground');
  t.equal(hours.toFixed(6), (roadKm / (0.75 * 97) + 0.33).toFixed(6));
  const border = between(abroad.guatemala, abroad.sanSalvador);
  t.equal(border.hours.toFixed(6), (border.roadKm / (0.75 * 97) + 0.33).toFixed(6));
  t.equal(between(abroad.sanSalvador, cities.boston).hours.toFixed(1), '9.3');
});

t.test('another island is reached by air, however near', async t => {
  const mode = (from: City, to: City) => between(from, to).mode;
  t.equal(mode(abroad.dublin, abroad.belfast), 'ground', 'one island, two countries');
  t.equal(mode(abroad.dublin, abroad.liverpool), 'air');
  t.equal(mode(abroad.belfast, abroad.liverpool), 'air', 'one country, two islands');
  t.equal(mode(abroad.portAuPrince, abroad.santoDomingo), 'ground');
  t.equal(mode(abroad.portAuPrince, abroad.kingston), 'air');
  t.equal(mode(abroad.launceston, abroad.melbourne), 'air');
  t.equal(mode(abroad.charlottetown, abroad.halifax), 'ground', 'there is a bridge');
  t.equal(mode(abroad.honolulu, cities.losAngeles), 'air');
  const unknown = { point: abroad.liverpool, city: null };
  t.equal(journeyBetween(stay(abroad.dublin), unknown, usualTravel).mode, 'ground');
});

t.test('what the tour says of a pair goes first, in both directions', async t => {
  const ferry = {
    ...{ from: 'vancouver-bc-ca', to: 'victoria-bc-ca', mode: 'ground' as const },
    ...{ minutes: 210, note: 'With the ferry.' },
  };
  const pairs = [ferry];
  const there = between(abroad.vancouver, abroad.victoria, { pairs });
  t.match(there, { mode: 'ground', hours: 3.5, note: 'With the ferry.' });
  t.equal(Math.round(there.km), 92);
  t.equal(between(abroad.victoria, abroad.vancouver, { pairs }).hours, 3.5);
  const back = { ...ferry, from: ferry.to, to: ferry.from, minutes: 240 };
  t.equal(between(abroad.victoria, abroad.vancouver, { pairs: [ferry, back] }).hours, 4);
  t.equal(between(abroad.victoria, cities.seattle, { pairs }).note, null);
});
