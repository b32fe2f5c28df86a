import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { legGap } from '../../../src/domain/conflicts/leg-gap.js';
import { grouped } from '../../../src/domain/grouped.js';
import type { ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, delegationLeg, leg, schedule } from '../../builders/leg.js';
import { eachDay, randomSchedule, runsOfDays } from '../../builders/random-schedule.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2026-01-01T00:00:00Z');
const find = (...legs: ScheduledLeg[]) => legGap.find(schedule({ legs }), contextAt(now));

const boston = leg({ id: 'boston', ...days(8, 9) });
const philadelphia = leg({ id: 'philadelphia', city: cities.philadelphia, ...days(11) });

t.test('Boston to February 9, Philadelphia from February 11: February 10 is free', async t => {
  t.same(find(philadelphia, boston), [
    {
      subjects: [
        { type: 'leg', id: 'boston' },
        { type: 'leg', id: 'philadelphia' },
      ],
      period: { firstDate: '2013-02-10', lastDate: '2013-02-10' },
      facts: { traveller: 'Jaime Rivera', freeDays: 1, fromCity: 'Boston', toCity: 'Philadelphia' },
      message:
        'Jaime Rivera has no city on February 10, ' +
        'between Boston (to February 9) and Philadelphia (from February 11).',
    },
  ]);
});

t.test('no day is free when the next leg starts the day after, or the same day', async t => {
  t.same(find(boston, { ...philadelphia, ...days(10) }), []);
  t.same(find(boston, { ...philadelphia, ...days(9) }), []);
  t.same(find(boston), []);
  t.same(find(), []);
});

t.test('a day trip inside a longer stay makes no gap after it', async t => {
  const stay = leg({ id: 'stay', city: cities.newYork, ...days(1, 10) });
  t.same(find(stay, leg(days(3)), philadelphia), []);
});

t.test('the gap is measured from the leg that reaches furthest', async t => {
  const stay = leg({ id: 'stay', city: cities.newYork, ...days(1, 8) });
  const [finding] = find(stay, leg(days(3)), philadelphia);
  t.same(finding?.subjects, [
    { type: 'leg', id: 'stay' },
    { type: 'leg', id: 'philadelphia' },
  ]);
  t.same(finding?.period, { firstDate: '2013-02-09', lastDate: '2013-02-10' });
});

t.test('the same city twice with days between is a gap; a rest or travel leg fills it', async t => {
  const again = { ...boston, id: 'again', ...days(11, 12) };
  t.equal(find(boston, again).length, 1);
  t.same(find(boston, again, leg({ kind: 'rest', ...days(10) })), []);
  t.same(find(boston, again, leg({ kind: 'travel', ...days(10) })), []);
});

t.test('a gap across months and years', async t => {
  const before = leg({ firstDate: '2012-02-20', lastDate: '2012-02-27' });
  const after = leg({ firstDate: '2012-03-02', lastDate: '2012-12-30' });
  const later = leg({ firstDate: '2013-01-02', lastDate: '2013-01-03' });
  t.same(
    find(before, after, later).map(({ period, facts }) => [period, facts.freeDays]),
    [
      [{ firstDate: '2012-02-28', lastDate: '2012-03-01' }, 3],
      [{ firstDate: '2012-12-31', lastDate: '2013-01-01' }, 2],
    ],
  );
});

t.test('days between two tours are no gap', async t => {
  t.same(find(boston, { ...philadelphia, tour: 'other-tour' }), []);
});

t.test('with a second tour the sentence names the one that has the gap', async t => {
  const other = leg({ tour: 'other-tour', city: cities.chicago, ...days(10) });
  t.same(
    find(boston, philadelphia, other).map(finding => finding.message),
    [
      'Jaime Rivera has no city of Tour 2013 on February 10, ' +
        'between Boston (to February 9) and Philadelphia (from February 11).',
    ],
  );
});

t.test('a gap in a delegation is told by its tour and countries', async t => {
  const honduras = delegationLeg({ country: 'HN', ...days(5, 6) });
  t.same(
    find(delegationLeg(days(1, 2)), honduras).map(finding => finding.message),
    [
      'Tour 2013 has no city on February 3–4, ' +
        'between El Salvador (to February 2) and Honduras (from February 5).',
    ],
  );
});

/** Per tour of a traveller: the runs of days, between first and last, that no leg contains. */
function naive(legs: readonly ScheduledLeg[]): string[] {
  const groups = grouped(legs, each => `${each.speaker} ${each.tour}`);
  return [...groups].flatMap(([key, group]) => {
    const taken = new Set(group.flatMap(eachDay));
    const [firstDate, lastDate] = [[...taken].sort()[0]!, [...taken].sort().at(-1)!];
    const free = eachDay({ firstDate, lastDate }).filter(day => !taken.has(day));
    return runsOfDays(new Set(free)).map(run => `${key} ${run.firstDate} ${run.lastDate}`);
  });
}

t.test('the gaps are the days that a set of all days of the legs leaves out', async () => {
  fc.assert(
    fc.property(randomSchedule, random => {
      const legs = new Map(random.legs.map(each => [each.id, each]));
      const found = legGap.find(random, contextAt(now)).map(({ subjects, period, facts }) => {
        const before = legs.get(subjects[0]!.id)!;
        assert.equal(facts.freeDays, eachDay(period!).length);
        return `${before.speaker} ${before.tour} ${period?.firstDate} ${period?.lastDate}`;
      });
      assert.deepEqual(found.sort(), naive(random.legs).sort());
    }),
    { numRuns: 3000 },
  );
});
