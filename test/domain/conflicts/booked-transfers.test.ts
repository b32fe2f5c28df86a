import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import type { ScheduledArrangement, ScheduledLeg } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { engagement } from '../../builders/engagement.js';
import { days, february, leg, schedule } from '../../builders/leg.js';
import { keysOf, naiveReport } from '../../builders/naive-report.js';
import { arrangingTour, scheduledArrangement } from '../../builders/scheduled-arrangement.js';

const now = new Date('2013-01-01T00:00:00Z');
const ways = ['impossible-travel', 'tight-travel', 'insufficient-rest', 'long-travel-day'];

const boston = leg({ id: 'leg', city: cities.boston, ...days(8, 9) });
const evening = (start: string, end: string) =>
  engagement('Boston', cities.boston, `${february(8)}T${start}`, `${february(8)}T${end}`);
const next = (day: number, start: string) =>
  engagement(
    'Philadelphia',
    cities.philadelphia,
    `${february(day)}T${start}`,
    `${february(day)}T22:00`,
  );

/** Transfers from Boston to Philadelphia, by their hours. */
const transfer = (start: string, end: string, changes: Partial<ScheduledArrangement> = {}) =>
  scheduledArrangement({
    ...{ kind: 'transfer', from: cities.boston.slug, to: cities.philadelphia.slug },
    ...{ start: `2013-02-${start}`, end: `2013-02-${end}`, ...changes },
  });

const found = (
  events: ReturnType<typeof next>[],
  arrangements: ScheduledArrangement[],
  legs: ScheduledLeg[] = [boston],
) =>
  findConflicts(schedule({ legs, events, tours: [arrangingTour(arrangements)] }), { now }).filter(
    ({ rule }) => ways.includes(rule),
  );
const rules = (...asked: Parameters<typeof found>) => found(...asked).map(({ rule }) => rule);

t.test('a booked transfer is taken rather than the estimate', async t => {
  // Boston to Philadelphia is estimated at 5.8 h on the road.
  const pair = [evening('10:00', '11:00'), next(8, '17:30')];
  t.same(rules(pair, []), ['tight-travel', 'long-travel-day']);
  t.same(rules(pair, [transfer('08T11:45', '08T13:15', { mode: 'air' })]), []);
  const [slow] = found(pair, [transfer('08T11:00', '08T17:15')]);
  t.match(slow, {
    rule: 'tight-travel',
    facts: { travelHours: 6.3, note: 'booked 11:00–17:15', booked: '11:00–17:15' },
  });
  t.match(slow!.message, /6\.3 h by \w+ \(booked 11:00–17:15\)\.$/);
});

t.test('what leaves too early or arrives too late is the clash', async t => {
  const pair = [evening('10:00', '11:00'), next(8, '20:00')];
  t.same(rules(pair, [transfer('08T11:00', '08T20:00')]).includes('impossible-travel'), false);
  t.same(rules(pair, [transfer('08T10:59', '08T15:00')]), ['impossible-travel']);
  t.same(rules(pair, [transfer('08T15:00', '08T20:01')]), ['impossible-travel']);
  t.match(found(pair, [transfer('08T10:30', '08T12:00')]), [
    { severity: 'error', message: /cannot get from .* \(booked 10:30–12:00\)\.$/ },
  ]);
});

t.test('of several the first that fits is meant', async t => {
  const pair = [evening('10:00', '11:00'), next(8, '20:00')];
  const early = transfer('08T10:30', '08T15:00');
  const late = transfer('08T12:00', '08T14:00');
  t.same(rules(pair, [early, late]), []);
  t.same(rules(pair, [late, early]), []);
});

t.test(
  'one that is not confirmed, without hours, of another day, way or person is none',
  async t => {
    const pair = [evening('10:00', '11:00'), next(8, '17:30')];
    const usual = rules(pair, []);
    const good = ['08T11:45', '08T13:15'] as const;
    const others = [
      transfer(...good, { confirmed: false }),
      transfer(...good, { end: null }),
      transfer(...good, { kind: 'pick-up' }),
      transfer(...good, { to: cities.newYork.slug }),
      transfer(...good, { from: null }),
      transfer(...good, { leg: 'somebody' }),
      transfer(...good, { leg: 'nowhere' }),
      transfer('07T11:45', '07T13:15'),
    ];
    const legs = [boston, leg({ id: 'somebody', speaker: 'alex-gomez', city: cities.boston })];
    for (const other of others) t.same(rules(pair, [other], legs), usual);
    const all = leg({ id: 'somebody', speaker: null, city: cities.boston });
    t.same(
      rules(pair, [transfer(...good, { leg: 'somebody' })], [boston, all]),
      [],
      'of everybody',
    );
    t.same(rules(pair, [transfer(...good, { leg: null, event: 'Boston' })]), [], 'of the event');
  },
);

t.test('rest and days on the road go by it, too', async t => {
  const pair = [evening('20:00', '23:00'), next(9, '11:00')];
  t.same(rules(pair, []), ['insufficient-rest', 'long-travel-day']);
  t.same(rules(pair, [transfer('09T08:00', '09T09:30', { mode: 'air' })]), []);
});

t.test('between two legs without events at their edges, too', async t => {
  const legs = [boston, leg({ id: 'next', city: cities.philadelphia, ...days(9, 10) })];
  const there = [next(9, '19:00')];
  t.same(rules(there, [], legs), ['long-travel-day']);
  t.same(rules(there, [transfer('09T08:00', '09T09:30')], legs), []);
  t.same(rules(there, [transfer('10T08:00', '10T09:30')], legs), ['long-travel-day']);
});

t.test('all rules agree with a naive report', async () => {
  const towns = [cities.boston, cities.philadelphia, cities.newYork];
  const hour = fc.integer({ min: 0, max: 71 });
  const wall = (hours: number) => {
    const at = new Date(Date.parse('2013-02-08T00:00Z') + hours * 3_600_000);
    return at.toISOString().slice(0, 16);
  };
  const spell = (most: number) =>
    fc.record({
      from: hour,
      hours: fc.integer({ min: 1, max: most }),
      town: fc.nat(2),
      to: fc.nat(2),
    });
  const scene = fc.record({
    events: fc.array(spell(3), { minLength: 2, maxLength: 4 }),
    transfers: fc.array(
      fc.record({
        spell: spell(9),
        of: fc.constantFrom('jaime', 'all', 'event'),
        confirmed: fc.constantFrom(true, true, false),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  });
  let booked = 0;
  fc.assert(
    fc.property(scene, ({ events, transfers }) => {
      const tried = schedule({
        legs: [
          ...towns.map((city, index) =>
            leg({ id: index === 0 ? 'jaime' : `leg-${index}`, city, ...days(8 + index) }),
          ),
          leg({ id: 'all', speaker: null, city: cities.boston, ...days(8, 11) }),
        ],
        events: events.map(({ from, hours, town }, index) =>
          engagement(`e${index}`, towns[town]!, wall(from), wall(from + hours)),
        ),
        tours: [
          arrangingTour(
            transfers.map(({ spell: { from, hours, town, to }, of, confirmed }) =>
              scheduledArrangement({
                ...{ kind: 'transfer', start: wall(from), end: wall(from + hours), confirmed },
                ...{ from: towns[town]!.slug, to: towns[to]!.slug },
                ...(of === 'event' ? { leg: null, event: 'e0' } : { leg: of }),
              }),
            ),
          ),
        ],
      });
      const conflicts = findConflicts(tried, { now });
      booked += conflicts.filter(({ facts }) => /^booked/.test(String(facts.note))).length;
      assert.deepEqual(keysOf(conflicts), naiveReport(tried, { now }));
    }),
    { numRuns: 800 },
  );
  assert.ok(booked > 40, `${booked} findings go by what is booked`);
});
