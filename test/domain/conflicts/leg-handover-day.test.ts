import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { legHandoverDay } from '../../../src/domain/conflicts/leg-handover-day.js';
import { legsOverlap } from '../../../src/domain/conflicts/legs-overlap.js';
import { sameMetro } from '../../../src/domain/conflicts/metro.js';
import type { ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, leg, schedule } from '../../builders/leg.js';
import { randomSchedule } from '../../builders/random-schedule.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2026-01-01T00:00:00Z');
const find = (...legs: ScheduledLeg[]) => legHandoverDay.find(schedule({ legs }), contextAt(now));

const washington = leg({ id: 'washington', city: cities.washington, ...days(3, 6) });
const newYork = leg({ id: 'new-york', city: cities.newYork, ...days(6, 7) });

t.test('Washington 3–6 and New York City 6–7 share February 6', async t => {
  t.same(find(newYork, washington), [
    {
      subjects: [
        { type: 'leg', id: 'washington' },
        { type: 'leg', id: 'new-york' },
      ],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-06' },
      facts: {
        traveller: 'Jaime Rivera',
        day: '2013-02-06',
        fromCity: 'Washington',
        toCity: 'New York City',
      },
      message:
        'Jaime Rivera changes from Washington to New York City on February 6, ' +
        'a day that belongs to both.',
    },
  ]);
});

t.test('Washington 3–5 and New York City 6–7 share no day', async t => {
  t.same(find({ ...washington, ...days(3, 5) }, newYork), []);
});

t.test('two shared days are an overlap instead', async t => {
  t.same(find(washington, { ...newYork, ...days(5, 7) }), []);
});

t.test('two single-day legs on one day are one change, told once', async t => {
  t.equal(find({ ...washington, ...days(6) }, { ...newYork, ...days(6) }).length, 1);
});

t.test('a change within one metropolitan area or one city is none', async t => {
  t.same(find(washington, leg({ city: cities.baltimore, ...days(6, 7) })), []);
  t.same(find(washington, { ...washington, id: 'again', ...days(6, 7) }), []);
});

t.test('the next leg may be of another tour, but not of another speaker', async t => {
  t.equal(find(washington, { ...newYork, tour: 'other-tour' }).length, 1);
  t.same(find(washington, { ...newYork, speaker: 'alex-gomez' }), []);
});

t.test('a travel leg takes over from nobody', async t => {
  t.same(find(washington, { ...newYork, kind: 'travel' }), []);
});

t.test(
  'every pair in different places that shares a day is a hand-over or an overlap',
  async () => {
    fc.assert(
      fc.property(randomSchedule, random => {
        const found = [legsOverlap, legHandoverDay].flatMap(rule =>
          rule
            .find(random, contextAt(now))
            .map(({ subjects }) => subjects.map(({ id }) => id).sort()),
        );
        assert.deepEqual(found.map(String).sort(), naive(random.legs));
      }),
      { numRuns: 2000 },
    );
  },
);

/** The pairs of a traveller's legs in different places, without a look at how much they share. */
function naive(legs: readonly ScheduledLeg[]): string[] {
  const standing = legs.filter(each => each.kind !== 'travel');
  const pairs = standing.flatMap(one => standing.map(other => [one, other] as const));
  return pairs
    .filter(([one, other]) => one.id < other.id)
    .filter(([one, other]) => one.firstDate <= other.lastDate && other.firstDate <= one.lastDate)
    .filter(([one, other]) => one.speaker === other.speaker)
    .filter(([one, other]) => one.speaker !== null || one.tour === other.tour)
    .filter(([one, other]) =>
      one.city && other.city ? !sameMetro(one.city, other.city) : one.country !== other.country,
    )
    .map(pair => String(pair.map(each => each.id)))
    .sort();
}
