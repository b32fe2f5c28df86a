import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { City } from '../../../src/domain/city.js';
import { cityNotOnItinerary } from '../../../src/domain/conflicts/city-not-on-itinerary.js';
import { eventOutsideLeg } from '../../../src/domain/conflicts/event-outside-leg.js';
import { sameMetro } from '../../../src/domain/conflicts/metro.js';
import type { PolicyChange } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { cities as abroad } from '../../builders/city-abroad.js';
import { engagement } from '../../builders/engagement.js';
import { days, february, leg, schedule } from '../../builders/leg.js';
import { randomEngagements, randomSchedule } from '../../builders/random-schedule.js';
import { contextAt } from '../../builders/rule-context.js';
import { tour2013 } from '../../builders/tour-2013.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (events: ScheduledEvent[], legs: readonly ScheduledLeg[], policy: PolicyChange = {}) =>
  cityNotOnItinerary.find(schedule({ events, legs }), contextAt(now, policy));
const tour = 'national-labor-solidarity-tour-2013';
const talk = (city: City, day: number, changes: Partial<ScheduledEvent> = {}) =>
  engagement('Talk', city, `${february(day)}T18:00`, `${february(day)}T20:00`, {
    ...{ tour, ...changes },
  });
const east = tour2013.legs;

t.test('flagged: Pittsburgh on the East Coast tour', async t => {
  t.strictSame(find([talk(abroad.pittsburgh, 8)], east), [
    {
      subjects: [
        { type: 'event', id: 'Talk' },
        { type: 'speaker', id: 'jaime-rivera' },
        { type: 'leg', id: 'boston-ma-us' },
      ],
      period: { firstDate: '2013-02-08', lastDate: '2013-02-08' },
      facts: {
        legFirstDates: ['2013-02-08'],
        legLastDates: ['2013-02-09'],
        eventHours: ['18:00–20:00'],
        ...{ city: 'Pittsburgh', date: '2013-02-08', legCity: 'Boston' },
        ...{ travelHours: 5.5, mode: 'air', km: 775 },
      },
      message:
        "“Talk” (18:00–20:00) in Pittsburgh on February 8 is near no city of Jaime Rivera's itinerary; that day belongs to Boston (February 8–9): 775 km, 5.5 h by air.",
    },
  ]);
});

t.test('flagged: also on a day without a leg', async t => {
  t.match(find([talk(abroad.pittsburgh, 10)], east), [
    {
      subjects: [{ type: 'event' }, { type: 'speaker' }],
      facts: { legCity: null },
      message: /Jaime Rivera's itinerary; that day has no city\.$/,
    },
  ]);
});

t.test('not flagged: Berkeley, Baltimore, Worcester', async t => {
  const alex = { speakers: ['alex-gomez'] };
  t.same(find([talk(cities.berkeley, 10, alex)], east), []);
  t.same(find([talk(cities.baltimore, 4)], east), []);
  t.same(find([talk(abroad.worcester, 9)], east), []);
});

t.test('not flagged: another day in a city of the tour, which is to extend a leg', async t => {
  t.same(find([talk(cities.washington, 6)], east), []);
});

t.test('not flagged: without legs in the tour, online, unknown to the reader', async t => {
  t.same(find([talk(abroad.pittsburgh, 8, { tour: 'other-tour' })], east), []);
  t.same(find([talk(abroad.pittsburgh, 8, { speakers: ['ines'] })], east), []);
  t.same(find([talk(abroad.pittsburgh, 8, { attendance: 'online' })], east), []);
  t.same(find([talk(abroad.pittsburgh, 8, { title: null })], east), []);
});

t.test('whoever travels that day may be anywhere, whoever rests is where they rest', async t => {
  const way = leg({ tour, kind: 'travel', city: cities.philadelphia, ...days(10) });
  t.same(find([talk(abroad.pittsburgh, 10)], [...east, way]), []);
  t.equal(find([talk(abroad.pittsburgh, 10)], [...east, { ...way, kind: 'rest' }]).length, 1);
});

t.test('a leg in a country or region has all of its cities', async t => {
  const wide = (changes: Partial<ScheduledLeg>) =>
    leg({ tour, city: null, ...days(10), ...changes });
  const found = (changes: Partial<ScheduledLeg>) =>
    find([talk(abroad.pittsburgh, 10)], [...east, wide(changes)]).length;
  t.equal(found({}), 0);
  t.equal(found({ region: 'PA' }), 0);
  t.equal(found({ region: 'OH' }), 1);
  t.equal(found({ country: 'CA' }), 1);
  t.equal(found(days(12)), 0, 'then it is outside of that leg');
  const boston = talk(abroad.pittsburgh, 8);
  t.equal(find([boston], [...east, wide(days(12))]).length, 1, 'the day is of another city');
});

t.test('a tour may take more cities as near', async t => {
  t.same(
    find([talk(abroad.pittsburgh, 8)], east, { thresholds: { nearCityMinutes: 230 } }).length,
    1,
  );
  t.same(find([talk(abroad.pittsburgh, 8)], east, { thresholds: { nearCityMinutes: 250 } }), []);
});

/** Every event of every speaker against every leg of theirs: the kind of its day, by definition. */
function naive(legs: readonly ScheduledLeg[], events: readonly ScheduledEvent[]) {
  const isSeen = ({ place, title, attendance }: ScheduledEvent) =>
    place !== null && title !== null && attendance !== 'online';
  return events.filter(isSeen).flatMap(each =>
    each.speakers.flatMap(speaker => {
      const own = legs.filter(
        ({ tour, speaker: whose }) => tour === each.tour && (whose === speaker || whose === null),
      );
      const today = own.filter(
        ({ firstDate, lastDate }) => firstDate <= each.firstDate && each.firstDate <= lastDate,
      );
      const isAt = ({ city, country }: ScheduledLeg) =>
        city ? sameMetro(city, each.city!) : country === each.city!.country;
      if (own.length === 0 || today.some(isAt)) return [];
      const stays = today.filter(({ kind }) => kind !== 'travel');
      const fitting = own.filter(isAt).filter(({ city }) => city !== null || stays.length === 0);
      if (fitting.length > 0) return `event-outside-leg ${each.id} ${speaker}`;
      const isOnTheWay = today.some(({ kind }) => kind === 'travel');
      return isOnTheWay ? [] : `city-not-on-itinerary ${each.id} ${speaker}`;
    }),
  );
}

t.test(
  'these and those outside of a leg are what comparing each event with each leg finds',
  async () => {
    fc.assert(
      fc.property(randomSchedule, randomEngagements, ({ legs }, events) => {
        const found = [eventOutsideLeg, cityNotOnItinerary].flatMap(rule =>
          rule
            .find(schedule({ events, legs }), contextAt(now))
            .map(({ subjects }) => `${rule.id} ${subjects[0]?.id} ${subjects[1]?.id}`),
        );
        assert.deepEqual(found.sort(), naive(legs, events).sort());
      }),
      { numRuns: 3000 },
    );
  },
);
