import t from 'tap';
import { KEY, type TestApp, testApp } from '../support/app.js';
import { isProblem } from '../support/problem.js';

const url = '/api/v1/coasts';

/** The answers to `count` requests of one kind, one after the other. */
async function ask({ as }: TestApp, count: number, headers: Record<string, string> = {}) {
  const answers = [];
  for (let n = 0; n < count; n++) answers.push(await as('public')('GET', url, undefined, headers));
  return answers;
}
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status);
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const from = (address: string) => ({ 'x-forwarded-for': address });

t.test('each answer says where the caller stands; one too many is 429', async t => {
  const app = await testApp(t, { rateLimit: 3 });
  const answers = await ask(app, 4);
  t.same(statuses(answers), [200, 200, 200, 429]);
  const remaining = answers.map(({ headers }) => [
    headers['ratelimit-limit'],
    headers['ratelimit-remaining'],
  ]);
  t.same(remaining, [
    ['3', '2'],
    ['3', '1'],
    ['3', '0'],
    ['3', '0'],
  ]);
  const refused = answers[3]!;
  const seconds = Number(refused.headers['retry-after']);
  t.ok(seconds > 50 && seconds <= 60, `${seconds} s`);
  t.equal(Number(refused.headers['ratelimit-reset']), seconds);
  isProblem(t, refused, 'too-many-requests', { detail: `Try again in ${seconds} seconds.` });
});

t.test('keys are counted each for itself, and not with their address', async t => {
  const app = await testApp(t, { rateLimit: 3 });
  const { json } = await app.as('coordinator')('POST', '/api/v1/keys', {
    ...{ role: 'coordinator', label: 'Ana' },
  });
  t.same(statuses(await ask(app, 3, bearer(json.key))), [200, 200, 200]);
  t.same(statuses(await ask(app, 1, bearer(json.key))), [429]);
  t.same(statuses(await ask(app, 3, bearer(KEY))), [200, 200, 429], 'one request made the key');
  t.same(statuses(await ask(app, 4)), [200, 200, 200, 429]);
});

t.test('feeds, health and documentation are for everybody at any time', async t => {
  const app = await testApp(t, { rateLimit: 1 });
  t.same(statuses(await ask(app, 2)), [200, 429]);
  for (const free of ['/feeds/all.ics', '/healthz', '/readyz', '/openapi.json', '/docs']) {
    const answer = await app.as('public')('GET', free);
    t.equal(answer.status, 200, free);
    t.equal(answer.headers['ratelimit-limit'], undefined);
  }
});

t.test('without a limit nothing is counted', async t => {
  const answers = await ask(await testApp(t), 50);
  t.same(new Set(statuses(answers)), new Set([200]));
  t.equal(answers[0]!.headers['ratelimit-limit'], undefined);
});

t.test('wrong keys count for their address, which then is asked for no key at all', async t => {
  const app = await testApp(t, { rateLimit: 3, trustProxy: true });
  const wrong = { ...bearer(`gira_${'x'.repeat(43)}`), ...from('192.0.2.1') };
  t.same(statuses(await ask(app, 4, wrong)), [401, 401, 401, 429]);
  const right = await ask(app, 1, { ...bearer(KEY), ...from('192.0.2.1') });
  t.same(statuses(right), [429], 'or the right one would give itself away');
  isProblem(t, right[0]!, 'too-many-requests');
  t.match(right[0]!.headers['retry-after'], /^\d+$/);
  t.same(statuses(await ask(app, 1, { ...bearer(KEY), ...from('192.0.2.2') })), [200]);
});

t.test('an address is what the proxies that are trusted say, and no other', async t => {
  const behind = await testApp(t, { rateLimit: 2, trustProxy: true });
  t.same(statuses(await ask(behind, 3, from('192.0.2.1'))), [200, 200, 429]);
  t.same(statuses(await ask(behind, 1, from('192.0.2.2'))), [200]);
  t.same(statuses(await ask(behind, 2, from('2001:db8::1'))), [200, 200]);
  t.same(statuses(await ask(behind, 1, from('2001:db8::2'))), [429], 'one network of IPv6');
  t.same(statuses(await ask(behind, 1, from('2001:db8:0:1::1'))), [200], 'and another one');
  for (const odd of ['x', '', ', ,', 'ñ', 'x'.repeat(5000), '::ffff:192.0.2.9', '%00', '1:2']) {
    t.ok([200, 429].includes((await ask(behind, 1, from(odd)))[0]!.status), odd.slice(0, 20));
  }
  const alone = await testApp(t, { rateLimit: 2 });
  await ask(alone, 2, from('192.0.2.1'));
  t.same(statuses(await ask(alone, 1, from('192.0.2.2'))), [429], 'whoever says so');
});

t.test('what a caller says before as many proxies as there are changes nothing', async t => {
  for (const trustProxy of [1, '127.0.0.1']) {
    const behind = await testApp(t, { rateLimit: 2, trustProxy });
    for (const [said, status] of [
      ['198.51.100.1, 192.0.2.1', 200],
      ['198.51.100.2, 192.0.2.1', 200],
      ['198.51.100.3, 203.0.113.9, 192.0.2.1', 429],
      ['192.0.2.1, 192.0.2.2', 200],
    ] as const) {
      t.same(statuses(await ask(behind, 1, from(said))), [status], `${trustProxy}: ${said}`);
    }
  }
});
