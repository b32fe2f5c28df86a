import t, { type Test } from 'tap';
import {
  type PolicyChange,
  policyFrom,
  usualPolicy,
} from '../../../src/domain/conflicts/policy.js';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/tours/tour/policy';
const any = { 'if-match': '*' };

async function prepared(t: Test) {
  const test = await testApp(t);
  const call = test.as('coordinator');
  await call('POST', '/api/v1/tours', { title: 'Tour' });
  await call('POST', '/api/v1/speakers', { name: 'Ana' });
  const leg = { tour: 'tour', speaker: 'ana', city: 'boston-ma-us' };
  await call('POST', '/api/v1/legs', { ...leg, firstDate: '2027-02-08', lastDate: '2027-02-09' });
  const severities = async () => {
    const { json } = await call('GET', '/api/v1/conflicts');
    return json.items.map(({ severity }: { severity: string }) => severity);
  };
  return { ...test, call, severities };
}

t.test('a tour is checked as usual until it says otherwise', async t => {
  const { call, severities } = await prepared(t);
  t.strictSame((await call('GET', url)).json, usualPolicy);
  t.same(await severities(), ['info']);
  const change: PolicyChange = {
    ...{ rules: { 'leg-without-events': 'error' }, thresholds: { restHours: 10 } },
    travel: { pairs: [] },
  };
  const set = await call('PUT', url, change, any);
  t.strictSame([set.status, set.json], [200, policyFrom(change)]);
  t.strictSame((await call('GET', url)).json, set.json);
  t.same(await severities(), ['error']);
  await call('PUT', url, { rules: { 'leg-without-events': 'off' } }, any);
  t.same(await severities(), []);
  t.equal((await call('GET', url)).json.thresholds.restHours, 8, 'left out: as usual again');
});

t.test('May 1 in El Salvador is told, unless the tour says that it is the occasion', async t => {
  const { call } = await prepared(t);
  const place = { name: 'Plaza', city: 'san-salvador-ss-sv' };
  const venue = (await call('POST', '/api/v1/venues', place)).json.id;
  const event = { tour: 'tour', speakers: ['ana'], title: 'March', venue };
  const hours = { localStart: '2013-05-01T10:00', localEnd: '2013-05-01T12:00' };
  t.equal((await call('POST', '/api/v1/events', { ...event, ...hours })).status, 201);
  const told = async () => {
    const { json } = await call('GET', '/api/v1/conflicts?rule=public-holiday');
    return json.items.map(({ facts }: { facts: object }) => facts);
  };
  t.strictSame(await told(), [
    { days: ['2013-05-01'], holidays: ['Labour Day'], city: 'San Salvador' },
  ]);
  await call('PUT', url, { rules: { 'public-holiday': 'off' } }, any);
  t.strictSame(await told(), []);
});

t.test('what was read can be sent back as it is', async t => {
  const { call } = await prepared(t);
  const { json, headers } = await call('GET', url);
  const answer = await call('PUT', url, json, { 'if-match': String(headers.etag) });
  t.strictSame([answer.status, answer.json], [200, json]);
});

t.test('a policy changes in the version that is known', async t => {
  const { call } = await prepared(t);
  isProblem(t, await call('PUT', url, {}), 'version-required');
  const { headers } = await call('GET', url);
  await call('PUT', url, { thresholds: { restHours: 9 } }, any);
  const stale = { 'if-match': String(headers.etag) };
  isProblem(t, await call('PUT', url, { thresholds: { restHours: 7 } }, stale), 'stale-version');
});

t.test(
  'unknown rules, fields, cities and contradictions are refused, and nothing kept',
  async t => {
    const { call } = await prepared(t);
    const pair = { from: 'boston-ma-us', to: 'atlantis', mode: 'ground', minutes: 9, note: null };
    const wrong: [object, string][] = [
      [{ rules: { 'no-such-rule': 'off' } }, '/rules/no-such-rule'],
      [{ rules: { 'leg-gap': 'fatal' } }, '/rules/leg-gap'],
      [{ thresholds: { restHours: -1 } }, '/thresholds/restHours'],
      [{ thresholds: { restHours: '8' } }, '/thresholds/restHours'],
      [{ thresholds: { sleepHours: 8 } }, '/thresholds/sleepHours'],
      [{ thresholds: { shortestMinutes: 900 } }, '/thresholds/shortestMinutes'],
      [{ travel: { airKmh: 9000 } }, '/travel/airKmh'],
      [{ travel: { pairs: [pair] } }, '/travel/pairs/0/to'],
    ];
    for (const [body, pointer] of wrong) {
      const { status, json } = await call('PUT', url, body, any);
      t.match([status, json], [422, { code: 'invalid-input', errors: [{ pointer }] }]);
    }
    t.strictSame((await call('GET', url)).json, usualPolicy);
    isProblem(t, await call('GET', '/api/v1/tours/other/policy'), 'not-found');
  },
);

t.test('the audit trail has each setting that changed', async t => {
  const { call } = await prepared(t);
  await call('PUT', url, { rules: { 'leg-gap': 'off' }, thresholds: { restHours: 10 } }, any);
  const { json } = await call('GET', '/api/v1/changes');
  t.match(json.items.at(-1), {
    ...{ type: 'policy', subject: 'tour', kind: 'changed' },
    fields: { 'rules.leg-gap': { old: null, new: 'off' }, restHours: { old: 8, new: 10 } },
  });
});
