import t, { type Test } from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';
import { writing } from '../../support/tours.js';

const api = '/api/v1';
const any = { 'if-match': '*' };

/** An evening of Local A in Seattle on February 3, 2027, confirmed; the clock stands after it. */
async function prepared(t: Test) {
  const app = await testApp(t);
  const { add } = writing(app);
  for (const name of ['Local A', 'Local B']) await add('/organizations', { name });
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/speakers', { name: 'Ana' });
  const leg = { tour: 'spring', speaker: 'ana', city: 'seattle-wa-us' };
  await add('/legs', { ...leg, firstDate: '2027-02-03', lastDate: '2027-02-04' });
  const evening = {
    ...{ tour: 'spring', speakers: ['ana'], title: 'Evening', host: 'local-a' },
    ...{ localStart: '2027-02-03T18:00', localEnd: '2027-02-03T20:00' },
    timeZone: 'America/Los_Angeles',
  };
  const { id } = await add('/events', evening);
  const root = app.as('coordinator');
  await root('PUT', `${api}/events/${id}/confirmation`, {}, any);
  app.clock.now = new Date('2027-02-10T12:00:00Z');
  const a = app.as({ chapter: 'local-a' });
  const b = app.as({ chapter: 'local-b' });
  return { ...app, add, root, a, b, id, path: `${api}/events/${id}/outcome` };
}

const nothing = { attendance: null, resolutionPassed: null, moneyRaised: [], note: null };
const said = {
  ...{ attendance: 120, resolutionPassed: 'Local A stands by them', note: 'Standing room' },
  moneyRaised: [{ amount: 812.5, currency: 'USD' }],
};

t.test('200: the host says what came of an event, and both read it', async t => {
  const { a, root, path, id } = await prepared(t);
  const before = await a('GET', path);
  t.strictSame([before.status, before.json], [200, { event: id, ...nothing }]);
  isProblem(t, await a('PUT', path, said), 'version-required');
  const tag = { 'if-match': String(before.headers.etag) };
  const first = await a('PUT', path, said, tag);
  t.strictSame([first.status, first.json], [200, { event: id, ...said }]);
  isProblem(t, await a('PUT', path, said, tag), 'stale-version');
  t.same((await root('GET', path)).json, first.json);
  const unchanged = { 'if-none-match': String(first.headers.etag) };
  t.equal((await root('GET', path, undefined, unchanged)).status, 304);
  t.same((await root('PUT', path, {}, any)).json, { event: id, ...nothing }, 'all of it anew');
  const { json } = await a('GET', `${api}/changes?type=outcome`);
  t.match(json.items, [
    { subject: id, tour: 'spring', organization: 'local-a', by: 'chapter local-a' },
    { fields: { attendance: { old: 120, new: null } } },
  ]);
});

t.test('it is told to nobody else, and is in no feed', async t => {
  const { as, a, b, path, id } = await prepared(t);
  await a('PUT', path, said, any);
  isProblem(t, await b('GET', path), 'not-allowed');
  isProblem(t, await b('PUT', path, said, any), 'not-allowed');
  isProblem(t, await as('public')('GET', path), 'unknown-key');
  for (const url of [`${api}/events/${id}`, '/feeds/all.ics', `/events/${id}.ics`]) {
    const { status, text } = await as('public')('GET', url);
    t.equal(status, 200);
    t.notMatch(text, /812\.5|Standing room|stands by them/);
  }
});

t.test('409: before it begins, and of what does not take place', async t => {
  const { root, clock, path, id } = await prepared(t);
  clock.now = new Date('2027-02-04T01:59:59Z');
  isProblem(t, await root('PUT', path, said, any), 'not-possible-now', {
    detail: 'It has not begun yet.',
  });
  clock.now = new Date('2027-02-04T02:00:00Z');
  t.equal((await root('PUT', path, said, any)).status, 200, 'while it is on');
  await root('PUT', `${api}/events/${id}/cancellation`, { reason: 'Snow' }, any);
  isProblem(t, await root('PUT', path, said, any), 'not-possible-now', {
    detail: 'Only an event that is confirmed has an outcome.',
  });
});

t.test('404: no such event; 422: what nobody counts', async t => {
  const { root, path } = await prepared(t);
  const unknown = path.replace(/[0-9a-f]{8}/, '00000000');
  isProblem(t, await root('PUT', unknown, said, any), 'not-found');
  for (const body of [
    ...[{ attendance: -1 }, { attendance: 1_000_001 }, { attendance: 1.5 }, { attendance: '5' }],
    ...[{ moneyRaised: [{ amount: -1, currency: 'USD' }] }, { moneyRaised: { amount: 1 } }],
    ...[{ moneyRaised: [{ amount: 1e10, currency: 'USD' }] }, { note: 'x'.repeat(4001) }],
    ...[{ moneyRaised: [{ amount: 1, currency: 'usd' }] }, { resolutionPassed: 'a\nb' }],
    ...[{ moneyRaised: [{ amount: 0.001, currency: 'USD' }] }, { more: 1 }],
  ]) {
    t.equal((await root('PUT', path, body, any)).status, 422, JSON.stringify(body));
  }
  t.match((await root('GET', path)).json, nothing);
});

t.test('a tour’s summary adds up, for its coordinators', async t => {
  const { as, a, root, path } = await prepared(t);
  await a('PUT', path, said, any);
  const url = `${api}/tours/spring/summary`;
  const { status, json } = await as({ tours: ['spring'] })('GET', url);
  t.strictSame(
    [status, json],
    [
      200,
      {
        ...{ tour: 'spring', days: 2, cities: ['seattle-wa-us'], kilometres: 0 },
        events: { held: 1, coming: 0, postponed: 0, cancelled: 0 },
        attendance: { total: 120, events: 1 },
        resolutions: [{ event: path.split('/')[4], title: 'Evening', text: said.resolutionPassed }],
        ...{ moneyRaised: said.moneyRaised },
        hosts: [{ organization: 'local-a', name: 'Local A', events: 1 }],
      },
    ],
  );
  isProblem(t, await a('GET', url), 'not-allowed');
  isProblem(t, await as('public')('GET', url), 'unknown-key');
  isProblem(t, await root('GET', `${api}/tours/none/summary`), 'not-found');
});
