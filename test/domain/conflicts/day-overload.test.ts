import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { dayOverload } from '../../../src/domain/conflicts/day-overload.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { event, february, schedule, timedEvent } from '../../builders/leg.js';
import { randomEvenings } from '../../builders/random-evenings.js';
import { contextAt } from '../../builders/rule-context.js';

const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const find = (events: ScheduledEvent[]) => dayOverload.find(schedule({ events }), context);
const meetings = (count: number, changes: Partial<ScheduledEvent> = {}) =>
  Array.from({ length: count }, (_, index) =>
    timedEvent(`2013-02-07T${10 + index}:00`, `2013-02-07T${10 + index}:30`, changes),
  );
const talk = (from: string, to: string, changes: Partial<ScheduledEvent> = {}) =>
  timedEvent(`2013-02-${from}`, `2013-02-${to}`, changes);

t.test('five meetings on February 7, private ones too, whoever may know of them', async t => {
  const five = [
    ...meetings(2, { visibility: 'private' }),
    ...meetings(2, { title: null, tour: 'other-tour' }),
    event({ firstDate: february(7) }),
  ];
  t.strictSame(find(five), [
    {
      subjects: [
        { type: 'speaker', id: 'jaime-rivera' },
        ...five.map(({ id }) => ({ type: 'event', id })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      ],
      period: { firstDate: '2013-02-07', lastDate: '2013-02-07' },
      facts: { engagements: 5, hours: 2, mostEngagements: 4, mostHours: 7 },
      message:
        'Jaime Rivera has 5 engagements on February 7, 2 hours in all: more than 4 on one day. Move one to another day.',
    },
  ]);
});

t.test('not flagged: three talks, four meetings, five on two days or of two speakers', async t => {
  t.same(find(meetings(3)), []);
  t.same(find(meetings(4)), []);
  t.same(find([...meetings(4), event({ firstDate: february(8) })]), []);
  t.same(find([...meetings(4), ...meetings(1, { speakers: ['alex-gomez'] })]), []);
});

t.test('more than seven hours in sum, to the minute', async t => {
  t.same(find([talk('07T10:00', '07T14:00'), talk('07T18:00', '07T21:00')]), []);
  t.match(find([talk('07T10:00', '07T14:00'), talk('07T18:00', '07T21:01')]), [
    {
      facts: { engagements: 2, hours: 7.02 },
      message: /2 engagements on February 7, 7.02 hours in all: more than 7 hours on one day\./,
    },
  ]);
});

t.test('an event over midnight counts for the day on which it starts, by its own zone', async t => {
  const night = talk('06T22:00', '07T04:00');
  t.same(find([night, talk('07T18:00', '07T20:00')]), []);
  t.equal(find([night, talk('06T18:00', '06T20:00')]).length, 1);
  const sydney = talk('07T09:00', '07T13:00', { timeZone: 'Australia/Sydney' });
  t.equal(find([sydney, talk('07T12:00', '07T16:00')]).length, 1);
});

t.test('hours are those that pass: clocks are put back on November 3', async t => {
  const night = (end: string) => [timedEvent('2013-11-03T00:00', `2013-11-03T${end}`)];
  t.same(find(night('06:00')), []);
  t.equal(find(night('06:01'))[0]?.facts.hours, 7.02);
});

t.test('of the tours on that day the strictest counts', async t => {
  const policyOf = (tour: string) =>
    policyFrom({ thresholds: { engagementsADay: tour === 'strict' ? 2 : 10 } });
  const of = (events: ScheduledEvent[]) =>
    dayOverload.find(schedule({ events }), { ...context, policyOf }).length;
  t.equal(of(meetings(5)), 0);
  t.equal(of([...meetings(2), ...meetings(1, { tour: 'strict' })]), 1);
});

t.test('the days are those of a naive count, with a panel in the day of each speaker', async () => {
  const naive = (events: ScheduledEvent[]) =>
    ['alex', 'ines', 'jaime'].flatMap(speaker =>
      ['2013-03-09', '2013-03-10', '2013-03-11'].flatMap(day => {
        const those = events.filter(
          each => each.speakers.includes(speaker) && each.localStart!.startsWith(day),
        );
        const minutes = those.reduce((sum, each) => sum + (+each.endsAt! - +each.startsAt!), 0);
        const ids = those.map(({ id }) => id).sort();
        return those.length > 4 || minutes > 7 * 3_600_000 ? [[speaker, day, ...ids].join()] : [];
      }),
    );
  fc.assert(
    fc.property(randomEvenings, ({ events }) => {
      const found = find(events).map(({ subjects: [speaker, ...those], period }) =>
        [speaker?.id, period?.firstDate, ...those.map(({ id }) => id)].join(),
      );
      assert.deepEqual(found.sort(), naive(events).sort());
    }),
    { numRuns: 3000 },
  );
});
