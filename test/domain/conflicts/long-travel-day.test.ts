import t from 'tap';
import { longTravelDay } from '../../../src/domain/conflicts/long-travel-day.js';
import type { PolicyChange } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { cities as abroad } from '../../builders/city-abroad.js';
import { engagement } from '../../builders/engagement.js';
import { days, event, february, leg, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (events: ScheduledEvent[], legs: ScheduledLeg[] = [], policy: PolicyChange = {}) =>
  longTravelDay.find(schedule({ events, legs }), contextAt(now, policy));
const inSanFrancisco = (day: number, changes: Partial<ScheduledEvent> = {}) =>
  engagement(
    'Rally',
    cities.sanFrancisco,
    `${february(day)}T18:00`,
    `${february(day)}T20:00`,
    changes,
  );
const inLosAngeles = (day: number, changes: Partial<ScheduledEvent> = {}) =>
  engagement(
    'Talk',
    cities.losAngeles,
    `${february(day)}T19:00`,
    `${february(day)}T21:00`,
    changes,
  );
const west = (first = 9, last = 11) => [
  leg({ id: 'sf', city: cities.sanFrancisco, ...days(first, last) }),
  leg({ id: 'la', city: cities.losAngeles, ...days(12, 13) }),
];
const rivera = { type: 'speaker', id: 'jaime-rivera' };

t.test('flagged: San Francisco to Los Angeles, by the events of two days', async t => {
  t.strictSame(find([inLosAngeles(12), inSanFrancisco(11)], west()), [
    {
      subjects: [{ type: 'event', id: 'Rally' }, { type: 'event', id: 'Talk' }, rivera],
      period: { firstDate: '2013-02-11', lastDate: '2013-02-12' },
      facts: {
        eventHours: ['18:00–20:00', '19:00–21:00'],
        ...{ gapHours: 23, neededHours: 6.7, travelHours: 5.2, mode: 'air', km: 559 },
        ...{ fromCity: 'San Francisco', toCity: 'Los Angeles', zoneChangeHours: 0 },
      },
      message:
        'Jaime Rivera has a long way from “Rally” (18:00–20:00) in San Francisco to “Talk” (19:00–21:00) in Los Angeles on February 11–12: 23 h between, 6.7 h needed: 559 km, 5.2 h by air.',
    },
  ]);
});

t.test('flagged: the same by the legs alone, with an event on the day of arriving', async t => {
  const expected = {
    subjects: [
      { type: 'leg', id: 'sf' },
      { type: 'leg', id: 'la' },
    ],
    period: { firstDate: '2013-02-12', lastDate: '2013-02-12' },
    facts: {
      eventHours: ['19:00–21:00'],
      ...{ travelHours: 5.2, mode: 'air', km: 559 },
      ...{ fromCity: 'San Francisco', toCity: 'Los Angeles', zoneChangeHours: 0 },
    },
    message:
      'Jaime Rivera has a long way from San Francisco to Los Angeles by February 12, the day of “Talk” (19:00–21:00): 559 km, 5.2 h by air.',
  };
  const talk = { type: 'event', id: 'Talk' };
  const all = { ...expected, subjects: [...expected.subjects, talk, rivera] };
  t.strictSame(find([inLosAngeles(12)], west()), [all]);
  t.strictSame(find([inLosAngeles(12), inSanFrancisco(9)], west()), [all]);
  const open = event({ id: 'Talk', title: 'Lunch', firstDate: february(12) });
  t.match(find([open], west()), [{ message: /, the day of “Lunch”: 559 km/ }]);
});

t.test('not flagged: Boston to Philadelphia over the free February 10', async t => {
  const east = [leg(days(8, 9)), leg({ city: cities.philadelphia, ...days(11) })];
  const rally = engagement('a', cities.boston, `${february(9)}T18:00`, `${february(9)}T20:00`);
  const talk = engagement('b', cities.philadelphia, '2013-02-11T18:00', '2013-02-11T20:00');
  t.same(find([rally, talk], east), []);
  const hasty = [leg(days(8, 10)), leg({ city: cities.philadelphia, ...days(11) })];
  t.equal(find([rally, talk], hasty).length, 1, 'without the free day it would be');
});

t.test('not flagged: no event when arriving, one online, a short way, the impossible', async t => {
  t.same(find([], west()), []);
  t.same(find([inSanFrancisco(11), inLosAngeles(13)], west()), []);
  t.same(find([inLosAngeles(12, { attendance: 'online' })], west()), []);
  t.same(find([inLosAngeles(12, { speakers: ['alex-gomez'] })], west()), []);
  const seattle = leg({ city: cities.seattle, ...days(3, 4) });
  const olympia = leg({ city: cities.olympia, ...days(5) });
  t.same(find([event({ firstDate: february(5) })], [seattle, olympia]), []);
  const soon = engagement('b', cities.losAngeles, '2013-02-11T22:00', '2013-02-11T23:00');
  t.same(find([inSanFrancisco(11), soon]), []);
  const early = engagement('b', cities.losAngeles, '2013-02-12T00:30', '2013-02-12T01:00');
  t.same(find([inSanFrancisco(11), early], west()), [], 'nor by the legs');
});

t.test('a zone change is a fact: in February New York is three hours ahead', async t => {
  const boston = engagement('b', cities.boston, '2013-02-12T20:00', '2013-02-12T22:00');
  t.match(find([inSanFrancisco(11), boston]), [{ facts: { zoneChangeHours: 3 } }]);
  const legs = [leg(days(9, 11)), leg({ city: abroad.vancouver, ...days(12) })];
  const vancouver = engagement('b', abroad.vancouver, '2013-02-12T20:00', '2013-02-12T22:00');
  t.match(find([vancouver], legs), [{ facts: { zoneChangeHours: -3 } }]);
});

t.test('who hands over on one day travels on it; a day trip does not end a stay', async t => {
  t.equal(find([inLosAngeles(12)], west(9, 12)).length, 1);
  t.same(find([inLosAngeles(12)], west(9, 13)), [], 'legs that overlap are told as such');
  const trip = leg({ city: cities.berkeley, ...days(10) });
  t.match(find([inLosAngeles(12)], [...west(), trip]), [{ subjects: [{ id: 'sf' }, {}, {}, {}] }]);
});

t.test('legs on the way, of a delegation, or without a city tell no journey', async t => {
  const [sanFrancisco, losAngeles] = west() as [ScheduledLeg, ScheduledLeg];
  const events = [inLosAngeles(12)];
  t.same(find(events, [sanFrancisco, { ...losAngeles, kind: 'travel' }]), []);
  t.same(find(events, [sanFrancisco, { ...losAngeles, city: null, region: 'CA' }]), []);
  const nobody = { speaker: null, speakerName: null };
  t.same(
    find(
      events,
      [sanFrancisco, losAngeles].map(each => ({ ...each, ...nobody })),
    ),
    [],
  );
  t.equal(find(events, [{ ...sanFrancisco, kind: 'rest' }, losAngeles]).length, 1);
});

t.test('a tour may find other journeys long', async t => {
  t.same(find([inLosAngeles(12)], west(), { thresholds: { travelDayHours: 6 } }), []);
});

t.test('what the reader may not know of has hours, and neither place nor distance', async t => {
  t.match(find([inSanFrancisco(11, { title: null }), inLosAngeles(12)]), [
    {
      facts: { gapHours: 23, zoneChangeHours: undefined, km: undefined },
      message:
        'Jaime Rivera has a long way from another engagement (18:00–20:00) to “Talk” (19:00–21:00) on February 12: 23 h between.',
    },
  ]);
});
