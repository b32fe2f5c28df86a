import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Conflict } from '../../../src/domain/conflicts/conflict.js';
import { fingerprintOf } from '../../../src/domain/conflicts/fingerprint.js';
import { findConflicts, rules } from '../../../src/domain/conflicts/index.js';
import type { Schedule } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, leg, schedule } from '../../builders/leg.js';
import { randomSchedule } from '../../builders/random-schedule.js';
import { tour2013, westCoast } from '../../builders/tour-2013.js';

const now = new Date('2026-01-01T00:00:00Z');

t.test('the two itineraries of 2013 give twelve findings, all of them information', async t => {
  const found = findConflicts(tour2013, { now });
  t.same(
    new Set(found.map(({ severity, waived }) => `${severity} ${waived}`)),
    new Set(['info false']),
  );
  t.same(
    found.map(conflict => conflict.message),
    [
      'No event is on file for Alex Gomez in Seattle, February 3–4.',
      'No event is on file for Jaime Rivera in Washington, February 3–5.',
      'Alex Gomez has 11 days in a row without rest, February 3–13: leave one of them free.',
      'No event is on file for Alex Gomez in Olympia, February 5.',
      'No event is on file for Jaime Rivera in New York City, February 6–7.',
      'No event is on file for Alex Gomez in Portland, February 6.',
      'No event is on file for Alex Gomez in Santa Cruz, February 7–8.',
      'No event is on file for Jaime Rivera in Boston, February 8–9.',
      'No event is on file for Alex Gomez in San Francisco, February 9–11.',
      'Jaime Rivera has no city on February 10, ' +
        'between Boston (to February 9) and Philadelphia (from February 11).',
      'No event is on file for Jaime Rivera in Philadelphia, February 11.',
      'No event is on file for Alex Gomez in Los Angeles, February 12–13.',
    ],
  );
});

t.test('a conflict carries its rule, severity, reason and name', async t => {
  const boston = leg({ id: 'boston', coast: westCoast.slug, kind: 'rest', ...days(8, 9) });
  t.strictSame(findConflicts(schedule({ legs: [boston], coasts: [westCoast] }), { now }), [
    {
      rule: 'leg-off-coast',
      severity: 'warning',
      subjects: [{ type: 'leg', id: 'boston' }],
      period: { firstDate: '2013-02-08', lastDate: '2013-02-09' },
      facts: { city: 'Boston', region: 'MA', coast: 'US West Coast', traveller: 'Jaime Rivera' },
      message:
        'Jaime Rivera tours the coast US West Coast, but Boston (February 8–9) is not on it.',
      fingerprint: fingerprintOf('leg-off-coast', [{ type: 'leg', id: 'boston' }]),
      waived: false,
      waiver: null,
    },
  ]);
});

t.test('errors come first, then warnings, then infos, each by day and rule', async t => {
  const legs = [
    leg({ coast: westCoast.slug, ...days(1, 3) }),
    leg({ city: cities.newYork, kind: 'rest', ...days(3, 5) }),
    leg({ city: cities.chicago, ...days(4, 5) }),
    leg({ city: cities.seattle, ...days(7) }),
  ];
  const found = findConflicts(schedule({ legs, coasts: [westCoast] }), {
    now: new Date('2013-01-25T12:00:00-08:00'),
  });
  t.same(
    found.map(({ severity, period, rule }) => `${severity} ${period?.firstDate.slice(8)} ${rule}`),
    [
      'error 04 legs-overlap',
      'warning 01 leg-off-coast',
      'warning 01 leg-without-events',
      'warning 04 leg-without-events',
      'warning 07 leg-without-events',
      'info 03 leg-handover-day',
      'info 06 leg-gap',
    ],
  );
});

t.test('a cancelled leg collides with nothing, is not empty and fills no gap', async t => {
  const cancelled = leg({ status: 'cancelled', city: cities.chicago, ...days(1, 20) });
  const legs = [leg({ kind: 'rest', ...days(1, 4) }), leg({ kind: 'rest', ...days(6, 9) })];
  t.same(
    findConflicts(schedule({ legs: [...legs, cancelled] }), { now }).map(each => each.rule),
    ['leg-gap'],
  );
});

t.test('an empty schedule has no conflicts', async t => {
  t.same(findConflicts(schedule(), { now }), []);
});

t.test('an unrelated leg changes no name of what was found before', async t => {
  const before = findConflicts(tour2013, { now });
  const unrelated = leg({ id: 'new', tour: 'other-tour', kind: 'rest', ...days(25) });
  const after = findConflicts({ ...tour2013, legs: [unrelated, ...tour2013.legs] }, { now });
  t.same(names(after), names(before));
});

t.test('the order of legs, events and coasts does not matter', async () => {
  const shuffled = randomSchedule.chain(random =>
    fc.tuple(fc.constant(random), shuffle(random.legs), shuffle(random.events)),
  );
  fc.assert(
    fc.property(shuffled, ([random, legs, events]) => {
      const other: Schedule = { ...random, legs, events, coasts: random.coasts.toReversed() };
      assert.deepEqual(findConflicts(other, { now }), findConflicts(random, { now }));
    }),
    { numRuns: 2000 },
  );
});

t.test('a schedule is never changed, and every conflict has a name of its own', async () => {
  fc.assert(
    fc.property(randomSchedule, random => {
      const before = structuredClone(random);
      const found = findConflicts(frozen(random), { now });
      assert.deepEqual(random, before);
      assert.equal(new Set(names(found)).size, found.length);
    }),
    { numRuns: 1000 },
  );
});

t.test('every rule has its own kebab word, and says when it speaks', async t => {
  t.equal(new Set(rules.map(rule => rule.id)).size, rules.length);
  for (const rule of rules) {
    t.match(rule.id, /^[a-z]+(-[a-z]+)+$/);
    for (const text of [rule.definition, rule.flagged, rule.notFlagged]) t.match(text, /^\S.*\.$/);
  }
});

const names = (conflicts: readonly Conflict[]) => conflicts.map(each => each.fingerprint);

function shuffle<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
