import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { impossibleTravel } from '../../../src/domain/conflicts/impossible-travel.js';
import type { PolicyChange } from '../../../src/domain/conflicts/policy.js';
import { tightTravel } from '../../../src/domain/conflicts/tight-travel.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { engagement } from '../../builders/engagement.js';
import { schedule } from '../../builders/leg.js';
import { randomEngagements } from '../../builders/random-schedule.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (events: ScheduledEvent[], policy: PolicyChange = {}) =>
  tightTravel.find(schedule({ events }), contextAt(now, policy));
const noon = engagement('Noon', cities.sanFrancisco, '2013-02-12T11:00', '2013-02-12T12:00');
const inLosAngeles = (start: string, changes: Partial<ScheduledEvent> = {}) =>
  engagement('Talk', cities.losAngeles, `2013-02-${start}`, `2013-02-${start.slice(0, 2)}T23:30`, {
    ...changes,
  });

t.test('flagged: San Francisco until 12:00, Los Angeles at 18:00', async t => {
  t.strictSame(find([noon, inLosAngeles('12T18:00')]), [
    {
      subjects: [
        { type: 'event', id: 'Noon' },
        { type: 'event', id: 'Talk' },
        { type: 'speaker', id: 'jaime-rivera' },
      ],
      period: { firstDate: '2013-02-12', lastDate: '2013-02-12' },
      facts: {
        eventHours: ['11:00–12:00', '18:00–23:30'],
        ...{ gapHours: 6, neededHours: 6.7, travelHours: 5.2, mode: 'air', km: 559 },
        ...{ fromCity: 'San Francisco', toCity: 'Los Angeles' },
      },
      message:
        'Jaime Rivera has little time to get from “Noon” (11:00–12:00) in San Francisco to “Talk” (18:00–23:30) in Los Angeles on February 12: 6 h between, 6.7 h needed: 559 km, 5.2 h by air.',
    },
  ]);
});

t.test(
  'not flagged: the next noon, what is impossible, what leaves an hour and a half',
  async t => {
    t.same(find([noon, inLosAngeles('13T12:00')]), []);
    t.same(find([noon, inLosAngeles('12T17:14')]), []);
    t.equal(find([noon, inLosAngeles('12T17:15')]).length, 1);
    t.equal(find([noon, inLosAngeles('12T20:14')]).length, 1);
    t.same(find([noon, inLosAngeles('12T20:15')]), []);
  },
);

t.test('within a town half an hour besides the way is enough', async t => {
  const inBerkeley = (start: string) =>
    engagement('Talk', cities.berkeley, `2013-02-12T${start}`, '2013-02-12T20:00');
  t.same(find([noon, inBerkeley('12:55')]), [], 'impossible: 17 km, 0.92 h by road');
  t.equal(find([noon, inBerkeley('12:56')]).length, 1);
  t.equal(find([noon, inBerkeley('13:25')]).length, 1);
  t.same(find([noon, inBerkeley('13:26')]), []);
});

t.test('a tour may be less afraid', async t => {
  const calm = { thresholds: { tightMinutes: 0, wrapUpMinutes: 0, arriveMinutes: 0 } };
  t.same(find([noon, inLosAngeles('12T18:00')], calm), []);
  const train = { from: 'los-angeles-ca-us', to: 'san-francisco-ca-us', mode: 'ground' as const };
  const pairs = [{ ...train, minutes: 330, note: 'Night train' }];
  t.match(find([noon, inLosAngeles('12T18:00')], { travel: { pairs } }), [
    {
      facts: { travelHours: 5.5, mode: 'ground', note: 'Night train' },
      message: /559 km, 5\.5 h by road \(Night train\)\.$/,
    },
  ]);
});

t.test('what the reader may not know of has hours, and neither place nor distance', async t => {
  t.match(find([noon, inLosAngeles('12T18:00', { title: null })]), [
    {
      facts: { gapHours: 6, km: undefined, travelHours: undefined, toCity: undefined },
      message:
        'Jaime Rivera has little time to get from “Noon” (11:00–12:00) to another engagement (18:00–23:30) on February 12: 6 h between.',
    },
  ]);
});

t.test('one journey is impossible or tight, never both', async () => {
  fc.assert(
    fc.property(randomEngagements, events => {
      const found = [impossibleTravel, tightTravel].flatMap(rule =>
        rule.find(schedule({ events }), contextAt(now)),
      );
      const names = found.map(({ subjects }) => subjects.map(({ id }) => id).join(' '));
      assert.equal(new Set(names).size, names.length);
    }),
    { numRuns: 1000 },
  );
});
