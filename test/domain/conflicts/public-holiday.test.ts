import t from 'tap';
import type { RuleContext } from '../../../src/domain/conflicts/conflict.js';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import { publicHoliday } from '../../../src/domain/conflicts/public-holiday.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { event, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const holidays: Record<string, string> = {
  'US MA 2013-04-15': "Patriots' Day",
  'US MA 2013-04-16': 'Another Day',
  'SV SS 2013-05-01': 'Labor Day',
};
const holidayOn: RuleContext['holidayOn'] = ({ country, region }, day) =>
  holidays[`${country} ${region} ${day}`] ?? null;
const find = (...events: ScheduledEvent[]) =>
  publicHoliday.find(schedule({ events }), contextAt(now, {}, { holidayOn }));
const inBoston = (firstDate: string, changes: Partial<ScheduledEvent> = {}) =>
  event({ id: 'e', city: cities.boston, firstDate, ...changes });

t.test("Massachusetts April 15, 2013: Patriots' Day", async t => {
  t.strictSame(find(inBoston('2013-04-15')), [
    {
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2013-04-15', lastDate: '2013-04-15' },
      facts: { city: 'Boston', days: ['2013-04-15'], holidays: ["Patriots' Day"] },
      message:
        "“An evening” in Boston is on a public holiday there, April 15 (Patriots' Day): ask whether the house is open and people are in town.",
    },
  ]);
});

t.test('not flagged: the day before, another state, online, nowhere yet', async t => {
  t.same(find(inBoston('2013-04-14')), []);
  t.same(find(inBoston('2013-04-15', { city: cities.newYork })), []);
  t.same(find(inBoston('2013-04-15', { attendance: 'online' })), []);
  t.same(find(inBoston('2013-04-15', { city: null })), []);
});

t.test('every local day counts, and no other: midnight and San Salvador', async t => {
  const city = { ...cities.boston, country: 'SV', region: 'SS', name: 'San Salvador' };
  const salvador = { city, timeZone: 'America/El_Salvador' };
  t.same(find(timedEvent('2013-04-30T20:00', '2013-04-30T22:00', salvador)), [], 'May 1 in UTC');
  t.equal(find(timedEvent('2013-04-30T22:00', '2013-05-01T01:00', salvador)).length, 1);
  const two = inBoston('2013-04-15', { lastDate: '2013-04-16' });
  t.match(find(two)[0]?.facts, { holidays: ["Patriots' Day", 'Another Day'] });
});

t.test('May 1 is no news for a tour that has switched this off, as it is the occasion', async t => {
  const events = [inBoston('2013-04-15')];
  const policy = policyFrom({ rules: { 'public-holiday': 'off' } });
  const tour = { slug: 'tour-2013', title: 'Tour 2013', datesToAvoid: [], policy };
  const rulesFound = (tours: (typeof tour)[]) =>
    findConflicts(schedule({ events, tours }), { now, holidayOn }).map(({ rule }) => rule);
  t.same(rulesFound([]), ['public-holiday']);
  t.same(rulesFound([tour]), []);
});
