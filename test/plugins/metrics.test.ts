import t, { type Test } from 'tap';
import { testApp } from '../support/app.js';
import { onBothDatabases } from '../support/databases.js';
import { writing } from '../support/tours.js';

/** An app of its own, so that nobody else is counted, and what it counts, by name and labels. */
async function counting(t: Test, store?: Parameters<typeof testApp>[1]) {
  const app = await testApp(t, { rateLimit: 100_000, ...store });
  const read = async () => {
    const { status, headers, text } = await app.as('public')('GET', '/metrics');
    t.equal(status, 200);
    t.match(headers['content-type'], /^text\/plain; version=0\.0\.4/);
    const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
    const samples = lines.map(line => /^(.*) (\S+)$/.exec(line)!.slice(1));
    return { text, of: (name: string) => Number(Object.fromEntries(samples)[name]) };
  };
  return { ...app, read };
}

t.test('requests are counted by route and status, refusals by their code', async t => {
  const { as, read } = await counting(t);
  await as('public')('GET', '/api/v1/speakers/nobody');
  await as('public')('GET', '/api/v1/speakers/nobody-else');
  await as('public')('POST', '/api/v1/tours', { title: 'Spring' });
  const { of } = await read();
  const speakers = 'method="GET",route="/api/v1/speakers/:speaker"';
  t.equal(of(`gira_http_requests_total{${speakers},status="404"}`), 2);
  t.equal(of(`gira_http_request_duration_seconds_count{${speakers}}`), 2);
  t.equal(of('gira_refusals_total{code="not-found"}'), 2);
  t.equal(of('gira_refusals_total{code="unknown-key"}'), 1);
});

t.test('clashes that bookings and checks are told of are counted by severity', async t => {
  const app = await counting(t);
  const { add } = writing(app);
  await add('/tours', { title: 'Spring' });
  await add('/speakers', { name: 'Ana' });
  const event = { tour: 'spring', speakers: ['ana'], title: 'Evening' };
  const hours = { localStart: '2027-02-03T18:00', localEnd: '2027-02-03T20:00' };
  const evening = { ...event, ...hours, timeZone: 'America/Los_Angeles' };
  const one = await add('/events', evening);
  const two = await add('/events', { ...evening, title: 'Rival' });
  const root = app.as('coordinator');
  const any = { 'if-match': '*' };
  await root('PUT', `/api/v1/events/${one.id}/confirmation`, {}, any);
  const before = await app.read();
  await root('PUT', `/api/v1/events/${two.id}/confirmation`, {}, any);
  const after = await app.read();
  t.equal(after.of('gira_refusals_total{code="double-booked"}'), 1);
  const errors = 'gira_conflicts_told_total{severity="error"}';
  t.ok(after.of(errors) > (before.of(errors) || 0));
});

t.test('calendars and pages from bytes that are kept are counted, in full and by 304', async t => {
  const { as, read } = await counting(t);
  const { headers } = await as('public')('GET', '/feeds/all.ics');
  await as('public')('GET', '/feeds/all.ics', undefined, {
    'if-none-match': String(headers.etag),
  });
  await as('public')('GET', '/');
  const { of } = await read();
  t.equal(of('gira_kept_answers_total{kind="feeds",answer="full"}'), 1);
  t.equal(of('gira_kept_answers_total{kind="feeds",answer="unchanged"}'), 1);
  t.equal(of('gira_kept_answers_total{kind="pages",answer="full"}'), 1);
});

t.test('no address, and so no secret in one, is told', async t => {
  const { as, read } = await counting(t);
  for (const path of ['/sign-in/gira_secret', '/entry/entry_secret', '/feeds/private/secret/x.ics'])
    await as('public')('GET', path);
  await as('public')('GET', '/secret?key=secret');
  t.notMatch((await read()).text, /secret/);
});

onBothDatabases(t, 'the process, its zone data and its connections', async (t, store) => {
  const { text, of } = await (await counting(t, { store })).read();
  t.match(text, /^gira_zone_data_info\{version="\d{4}[a-z]"\} 1$/m);
  t.ok(of('process_resident_memory_bytes') > 0);
  t.ok(of('nodejs_eventloop_lag_p99_seconds') >= 0);
  const connections = of('gira_database_connections{state="idle"}');
  t.equal(Number.isNaN(connections), store.kind === 'embedded');
});
