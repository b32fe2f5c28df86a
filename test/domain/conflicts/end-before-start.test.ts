import t from 'tap';
import { endBeforeStart } from '../../../src/domain/conflicts/end-before-start.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { event, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const find = (evening: ScheduledEvent) =>
  endBeforeStart.find(schedule({ events: [evening] }), contextAt(new Date('2013-01-01T00:00:00Z')));
const from = (localStart: string, localEnd: string, changes: Partial<ScheduledEvent> = {}) =>
  event({ id: 'e', firstDate: localStart.slice(0, 10), localStart, localEnd, ...changes });

t.test('20:00–18:00', async t => {
  t.strictSame(find(from('2013-02-06T20:00', '2013-02-06T18:00')), [
    {
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-06' },
      facts: {
        timeZone: 'America/New_York',
        localStart: '2013-02-06T20:00',
        localEnd: '2013-02-06T18:00',
      },
      message:
        '“An evening” on February 6, 2013 begins at 2013-02-06 20:00 and ends at 2013-02-06 18:00, which is not later in America/New_York: set its end anew.',
    },
  ]);
});

t.test('an end at the start, and instants on file that are out of order', async t => {
  t.equal(find(from('2013-02-06T20:00', '2013-02-06T20:00')).length, 1);
  const at = new Date('2013-02-07T01:00:00Z');
  t.equal(find(event({ startsAt: at, endsAt: at })).length, 1);
});

t.test(
  'half an hour over the change of clocks is half an hour, unless a fold denies it',
  async t => {
    const night = ['2013-11-03T01:50', '2013-11-03T01:20'] as const;
    t.same(find(from(...night)), []);
    t.same(find(timedEvent(...night)), []);
    t.equal(find(from(...night, { startFold: 'later' })).length, 1);
    t.equal(find(from(...night, { endFold: 'earlier' })).length, 1);
    t.equal(find(from(...night, { timeZone: 'America/Phoenix' })).length, 1);
  },
);

t.test('not flagged: over midnight, an open hour, a time that clocks skip', async t => {
  t.same(find(from('2013-02-06T20:00', '2013-02-07T00:00')), []);
  t.same(find(event()), []);
  t.same(find(from('2013-03-10T02:30', '2013-03-10T02:10')), []);
});
