import t from 'tap';
import { interpreterDoubleBooked } from '../../../src/domain/conflicts/interpreter-double-booked.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (...events: ScheduledEvent[]) =>
  interpreterDoubleBooked.find(schedule({ events }), contextAt(now));
const evening = (changes: Partial<ScheduledEvent>) =>
  timedEvent('2013-02-06T18:00', '2013-02-06T20:00', {
    ...{ interpreter: 'marta', interpreterName: 'Marta', speakers: ['jaime-rivera'] },
    ...changes,
  });

t.test('one interpreter for two speakers in two places', async t => {
  const [found, ...others] = find(evening({}), evening({ speakers: ['alex-gomez'] }));
  t.match(found, { severity: 'error', message: /^Marta is booked twice on February 6: / });
  t.match(found?.subjects[2], { type: 'interpreter', id: 'marta' });
  t.same(others, []);
});

t.test('who interprets here and speaks there is booked twice, too', async t => {
  const other = evening({ speakers: ['marta'], interpreter: null, interpreterName: null });
  t.equal(find(evening({}), other).length, 1);
});

t.test('not flagged: events that touch, another interpreter, two who both speak', async t => {
  const later = timedEvent('2013-02-06T20:00', '2013-02-06T22:00', { interpreter: 'marta' });
  t.same(find(evening({}), later), []);
  t.same(find(evening({}), evening({ interpreter: 'luis' })), []);
  t.same(find(evening({ interpreter: null }), evening({ interpreter: null })), []);
});
