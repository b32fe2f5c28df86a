import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import {
  type PolicyChange,
  policyFrom,
  usualPolicy,
} from '../../../src/domain/conflicts/policy.js';
import { policyRefusal } from '../../../src/domain/conflicts/policy-refusal.js';
import type { ScheduledTour } from '../../../src/domain/schedule.js';
import { usualTravel } from '../../../src/domain/travel/settings.js';
import { days, leg, schedule, timedEvent } from '../../builders/leg.js';

const now = new Date('2013-01-01T00:00:00Z');
const tour = (slug: string, policy: PolicyChange): ScheduledTour => ({
  ...{ slug, title: slug, datesToAvoid: [], policy: policyFrom(policy) },
});
const gap = [leg({ kind: 'rest', ...days(1, 2) }), leg({ kind: 'rest', ...days(4, 5) })];
const told = (...tours: ScheduledTour[]) =>
  findConflicts(schedule({ legs: gap, tours }), { now }).map(
    each => `${each.severity} ${each.rule}`,
  );

t.test('a tour without a policy is checked as usual', async t => {
  t.same(told(), ['info leg-gap']);
  t.same(told(tour('tour-2013', {})), ['info leg-gap']);
  t.strictSame(policyFrom({}), usualPolicy);
});

t.test('a policy sets the severity of a rule, or switches it off', async t => {
  t.same(told(tour('tour-2013', { rules: { 'leg-gap': 'error' } })), ['error leg-gap']);
  t.same(told(tour('tour-2013', { rules: { 'leg-gap': 'off' } })), []);
  t.same(told(tour('other', { rules: { 'leg-gap': 'off' } })), ['info leg-gap']);
});

t.test('what lies between two tours is as grave as the stricter of them says', async t => {
  const events = [
    timedEvent('2013-02-06T18:00', '2013-02-06T20:00', { tour: 'one' }),
    timedEvent('2013-02-06T19:00', '2013-02-06T21:00', { tour: 'other' }),
  ];
  const rule = 'speaker-double-booked';
  const severities = (one: PolicyChange, other: PolicyChange) =>
    findConflicts(schedule({ events, tours: [tour('one', one), tour('other', other)] }), { now })
      .filter(each => each.rule === rule)
      .map(each => each.severity);
  t.same(severities({}, {}), ['error']);
  t.same(severities({ rules: { [rule]: 'info' } }, { rules: { [rule]: 'warning' } }), ['warning']);
  t.same(severities({ rules: { [rule]: 'off' } }, { rules: { [rule]: 'info' } }), ['info']);
  t.same(severities({ rules: { [rule]: 'off' } }, { rules: { [rule]: 'off' } }), []);
});

t.test('what a tour does not say stays as usual', async t => {
  const { thresholds, travel } = policyFrom({
    ...{ thresholds: { restHours: 10 }, travel: { airExtraHours: 3 } },
  });
  t.strictSame(thresholds, { ...usualPolicy.thresholds, restHours: 10 });
  t.strictSame(travel, { ...usualTravel, airExtraHours: 3 });
});

const gazetteer = {
  city: (slug: string) => (/^(boston|portland)-/.test(slug) ? ({ slug } as never) : null),
};
const pair = (from: string, to: string) => ({
  ...({ from, to, mode: 'ground', minutes: 100, note: null } as const),
});
const [boston, portland] = ['boston-ma-us', 'portland-me-us'];

t.test('a policy names rules that there are, or the nearest one is offered', async t => {
  t.equal(policyRefusal({ rules: { 'leg-gap': 'off' } }, gazetteer), null);
  t.match(policyRefusal({ rules: { 'legs-gap': 'off' } }, gazetteer), {
    code: 'invalid-input',
    detail: 'There is no rule "legs-gap". The nearest one is leg-gap.',
    errors: [{ pointer: '/rules/legs-gap', suggestions: ['leg-gap'] }],
  });
  t.match(policyRefusal({ rules: { 'a/b~': 'off' } }, gazetteer), {
    errors: [{ pointer: '/rules/a~1b~0' }],
  });
});

t.test('thresholds that contradict each other are refused, also with the usual ones', async t => {
  const wrong: [PolicyChange, string][] = [
    [{ thresholds: { shortestMinutes: 720 } }, '/thresholds/shortestMinutes'],
    [{ thresholds: { venueErrorDays: 15 } }, '/thresholds/venueErrorDays'],
    [{ thresholds: { venueWarningDays: 2 } }, '/thresholds/venueErrorDays'],
    [{ travel: { townKm: 121 } }, '/travel/townKm'],
    [{ travel: { longRoadFactor: 1.3 } }, '/travel/longRoadFactor'],
  ];
  for (const [change, pointer] of wrong) {
    t.match(policyRefusal(change, gazetteer)?.errors, [{ pointer }], pointer);
  }
  const both = { thresholds: { venueWarningDays: 30, venueErrorDays: 15 } };
  t.equal(policyRefusal(both, gazetteer), null);
});

t.test('journeys are between two cities that there are, each once', async t => {
  const refusal = (...pairs: ReturnType<typeof pair>[]) =>
    policyRefusal({ travel: { pairs } }, gazetteer)?.errors.map(({ pointer }) => pointer);
  t.equal(refusal(pair(boston, portland)), undefined);
  t.same(refusal(pair(boston, 'atlantis')), ['/travel/pairs/0/to']);
  t.same(refusal(pair('atlantis', boston)), ['/travel/pairs/0/from']);
  t.same(refusal(pair(boston, boston)), ['/travel/pairs/0']);
  t.same(refusal(pair(boston, portland), pair(portland, boston)), ['/travel/pairs/1']);
});
