import t from 'tap';
import type { City } from '../../../src/domain/city.js';
import { crossesMidnightIntoOtherLeg } from '../../../src/domain/conflicts/crosses-midnight-into-other-leg.js';
import type { ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { cities as abroad } from '../../builders/city-abroad.js';
import { engagement } from '../../builders/engagement.js';
import { days, leg, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const washington = leg({ id: 'dc', city: cities.washington, ...days(3, 5) });
const newYork = leg({ id: 'ny', city: cities.newYork, ...days(6, 7) });
const find = (events: ScheduledEvent[], legs: ScheduledLeg[] = [washington, newYork]) =>
  crossesMidnightIntoOtherLeg.find(schedule({ events, legs }), context);
const late = (end: string, city: City = cities.washington, changes: Partial<ScheduledEvent> = {}) =>
  engagement('Late', city, '2013-02-05T22:00', `2013-02-${end}`, changes);

t.test('flagged: Washington until half past midnight, New York City from that day', async t => {
  t.strictSame(find([late('06T00:30')]), [
    {
      subjects: [
        { type: 'event', id: 'Late' },
        { type: 'speaker', id: 'jaime-rivera' },
        { type: 'leg', id: 'ny' },
      ],
      period: { firstDate: '2013-02-05', lastDate: '2013-02-06' },
      facts: {
        legFirstDates: ['2013-02-06'],
        legLastDates: ['2013-02-07'],
        eventHours: ['22:00–00:30'],
        city: 'Washington',
        legCity: 'New York City',
        endsOn: '2013-02-06',
      },
      message:
        "“Late” (22:00–00:30) in Washington ends on February 6, which is one of Jaime Rivera's days in New York City (February 6–7).",
    },
  ]);
});

t.test('not flagged: exactly midnight, midnight within one leg, a free next day', async t => {
  t.same(find([late('06T00:00')]), []);
  t.same(find([late('06T00:30')], [{ ...washington, ...days(3, 6) }, newYork]), []);
  t.same(find([late('06T00:30')], [washington, leg({ city: cities.baltimore, ...days(6) })]), []);
  t.same(find([late('06T00:30')], [washington]), []);
  const way = leg({ city: cities.newYork, kind: 'travel', ...days(6) });
  t.same(find([late('06T00:30')], [washington, way]), []);
});

t.test('flagged: also when the other leg begins on the day before', async t => {
  const early = { ...newYork, ...days(5, 7) };
  t.equal(find([late('06T00:30')], [washington, early]).length, 1);
});

t.test('not flagged: what began on a day of another city, is online or hidden', async t => {
  t.same(find([late('06T00:30', abroad.pittsburgh)]), []);
  t.same(find([late('06T00:30', cities.washington, { attendance: 'online' })]), []);
  t.same(find([late('06T00:30', cities.washington, { title: null })]), []);
  t.same(find([late('06T00:30', cities.washington, { speakers: ['alex-gomez'] })]), []);
  t.same(find([late('06T00:30', cities.washington, { tour: 'other-tour' })]), []);
});
