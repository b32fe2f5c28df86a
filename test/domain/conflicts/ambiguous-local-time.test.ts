import t from 'tap';
import { ambiguousLocalTime } from '../../../src/domain/conflicts/ambiguous-local-time.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const night = (start: string, end: string, changes: Partial<ScheduledEvent> = {}) =>
  ambiguousLocalTime.find(
    schedule({ events: [timedEvent(`2013-11-03T${start}`, `2013-11-03T${end}`, changes)] }),
    contextAt(now),
  );

t.test('an hour that comes twice asks which one is meant', async t => {
  t.match(night('01:30', '04:00', { id: 'vigil', title: 'Vigil' }), [
    {
      subjects: [{ type: 'event', id: 'vigil' }],
      facts: { timeZone: 'America/New_York', times: ['2013-11-03T01:30'] },
      message: /^Clocks in America\/New_York show 01:30 twice that night: .* “Vigil” means\.$/,
    },
  ]);
  t.match(night('00:30', '01:30')[0]?.facts, { times: ['2013-11-03T01:30'] });
});

t.test('not flagged: a fold that was chosen, 02:00, a zone without a change', async t => {
  t.same(night('01:30', '04:00', { startFold: 'later' }), []);
  t.same(night('02:00', '04:00'), []);
  t.same(night('01:30', '04:00', { timeZone: 'America/Phoenix' }), []);
});
