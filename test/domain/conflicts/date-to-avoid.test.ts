import t from 'tap';
import { dateToAvoid } from '../../../src/domain/conflicts/date-to-avoid.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { event, february, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const tour = (slug: string, ...datesToAvoid: string[]) => ({
  ...{ slug, title: 'Tour 2013', datesToAvoid, policy: policyFrom({}) },
});
const tours = [tour('tour-2013', february(13), february(14)), tour('other-tour')];
const find = (changes: Partial<ScheduledEvent>) =>
  dateToAvoid.find(
    schedule({ events: [event({ id: 'e', ...changes })], tours }),
    contextAt(new Date('2013-01-01T00:00:00Z')),
  );

t.test('February 13, 2013, Ash Wednesday, when church halls are taken', async t => {
  t.strictSame(find({ firstDate: february(13) }), [
    {
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2013-02-13', lastDate: '2013-02-13' },
      facts: { tour: 'Tour 2013', days: ['2013-02-13'] },
      message:
        '“An evening” is on February 13, which Tour 2013 wants to avoid: move it to another day.',
    },
  ]);
});

t.test('every local day counts: one that lasts into it, and over two', async t => {
  t.same(find({ firstDate: february(12), lastDate: february(13) })[0]?.facts.days, ['2013-02-13']);
  const three = find({ firstDate: february(12), lastDate: february(14) });
  t.match(three[0]?.message, /is on February 13 and February 14, which/);
});

t.test('not flagged: the days around, another tour, one that is not there', async t => {
  t.same(find({ firstDate: february(12) }), []);
  t.same(find({ firstDate: february(15) }), []);
  t.same(find({ firstDate: february(13), tour: 'other-tour' }), []);
  t.same(find({ firstDate: february(13), tour: 'unknown' }), []);
});
