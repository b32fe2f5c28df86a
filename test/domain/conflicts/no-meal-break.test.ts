import t from 'tap';
import { noMealBreak } from '../../../src/domain/conflicts/no-meal-break.js';
import type { ScheduledArrangement, ScheduledEvent } from '../../../src/domain/schedule.js';
import { event, february, leg, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';
import { arrangingTour, scheduledArrangement } from '../../builders/scheduled-arrangement.js';

const find = (events: ScheduledEvent[], mealMinutes = 45) =>
  noMealBreak.find(
    schedule({ events }),
    contextAt(new Date('2013-01-01T00:00:00Z'), { thresholds: { mealMinutes } }),
  );
const on = (from: string, to: string, changes: Partial<ScheduledEvent> = {}) =>
  timedEvent(`2013-02-08T${from}`, `2013-02-08T${to}`, changes);

t.test('engagements from before noon to after two, with a quarter of an hour between', async t => {
  t.strictSame(find([on('11:30', '13:00', { id: 'a' }), on('13:15', '14:30', { id: 'b' })]), [
    {
      subjects: [
        { type: 'speaker', id: 'jaime-rivera' },
        { type: 'event', id: 'a' },
        { type: 'event', id: 'b' },
      ],
      period: { firstDate: '2013-02-08', lastDate: '2013-02-08' },
      facts: {
        mealHours: ['12:00–14:00'],
        meals: ['2013-02-08 lunch'],
        engagements: 2,
        longestBreak: 15,
        mealMinutes: 45,
      },
      message:
        'Jaime Rivera has no 45 minutes for lunch on February 8 (12:00–14:00): end an engagement earlier, or begin the next one later.',
    },
  ]);
});

t.test('not flagged: 45 minutes between; from noon on, or until two; an evening', async t => {
  t.same(find([on('11:30', '12:45'), on('13:30', '14:30')]), []);
  t.equal(find([on('11:30', '12:46'), on('13:30', '14:30')]).length, 1);
  t.same(find([on('12:00', '15:00')]), []);
  t.same(find([on('10:00', '14:00')]), []);
  t.same(find([on('18:00', '21:00')]), []);
  t.same(find([on('17:00', '19:00'), on('19:45', '22:00')]), []);
  t.same(find([on('11:00', '13:00'), on('13:00', '15:00', { speakers: ['alex-gomez'] })]), []);
  t.same(find([event({ firstDate: february(8) })]), [], 'its hour is open');
});

t.test('one engagement over the whole evening, and a day over both meals, told once', async t => {
  t.match(find([on('17:30', '21:30')]), [{ facts: { meals: ['2013-02-08 dinner'] } }]);
  const day = [on('11:00', '15:00'), on('15:30', '18:00'), on('18:00', '21:15')];
  t.match(find(day), [
    {
      facts: { meals: ['2013-02-08 lunch', '2013-02-08 dinner'], longestBreak: 30 },
      message: /no 45 minutes for lunch on February 8 .* and dinner on February 8 \(18:00–21:00\)/,
    },
  ]);
});

t.test(
  'the clocks are those of the place, and a short talk within a long one ends nothing',
  async t => {
    const la = { timeZone: 'America/Los_Angeles' };
    t.same(find([on('09:00', '11:30', la)]), [], 'noon in New York');
    t.equal(find([on('11:00', '15:00', la)]).length, 1);
    t.equal(find([on('11:00', '14:00'), on('11:30', '12:00'), on('14:30', '15:00')]).length, 1);
  },
);

t.test('a tour asks for an hour, or for less', async t => {
  const two = [on('11:00', '12:30'), on('13:20', '15:00')];
  t.same(find(two), []);
  t.equal(find(two, 60).length, 1);
  t.same(find([on('11:30', '13:00'), on('13:15', '14:30')], 15), []);
});

t.test('not flagged: a meal on file, which is lunch or dinner by its hour', async t => {
  const lunchless = [on('11:30', '14:30', { id: 'a' })];
  const both = [on('11:30', '22:00', { id: 'a' })];
  const meals = (events: ScheduledEvent[], ...arrangements: Partial<ScheduledArrangement>[]) =>
    noMealBreak
      .find(
        schedule({
          ...{ events, legs: [leg({ id: 'leg' })] },
          tours: [arrangingTour(arrangements.map(scheduledArrangement))],
        }),
        contextAt(new Date('2013-01-01T00:00:00Z')),
      )
      .flatMap(({ facts }) => (facts.meals as string[]).map(meal => meal.split(' ')[1]));
  t.same(meals(lunchless, {}), [], 'of the leg as a whole');
  t.same(meals(lunchless, { day: february(8) }), []);
  t.same(meals(lunchless, { day: february(9) }), ['lunch']);
  t.same(meals(lunchless, { leg: null, event: 'a' }), []);
  t.same(meals(lunchless, { leg: 'nowhere' }), ['lunch']);
  t.same(meals(lunchless, { kind: 'contact' }), ['lunch']);
  t.same(meals(both), ['lunch', 'dinner']);
  t.same(meals(both, { start: '2013-02-08T15:59' }), ['dinner']);
  t.same(meals(both, { start: '2013-02-08T16:00' }), ['lunch']);
  t.same(meals(both, { start: '2013-02-09T12:00' }), ['lunch', 'dinner']);
});
