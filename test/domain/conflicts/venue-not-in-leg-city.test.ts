import t from 'tap';
import type { City } from '../../../src/domain/city.js';
import type { PolicyChange } from '../../../src/domain/conflicts/policy.js';
import { venueNotInLegCity } from '../../../src/domain/conflicts/venue-not-in-leg-city.js';
import type { ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { cities as abroad } from '../../builders/city-abroad.js';
import { engagement } from '../../builders/engagement.js';
import { days, delegationLeg, february, leg, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (events: ScheduledEvent[], legs: ScheduledLeg[], policy: PolicyChange = {}) =>
  venueNotInLegCity.find(schedule({ events, legs }), contextAt(now, policy));
const seattle = leg({ id: 'seattle', city: cities.seattle, ...days(3, 4) });
const portland = leg({ id: 'portland', city: cities.portland, ...days(6) });
const talk = (city: City, day: number, tied: ScheduledLeg, changes: Partial<ScheduledEvent> = {}) =>
  engagement('Talk', city, `${february(day)}T18:00`, `${february(day)}T20:00`, {
    ...{ leg: tied.id, venueName: 'Union Hall', ...changes },
  });

t.test('flagged: a Portland hall in the Seattle leg', async t => {
  t.strictSame(find([talk(cities.portland, 6, seattle)], [seattle, portland]), [
    {
      subjects: [
        { type: 'event', id: 'Talk' },
        { type: 'leg', id: 'seattle' },
      ],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-06' },
      facts: {
        venue: 'Union Hall',
        legFirstDates: ['2013-02-03'],
        legLastDates: ['2013-02-04'],
        eventHours: ['18:00–20:00'],
        ...{ city: 'Portland', legCity: 'Seattle', travelHours: 3.3 },
        ...{ mode: 'ground', km: 233, roadKm: 291 },
      },
      message:
        '“Talk” (18:00–20:00) is tied to the leg in Seattle (February 3–4), but its venue, Union Hall, is in Portland: 233 km, 3.3 h by road.',
    },
  ]);
  const nameless = talk(cities.portland, 3, seattle, { venueName: null });
  t.match(find([nameless], [seattle, portland]), [{ message: /, but its venue is in Portland:/ }]);
});

t.test('not flagged: Somerville in the Boston leg', async t => {
  const boston = leg({ id: 'boston', ...days(8, 9) });
  t.same(find([talk(abroad.somerville, 8, boston)], [boston]), []);
});

t.test('never beside a city that is on no leg', async t => {
  t.same(find([talk(cities.portland, 3, seattle)], [seattle]), []);
});

t.test('not flagged: no venue or leg, online, unknown to the reader', async t => {
  const of = (changes: Partial<ScheduledEvent>) =>
    find([talk(cities.portland, 6, seattle, changes)], [seattle, portland]);
  t.same(of({ venue: null }), []);
  t.same(of({ leg: null }), []);
  t.same(of({ leg: 'cancelled' }), []);
  t.same(of({ attendance: 'online' }), []);
  t.same(of({ title: null }), []);
  t.equal(of({ attendance: 'hybrid' }).length, 1);
});

t.test('a leg in a country has all of its venues', async t => {
  const salvador = delegationLeg({ id: 'sv', ...days(3, 9) });
  t.same(find([talk(abroad.sanMiguel, 4, salvador)], [salvador]), []);
  const guatemala = leg({ city: abroad.guatemala, ...days(4) });
  t.match(find([talk(abroad.guatemala, 4, salvador)], [salvador, guatemala]), [
    { facts: { legCity: 'El Salvador', km: undefined }, message: /is in Guatemala City\.$/ },
  ]);
});

t.test('a tour may take more as near', async t => {
  const events = [talk(cities.portland, 6, seattle)];
  const legs = [seattle, portland];
  t.same(find(events, legs, { thresholds: { nearCityMinutes: 240 } }), []);
});
