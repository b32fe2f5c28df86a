import t from 'tap';
import { policyFrom } from '../../src/domain/conflicts/policy.js';
import type { Leg } from '../../src/domain/leg.js';
import { outcomeOf } from '../../src/domain/outcome.js';
import { type TourRecord, tourSummary } from '../../src/domain/tour-summary.js';
import { cities } from '../builders/city.js';
import { eventOnFile } from '../builders/event-on-file.js';
import { days, leg } from '../builders/leg.js';

const tour = { slug: 'tour-2013', policy: policyFrom({}) };
const summary = (record: Partial<TourRecord>, now = '2013-03-01T00:00:00Z') =>
  tourSummary({ tour, legs: [], events: [], outcomes: [], ...record }, new Date(now));

const stop = (city: keyof typeof cities, first: number, last = first, changes: Partial<Leg> = {}) =>
  leg({ id: `${city}-${first}`, city: cities[city], ...days(first, last), ...changes });

t.test('of a tour on which nothing was yet there is nothing', async t => {
  t.strictSame(summary({}), {
    ...{ tour: 'tour-2013', days: 0, cities: [], kilometres: 0 },
    events: { held: 0, coming: 0, postponed: 0, cancelled: 0 },
    ...{ attendance: { total: 0, events: 0 }, resolutions: [], moneyRaised: [], hosts: [] },
  });
});

t.test('days, cities and kilometres are of the legs that have come', async t => {
  const legs = [
    stop('philadelphia', 11),
    stop('washington', 3, 5),
    stop('newYork', 6, 7),
    stop('boston', 8, 9),
    stop('seattle', 3, 4, { speaker: 'alex-gomez' }),
    stop('olympia', 5, 5, { speaker: 'alex-gomez', status: 'cancelled' }),
    stop('portland', 12, 12, { speaker: 'alex-gomez', kind: 'travel' }),
  ];
  const whole = summary({ legs });
  t.same(whole.days, 9);
  t.same(
    whole.cities,
    ['seattle', 'washington', 'newYork', 'boston', 'philadelphia'].map(
      name => cities[name as 'boston'].slug,
    ),
  );
  t.ok(whole.kilometres > 1300 && whole.kilometres < 1900, String(whole.kilometres));
  const running = summary({ legs }, '2013-02-07T12:00:00Z');
  t.same([running.days, running.cities.length], [5, 3]);
  t.ok(running.kilometres > 300 && running.kilometres < 500, String(running.kilometres));
});

t.test('events are told apart by what became of them', async t => {
  const events = [
    eventOnFile({ id: 'a' }),
    eventOnFile({ id: 'open', startsAt: null, endsAt: null, localStart: null }),
    eventOnFile({ id: 'later', endsAt: '2013-03-02T00:00:00.000Z' }),
    ...(['proposed', 'hold', 'postponed', 'cancelled', 'rejected'] as const).map(status =>
      eventOnFile({ id: status, status }),
    ),
  ];
  t.same(summary({ events }).events, { held: 2, coming: 3, postponed: 1, cancelled: 1 });
});

t.test('what was said of events that were held is added up', async t => {
  const titles = { a: 'A', b: 'B', c: 'C' };
  const events = [
    ...Object.entries(titles).map(([id, title]) => eventOnFile({ id, title })),
    eventOnFile({ id: 'd', host: null }, { hostName: null }),
    eventOnFile({ id: 'e', host: 'other', localDate: '2013-02-05' }, { hostName: 'Other' }),
    eventOnFile({ id: 'off', status: 'cancelled' }),
  ];
  const money = (amount: number, currency: string) => ({ amount, currency });
  const outcomes = [
    outcomeOf('a', { attendance: 80, moneyRaised: [money(0.1, 'USD'), money(5, 'CAD')] }),
    outcomeOf('b', { attendance: 0, moneyRaised: [money(0.2, 'USD')], note: 'Rain' }),
    outcomeOf('c', { resolutionPassed: 'Local 10 stands by STSEL' }),
    outcomeOf('off', { attendance: 1000, resolutionPassed: 'None' }),
  ];
  t.match(summary({ events, outcomes }), {
    attendance: { total: 80, events: 2 },
    resolutions: [{ event: 'c', title: 'C', text: 'Local 10 stands by STSEL' }],
    moneyRaised: [money(5, 'CAD'), money(0.3, 'USD')],
    hosts: [
      { organization: 'seattle-chapter', name: 'Seattle Chapter', events: 3 },
      { organization: 'other', name: 'Other', events: 1 },
    ],
  });
});
