import t from 'tap';
import { nonexistentLocalTime } from '../../../src/domain/conflicts/nonexistent-local-time.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { event, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const find = (changes: Partial<ScheduledEvent>) =>
  nonexistentLocalTime.find(
    schedule({ events: [event({ id: 'e', firstDate: '2013-03-10', ...changes })] }),
    contextAt(new Date('2013-01-01T00:00:00Z')),
  );
const night = { localStart: '2013-03-10T02:30', localEnd: '2013-03-10T04:00' };

t.test('New York March 10, 2013, 02:30', async t => {
  t.strictSame(find(night), [
    {
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2013-03-10', lastDate: '2013-03-10' },
      facts: {
        timeZone: 'America/New_York',
        times: ['2013-03-10T02:30'],
        before: '2013-03-10T01:59',
        after: '2013-03-10T03:00',
      },
      message:
        'Clocks in America/New_York skip 02:30 on March 10, 2013, when “An evening” is planned: they go from 01:59 to 03:00. Set its time anew.',
    },
  ]);
});

t.test('an end and an opening of doors in the gap, too', async t => {
  const times = (changes: Partial<ScheduledEvent>) => find(changes)[0]?.facts.times;
  t.same(times({ localStart: '2013-03-10T01:00', localEnd: '2013-03-10T02:00' }), [
    '2013-03-10T02:00',
  ]);
  t.same(times({ ...night, doorsAt: '2013-03-10T02:15' }), ['2013-03-10T02:15', night.localStart]);
  t.match(find({ ...night, doorsAt: '2013-03-10T02:15' })[0]?.message, /skip 02:15 and 02:30 on/);
});

t.test('not flagged: Phoenix and Regina, the first minute after, an open hour', async t => {
  t.same(find({ ...night, timeZone: 'America/Phoenix' }), []);
  t.same(find({ ...night, timeZone: 'America/Regina' }), []);
  t.same(find({ localStart: '2013-03-10T03:00', localEnd: '2013-03-10T04:00' }), []);
  t.same(find({ localStart: '2013-03-10T01:59', localEnd: '2013-03-10T03:00' }), []);
  t.same(find({}), []);
});
