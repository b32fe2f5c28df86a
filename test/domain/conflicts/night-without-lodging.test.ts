import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { nightWithoutLodging } from '../../../src/domain/conflicts/night-without-lodging.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import { groupConflicts } from '../../../src/domain/conflicts/report.js';
import type { ScheduledArrangement, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, delegationLeg, event, february, leg, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const washington = leg({ id: 'dc', city: cities.washington, ...days(3, 5) });
const room = (changes: Partial<ScheduledArrangement> = {}): ScheduledArrangement => ({
  ...{ kind: 'lodging', leg: 'dc', event: null, day: null, start: null, end: null },
  ...{ timeZone: null, from: null, to: null, mode: null, confirmed: true },
  ...changes,
});
const from = (first: number, last: number | null) => ({
  start: `${february(first)}T15:00`,
  end: last === null ? null : `${february(last)}T11:00`,
});
const stay = (arrangements: ScheduledArrangement[], legs: ScheduledLeg[] = [washington]) => {
  const tour = { slug: 'tour-2013', title: 'Tour', datesToAvoid: [], policy: policyFrom({}) };
  const events = [event({ id: 'e', ...days(4) })];
  return schedule({ legs, events, tours: [{ ...tour, arrangements }] });
};
const nights = (arrangements: ScheduledArrangement[], legs?: ScheduledLeg[], now = '2013-01-25') =>
  nightWithoutLodging
    .find(stay(arrangements, legs), contextAt(new Date(`${now}T12:00:00Z`)))
    .flatMap(({ facts }) => (facts.nights as string[]).map(night => Number(night.slice(8))));

t.test('a room to February 4 leaves the night of February 4 without one', async t => {
  const context = contextAt(new Date('2013-01-25T12:00:00Z'));
  t.strictSame(nightWithoutLodging.find(stay([room(from(3, 4))]), context), [
    {
      subjects: [{ type: 'leg', id: 'dc' }],
      period: { firstDate: '2013-02-04', lastDate: '2013-02-04' },
      facts: {
        traveller: 'Jaime Rivera',
        city: 'Washington',
        nights: ['2013-02-04'],
        days: 'February 4',
      },
      message:
        'Jaime Rivera has no lodging in Washington for 1 night: February 4. Book one, or put on file where they stay.',
    },
  ]);
});

t.test('not flagged: no arrangements at all, a room for the leg, or night by night', async t => {
  t.same(nights([]), []);
  t.same(nights([room()]), []);
  t.same(nights([room(from(3, 5))]), []);
  t.same(nights([room({ day: february(3) }), room(from(4, null))]), []);
  t.same(nights([room({ leg: null, event: 'e' })]), [3], 'at the house of an evening');
  t.same(nights([room({ kind: 'contact' })]), [3, 4]);
  t.same(nights([room(), room({ leg: 'gone' })]), []);
});

t.test('the night before the next city counts, the one before a free day does not', async t => {
  const boston = (day: number) => leg({ id: 'boston', ...days(day, day + 1) });
  t.same(nights([room(from(3, 5))], [washington, boston(6)]), [5, 6]);
  t.same(nights([room(from(3, 5))], [washington, boston(5)]), [5], 'a hand-over day');
  t.same(nights([room(from(3, 5))], [washington, boston(7)]), [7], 'February 6 is free');
  const train = leg({ id: 'train', kind: 'travel', ...days(6) });
  t.same(nights([room(from(3, 6))], [washington, train, boston(7)]), [7]);
});

t.test('a house of the whole delegation is one for each of them', async t => {
  const delegation = delegationLeg({ id: 'all', ...days(3, 5) });
  t.same(nights([room({ leg: 'all' })], [washington, delegation]), []);
});

t.test('only what is to come within 14 days, or as the tour says', async t => {
  t.same(nights([room({ kind: 'meal' })], undefined, '2013-01-19'), []);
  t.same(nights([room({ kind: 'meal' })], undefined, '2013-01-20'), [3]);
  t.same(nights([room({ kind: 'meal' })], undefined, '2013-02-04'), [4]);
  t.same(nights([room({ kind: 'meal' })], undefined, '2013-02-05'), []);
});

t.test('several legs are one line in a report', async t => {
  const boston = leg({ id: 'boston', ...days(8, 9) });
  const now = new Date('2013-01-29T12:00:00Z');
  const found = findConflicts(stay([room({ kind: 'meal' })], [washington, boston]), { now });
  t.match(
    groupConflicts(found.filter(({ rule }) => rule === 'night-without-lodging')).map(
      ({ message }) => message,
    ),
    [
      '3 nights are without lodging: Washington (February 3 and February 4) and Boston (February 8). Book one for each.',
    ],
  );
});
