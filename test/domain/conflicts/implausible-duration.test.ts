import t from 'tap';
import { implausibleDuration } from '../../../src/domain/conflicts/implausible-duration.js';
import { event, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (start: string, end: string, policy = {}, lastDate = end.slice(0, 10)) =>
  implausibleDuration.find(
    schedule({ events: [timedEvent(start, end, { id: 'e', lastDate })] }),
    contextAt(now, { thresholds: policy }),
  );

t.test('seven to seven over night, typed for 7–9 pm', async t => {
  t.strictSame(find('2013-02-06T19:00', '2013-02-07T07:00'), [
    {
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-07' },
      facts: { eventHours: ['19:00–07:00'], minutes: 720 },
      message: '“An evening” (19:00–07:00) on February 6 lasts 12 hours: check its start and end.',
    },
  ]);
});

t.test('the same slip in the nights when clocks change', async t => {
  t.equal(find('2013-03-09T19:00', '2013-03-10T07:00')[0]?.facts.minutes, 660);
  t.equal(find('2013-11-02T19:00', '2013-11-03T07:00')[0]?.facts.minutes, 780);
  t.same(find('2013-03-09T19:01', '2013-03-10T07:00'), []);
});

t.test('ten minutes and twelve hours are plausible, a minute less or more is not', async t => {
  t.same(find('2013-02-06T12:00', '2013-02-06T12:10'), []);
  t.match(find('2013-02-06T12:00', '2013-02-06T12:09')[0]?.message, /lasts 9 minutes:/);
  t.same(find('2013-02-06T09:00', '2013-02-06T21:00'), []);
  t.match(find('2013-02-06T09:00', '2013-02-06T21:01')[0]?.message, /lasts 12 hours 1 minute:/);
  const tillMidnight = find('2013-02-06T12:00', '2013-02-07T00:00', {}, '2013-02-06');
  t.same(tillMidnight, [], 'midnight is not the next day');
});

t.test('not flagged: all day, also where a day has another length; an open hour', async t => {
  t.same(find('2013-02-06T00:00', '2013-02-07T00:00'), []);
  t.same(find('2013-11-03T00:00', '2013-11-04T00:00'), []);
  t.same(find('2013-02-06T00:00', '2013-02-08T23:59'), []);
  t.same(implausibleDuration.find(schedule({ events: [event()] }), contextAt(now)), []);
});

t.test("the limits are the tour's to say", async t => {
  t.same(find('2013-02-06T12:00', '2013-02-06T12:05', { shortestMinutes: 5 }), []);
  t.same(find('2013-02-06T19:00', '2013-02-07T07:00', { longestHours: 13 }), []);
  t.equal(find('2013-02-06T19:00', '2013-02-06T23:00', { longestHours: 3 }).length, 1);
});
