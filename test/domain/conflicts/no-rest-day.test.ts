import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { fingerprintOf } from '../../../src/domain/conflicts/fingerprint.js';
import { noRestDay } from '../../../src/domain/conflicts/no-rest-day.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, delegationLeg, event, february, leg, schedule } from '../../builders/leg.js';
import { eachDay, randomSchedule, runsOfDays } from '../../builders/random-schedule.js';
import { contextAt } from '../../builders/rule-context.js';
import { tour2013 } from '../../builders/tour-2013.js';

const now = new Date('2026-01-01T00:00:00Z');

function find(legs: ScheduledLeg[], events: ScheduledEvent[] = []) {
  return noRestDay.find(schedule({ legs, events }), contextAt(now));
}

const subjectsOf = (legs: ScheduledLeg[], events: ScheduledEvent[] = []) =>
  find(legs, events).map(finding => finding.subjects.map(subject => subject.id));

t.test(
  'the West Coast tour has eleven days without rest, the East Coast tour a free day',
  async t => {
    t.same(noRestDay.find(tour2013, contextAt(now)), [
      {
        subjects: [
          { type: 'speaker', id: 'alex-gomez' },
          { type: 'leg', id: 'seattle-wa-us' },
          { type: 'leg', id: 'olympia-wa-us' },
          { type: 'leg', id: 'portland-or-us' },
          { type: 'leg', id: 'santa-cruz-ca-us' },
          { type: 'leg', id: 'san-francisco-ca-us' },
          { type: 'leg', id: 'los-angeles-ca-us' },
        ],
        period: { firstDate: '2013-02-03', lastDate: '2013-02-13' },
        facts: { days: 11, firstDate: '2013-02-03', lastDate: '2013-02-13' },
        message:
          'Alex Gomez has 11 days in a row without rest, February 3–13: leave one of them free.',
      },
    ]);
  },
);

t.test('seven days are bearable, eight are told', async t => {
  t.same(find([leg(days(1, 7))]), []);
  t.equal(find([leg(days(1, 8))]).length, 1);
  t.equal(find([leg(days(1, 4)), leg({ city: cities.newYork, ...days(5, 8) })]).length, 1);
});

t.test('legs that share or contain days are counted by day', async t => {
  t.same(find([leg(days(1, 4)), leg({ city: cities.newYork, ...days(4, 7) })]), []);
  const [finding] = find([leg(days(1, 9)), leg(days(3)), leg(days(9, 10))]);
  t.equal(finding?.facts.days, 10);
});

t.test('a leg marked rest or travel is rest, unless an event falls into it', async t => {
  for (const kind of ['rest', 'travel'] as const) {
    const legs = [leg(days(1, 4)), leg({ kind, ...days(5) }), leg(days(6, 9))];
    t.same(find(legs), []);
    t.equal(find(legs, [event({ firstDate: february(5) })]).length, 1);
  }
});

t.test('an event on the free day joins what lies on both sides, and is a subject', async t => {
  const legs = [leg({ id: 'a', ...days(1, 4) }), leg({ id: 'b', ...days(6, 9) })];
  const joining = event({ id: 'e', firstDate: february(5) });
  t.same(subjectsOf(legs, [joining]), [['jaime-rivera', 'a', 'e', 'b']]);
});

t.test('legs and events of several tours count together', async t => {
  const other = leg({ tour: 'other-tour', ...days(5, 8) });
  t.equal(find([leg(days(1, 4)), other]).length, 1);
});

t.test('every speaker of a panel works; a delegation is no speaker', async t => {
  const speakers = ['jaime-rivera', 'alex-gomez'];
  const panels = Array.from({ length: 8 }, (_, index) =>
    event({ speakers, firstDate: february(index + 1) }),
  );
  t.same(
    find([], panels).map(finding => finding.message),
    [
      'jaime-rivera has 8 days in a row without rest, February 1–8: leave one of them free.',
      'alex-gomez has 8 days in a row without rest, February 1–8: leave one of them free.',
    ],
  );
  t.same(find([delegationLeg(days(1, 20))]), []);
});

t.test('a run across months and years', async t => {
  const [finding] = find([leg({ firstDate: '2012-12-27', lastDate: '2013-01-03' })]);
  t.equal(
    finding?.message,
    'Jaime Rivera has 8 days in a row without rest, December 27, 2012 – January 3, 2013: leave one of them free.',
  );
});

t.test('a leg after a free day, or an event within a stop, is no reason to ask again', async t => {
  const long = leg({ id: 'long', ...days(1, 8) });
  const expected = [['jaime-rivera', 'long']];
  t.same(subjectsOf([long]), expected);
  t.same(subjectsOf([long, leg(days(10, 11))]), expected);
  t.same(subjectsOf([long], [event({ firstDate: february(1) })]), expected);
  t.same(subjectsOf([long, leg({ speaker: 'alex-gomez', ...days(9, 10) })]), expected);
});

t.test("how many days are bearable is the tour's to say, and of several the strictest", async t => {
  const policyOf = (tour: string) =>
    policyFrom({ thresholds: { daysInARow: tour === 'strict' ? 3 : 10 } });
  const of = (...legs: ScheduledLeg[]) =>
    noRestDay.find(schedule({ legs }), { ...contextAt(now), policyOf }).length;
  t.equal(of(leg(days(1, 10))), 0);
  t.equal(of(leg(days(1, 11))), 1);
  t.equal(of(leg({ tour: 'strict', ...days(1, 3) })), 0);
  t.equal(of(leg({ tour: 'strict', ...days(1, 3) }), leg(days(4))), 1);
  t.equal(of(leg({ tour: 'strict', ...days(1, 3) }), leg(days(5, 8))), 0);
});

/** Every speaker's days of work as a set, and the runs in it of more than a week. */
function naive({ legs, events }: Schedule): string[] {
  return ['jaime-rivera', 'alex-gomez'].flatMap(speaker => {
    const stops = legs.filter(each => each.speaker === speaker && each.kind === 'stop');
    const engagements = events.filter(each => each.speakers.includes(speaker));
    return runsOfDays(new Set([...stops, ...engagements].flatMap(eachDay)))
      .filter(run => eachDay(run).length > 7)
      .map(run => `${speaker} ${run.firstDate} ${run.lastDate} ${eachDay(run).length}`);
  });
}

t.test('the runs are those in a set of all days of work, and each has its own name', async () => {
  fc.assert(
    fc.property(randomSchedule, random => {
      const findings = noRestDay.find(random, contextAt(now));
      const found = findings.map(({ subjects, period, facts }) =>
        [subjects[0]?.id, period?.firstDate, period?.lastDate, facts.days].join(' '),
      );
      assert.deepEqual(found.sort(), naive(random).sort());
      const names = findings.map(finding => fingerprintOf('no-rest-day', finding.subjects));
      assert.equal(new Set(names).size, findings.length);
    }),
    { numRuns: 3000 },
  );
});
