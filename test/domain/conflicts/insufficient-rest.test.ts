import t from 'tap';
import { insufficientRest } from '../../../src/domain/conflicts/insufficient-rest.js';
import type { PolicyChange } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { cities as abroad } from '../../builders/city-abroad.js';
import { engagement } from '../../builders/engagement.js';
import { schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (events: ScheduledEvent[], policy: PolicyChange = {}) =>
  insufficientRest.find(schedule({ events }), contextAt(now, policy));
const portland = (changes: Partial<ScheduledEvent> = {}) =>
  engagement('Evening', cities.portland, '2013-02-06T19:00', '2013-02-06T21:00', changes);
const santaCruz = (start: string, end: string) =>
  engagement('Morning', cities.santaCruz, `2013-02-07T${start}`, `2013-02-07T${end}`);

t.test('flagged: Portland until 21:00, Santa Cruz at 09:00', async t => {
  t.strictSame(find([portland(), santaCruz('09:00', '10:00')]), [
    {
      subjects: [
        { type: 'event', id: 'Evening' },
        { type: 'event', id: 'Morning' },
        { type: 'speaker', id: 'jaime-rivera' },
      ],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-07' },
      facts: {
        eventHours: ['19:00–21:00', '09:00–10:00'],
        ...{ gapHours: 12, neededHours: 7.3, travelHours: 5.8, mode: 'air', km: 952 },
        ...{ fromCity: 'Portland', toCity: 'Santa Cruz', restHours: 4.7 },
      },
      message:
        'Jaime Rivera has too little rest between “Evening” (19:00–21:00) in Portland and “Morning” (09:00–10:00) in Santa Cruz on February 6–7: 12 h between, 7.3 h needed, 4.7 h left for rest: 952 km, 5.8 h by air.',
    },
  ]);
});

t.test('not flagged: the next evening, what is impossible, the same day', async t => {
  t.same(find([portland(), santaCruz('19:00', '21:00')]), []);
  t.same(find([portland(), santaCruz('02:00', '03:00')]), []);
  const earlier = engagement('Noon', cities.portland, '2013-02-06T12:00', '2013-02-06T13:00');
  t.same(find([earlier, portland()]), []);
});

t.test('a night in one town is short as well, by an hour more in spring', async t => {
  const night = (day: string, next: string) =>
    find([
      engagement('Late', cities.boston, `${day}T20:00`, `${day}T22:30`),
      engagement('Early', cities.boston, `${next}T08:00`, `${next}T09:00`),
    ]);
  t.same(night('2013-02-08', '2013-02-09'), [], 'nine and a half hours less one and a half');
  t.match(night('2013-03-09', '2013-03-10'), [
    {
      facts: { gapHours: 8.5, neededHours: 1.5, restHours: 7, fromCity: 'Boston' },
      message: /on March 9–10: 8\.5 h between, 1\.5 h needed, 7 h left for rest\.$/,
    },
  ]);
});

t.test('an event over midnight belongs to the day on which it began', async t => {
  const late = engagement('Late', cities.boston, '2013-02-08T22:00', '2013-02-09T00:30');
  const early = engagement('Early', cities.boston, '2013-02-09T08:00', '2013-02-09T09:00');
  t.match(find([late, early]), [{ facts: { restHours: 6 } }]);
});

t.test('over the date line each event has the day of its own calendar', async t => {
  const honolulu = engagement('a', abroad.honolulu, '2013-02-05T08:00', '2013-02-05T09:00');
  const auckland = (start: string, end: string) =>
    engagement('b', abroad.auckland, `2013-02-06T${start}`, `2013-02-06T${end}`);
  t.match(find([honolulu, auckland('22:50', '23:30')]), [
    { facts: { gapHours: 14.8, restHours: 0 } },
  ]);
});

t.test('a tour may ask for more or less rest', async t => {
  const events = [portland(), santaCruz('09:00', '10:00')];
  t.same(find(events, { thresholds: { restHours: 4 } }), []);
  t.equal(
    find([portland(), santaCruz('19:00', '21:00')], { thresholds: { restHours: 15 } }).length,
    1,
  );
});

t.test('what the reader may not know of has hours, and neither place nor distance', async t => {
  t.match(find([portland({ title: null }), santaCruz('09:00', '10:00')]), [
    {
      facts: { gapHours: 12, restHours: undefined, neededHours: undefined },
      message:
        'Jaime Rivera has too little rest between another engagement (19:00–21:00) and “Morning” (09:00–10:00) on February 7: 12 h between.',
    },
  ]);
});
