import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { legsOverlap } from '../../../src/domain/conflicts/legs-overlap.js';
import { sameMetro } from '../../../src/domain/conflicts/metro.js';
import type { ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, delegationLeg, leg, schedule } from '../../builders/leg.js';
import { eachDay, randomSchedule } from '../../builders/random-schedule.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2026-01-01T00:00:00Z');
const find = (...legs: ScheduledLeg[]) => legsOverlap.find(schedule({ legs }), contextAt(now));
const pairs = (...legs: ScheduledLeg[]) =>
  find(...legs).map(finding => finding.subjects.map(subject => subject.id));

const newYork = leg({ id: 'new-york', city: cities.newYork, ...days(6, 8) });

t.test('New York City 6–8 and Boston 7–9 overlap on two days', async t => {
  t.same(find(newYork, leg({ id: 'boston', ...days(7, 9) })), [
    {
      subjects: [
        { type: 'leg', id: 'new-york' },
        { type: 'leg', id: 'boston' },
      ],
      period: { firstDate: '2013-02-07', lastDate: '2013-02-08' },
      facts: {
        traveller: 'Jaime Rivera',
        legFirstDates: ['2013-02-06', '2013-02-07'],
        legLastDates: ['2013-02-08', '2013-02-09'],
        sharedDays: 2,
        cities: ['New York City', 'Boston'],
      },
      message:
        'Jaime Rivera is in New York City (February 6–8) and in Boston (February 7–9) ' +
        'at the same time, on February 7–8.',
    },
  ]);
});

t.test('one day inside a longer leg is an overlap: Boston 8 within New York City 6–9', async t => {
  const [finding, ...others] = find(
    leg({ id: 'new-york', city: cities.newYork, ...days(6, 9) }),
    leg({ id: 'boston', ...days(8) }),
  );
  t.same(finding?.period, { firstDate: '2013-02-08', lastDate: '2013-02-08' });
  t.same(others, []);
});

t.test('a hand-over day is none, neither is a day at the edge of a longer leg', async t => {
  t.same(find(newYork, leg(days(8, 9))), []);
  t.same(find(newYork, leg(days(8))), []);
  t.same(find(newYork, leg(days(6))), []);
  t.same(find(leg({ city: cities.newYork, ...days(8) }), leg(days(8))), []);
});

t.test('Boston 8 and Philadelphia 11 do not meet', async t => {
  t.same(find(leg(days(8)), leg({ city: cities.philadelphia, ...days(11) })), []);
});

t.test('San Francisco and Berkeley are one metropolitan area; so is one city twice', async t => {
  const sanFrancisco = leg({ city: cities.sanFrancisco, ...days(9, 11) });
  t.same(find(sanFrancisco, leg({ city: cities.berkeley, ...days(9, 11) })), []);
  t.same(find(newYork, { ...newYork, id: 'again' }), []);
});

t.test('legs of different tours overlap too, and the tours are named', async t => {
  const [finding] = find(
    newYork,
    leg({ tour: 'spring-tour', tourTitle: 'Spring Tour', ...days(7, 9) }),
  );
  t.equal(
    finding?.message,
    'Jaime Rivera is in New York City (February 6–8, Tour 2013) and ' +
      'in Boston (February 7–9, Spring Tour) at the same time, on February 7–8.',
  );
});

t.test('another speaker may be elsewhere, and so may a delegation', async t => {
  t.same(find(newYork, leg({ speaker: 'alex-gomez', ...days(6, 8) })), []);
  t.same(find(newYork, delegationLeg(days(6, 8))), []);
});

t.test('a delegation cannot be in two countries; two delegations can', async t => {
  const salvador = delegationLeg({ id: 'sv', ...days(1, 5) });
  const honduras = delegationLeg({ id: 'hn', country: 'HN', ...days(4, 9) });
  t.same(
    find(salvador, honduras).map(finding => finding.message),
    [
      'Tour 2013 is in El Salvador (February 1–5) and in Honduras (February 4–9) ' +
        'at the same time, on February 4–5.',
    ],
  );
  t.same(find(salvador, { ...honduras, tour: 'other-tour' }), []);
});

t.test('a leg without a city is not compared by distance within its country', async t => {
  t.same(find(newYork, leg({ city: null, region: 'CA', ...days(6, 8) })), []);
  t.equal(find(newYork, leg({ city: null, country: 'CA', ...days(6, 8) })).length, 1);
});

t.test('a travel leg is in neither place; a rest leg is', async t => {
  t.same(find(newYork, leg({ kind: 'travel', ...days(6, 8) })), []);
  t.equal(find(newYork, leg({ kind: 'rest', ...days(6, 8) })).length, 1);
});

t.test('three legs at once are three pairs; a long leg meets all those inside it', async t => {
  const long = leg({ id: 'a', city: cities.newYork, ...days(1, 28) });
  const boston = leg({ id: 'b', ...days(3, 4) });
  const chicago = leg({ id: 'c', city: cities.chicago, ...days(20, 22) });
  t.same(pairs(chicago, boston, long), [
    ['a', 'b'],
    ['a', 'c'],
  ]);
  t.equal(pairs(long, boston, { ...chicago, ...days(3, 4) }).length, 3);
});

t.test('an overlap across New Year says the years', async t => {
  const [finding] = find(
    leg({ city: cities.newYork, firstDate: '2012-12-29', lastDate: '2013-01-02' }),
    leg({ firstDate: '2012-12-31', lastDate: '2013-01-01' }),
  );
  t.equal(
    finding?.message,
    'Jaime Rivera is in New York City (December 29, 2012 – January 2, 2013) and ' +
      'in Boston (December 31, 2012 – January 1, 2013) at the same time, ' +
      'on December 31, 2012 – January 1, 2013.',
  );
});

/** Day by day and pair by pair, as the rule is written. */
function naive(legs: readonly ScheduledLeg[]): string[] {
  const found: string[] = [];
  for (const one of legs) {
    for (const other of legs) {
      if (one.id >= other.id || !sameTraveller(one, other) || !apart(one, other)) continue;
      const shared = eachDay(one).filter(day => eachDay(other).includes(day));
      const handover = one.lastDate === other.firstDate || other.lastDate === one.firstDate;
      if (shared.length > 1 || (shared.length === 1 && !handover)) {
        found.push(`${one.id} ${other.id} ${shared[0]} ${shared.at(-1)} ${shared.length}`);
      }
    }
  }
  return found.sort();
}

function sameTraveller(one: ScheduledLeg, other: ScheduledLeg): boolean {
  return one.speaker === other.speaker && (one.speaker !== null || one.tour === other.tour);
}

function apart(one: ScheduledLeg, other: ScheduledLeg): boolean {
  if (one.kind === 'travel' || other.kind === 'travel') return false;
  if (one.city && other.city) return !sameMetro(one.city, other.city);
  return one.country !== other.country;
}

t.test('the sweep finds what day-by-day comparison of all pairs finds', async () => {
  fc.assert(
    fc.property(randomSchedule, random => {
      const swept = legsOverlap.find(random, contextAt(now)).map(({ subjects, period, facts }) => {
        const ids = subjects.map(subject => subject.id).sort();
        return [...ids, period?.firstDate, period?.lastDate, facts.sharedDays].join(' ');
      });
      assert.deepEqual(swept.sort(), naive(random.legs));
    }),
    { numRuns: 3000 },
  );
});

t.test('20,000 legs of one speaker in one city, all at once, are swept in a moment', async t => {
  const legs = Array.from({ length: 20_000 }, (_, index) =>
    leg({ id: `${index}`, ...days(1, 28) }),
  );
  t.same(find(...legs), []);
});
