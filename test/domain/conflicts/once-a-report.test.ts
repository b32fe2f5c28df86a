import t from 'tap';
import { onceAReport } from '../../../src/domain/conflicts/once-a-report.js';
import { event, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

t.test('found out once for a schedule in a context, and anew for each other', async t => {
  const asked: string[] = [];
  const titles = onceAReport(({ events }) => {
    asked.push('asked');
    return events.map(({ title }) => title);
  });
  const now = new Date('2013-01-01T00:00:00Z');
  const [one, other] = [contextAt(now), contextAt(now)];
  const evening = schedule({ events: [event({ title: 'Evening' })] });
  const morning = schedule({ events: [event({ title: 'Morning' })] });
  t.equal(titles(evening, one), titles(evening, one), 'the very same');
  t.equal(asked.length, 1);
  t.same(titles(morning, one), ['Morning']);
  t.same(titles(evening, one), ['Evening']);
  t.same(titles(evening, other), ['Evening']);
  t.equal(asked.length, 4);
});
