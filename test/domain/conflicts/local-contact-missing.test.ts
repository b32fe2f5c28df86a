import t from 'tap';
import { localContactMissing } from '../../../src/domain/conflicts/local-contact-missing.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import type { ScheduledArrangement, ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, event, february, leg, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const who = (changes: Partial<ScheduledArrangement> = {}): ScheduledArrangement => ({
  ...{ kind: 'contact', leg: 'seattle', event: null, day: null, start: null, end: null },
  ...{ timeZone: null, from: null, to: null, mode: null, confirmed: true },
  ...changes,
});
const room = who({ kind: 'lodging' });
const evening = event({ id: 'e', city: cities.seattle, ...days(3) });
const find = (
  arrangements: ScheduledArrangement[],
  changes: Partial<ScheduledEvent> = {},
  now = '2013-01-28',
) => {
  const tour = { slug: 'tour-2013', title: 'Tour', datesToAvoid: [], policy: policyFrom({}) };
  const other = event({ id: 'other', attendance: 'online', ...days(3) });
  const legs = [leg({ id: 'seattle', city: cities.seattle, ...days(3, 4) })];
  const events = [{ ...evening, ...changes }, other];
  return localContactMissing.find(
    schedule({ legs, events, tours: [{ ...tour, arrangements }] }),
    contextAt(new Date(`${now}T12:00:00Z`)),
  );
};

t.test('Seattle on February 3, six days before, with a room and nobody to call', async t => {
  t.strictSame(find([room]), [
    {
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2013-02-03', lastDate: '2013-02-03' },
      facts: { title: 'An evening', city: 'Seattle' },
      message:
        'Nobody is on file to call about “An evening” in Seattle on February 3: ask its host who is there, and put them on file.',
    },
  ]);
});

t.test('not flagged: a contact of the leg, the day, the event, or another of that day', async t => {
  t.same(find([]), [], 'no arrangements on file');
  t.same(find([who()]), []);
  t.same(find([who({ day: february(3) })]), []);
  t.equal(find([who({ day: february(4) })]).length, 1);
  t.same(find([who({ leg: null, event: 'e' })]), []);
  t.same(find([who({ leg: null, event: 'other' })]), []);
  t.same(find([room], { attendance: 'online' }), []);
});

t.test('only within seven days, and not once it is over', async t => {
  t.same(find([room], {}, '2013-01-26'), []);
  t.equal(find([room], {}, '2013-01-27').length, 1);
  t.equal(find([room], {}, '2013-02-03').length, 1);
  t.same(find([room], {}, '2013-02-05'), []);
});
