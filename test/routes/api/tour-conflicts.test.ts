import t, { type Test } from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const report = '/api/v1/tours/tour/conflicts';

/** Ana is in two cities at once on `tour`; on the draft `secret` she is in a third. */
async function prepared(t: Test) {
  const test = await testApp(t);
  const call = test.as('coordinator');
  await call('POST', '/api/v1/tours', { title: 'Tour', status: 'published' });
  await call('POST', '/api/v1/tours', { title: 'Secret' });
  await call('POST', '/api/v1/speakers', { name: 'Ana' });
  const days = { speaker: 'ana', firstDate: '2026-11-08', lastDate: '2026-11-10' };
  for (const city of ['boston-ma-us', 'chicago-il-us'])
    await call('POST', '/api/v1/legs', { tour: 'tour', city, ...days });
  await call('POST', '/api/v1/legs', { tour: 'secret', city: 'seattle-wa-us', ...days });
  return { ...test, call };
}

t.test('a coordinator has the whole report of a tour on one page', async t => {
  const { call } = await prepared(t);
  const { status, json } = await call('GET', report);
  t.equal(status, 200);
  t.equal(json.nextCursor, null);
  t.ok(json.items.length > 2);
  t.strictSame(json.items, (await call('GET', '/api/v1/conflicts?tour=tour&limit=100')).json.items);
});

t.test('it is narrowed as the list of all clashes is', async t => {
  const { call } = await prepared(t);
  for (const query of ['severity=error', 'rule=legs-overlap', 'speaker=nobody', 'waived=true']) {
    const { json } = await call('GET', `${report}?${query}`);
    t.strictSame(json, (await call('GET', `/api/v1/conflicts?tour=tour&${query}`)).json, query);
  }
  isProblem(t, await call('GET', `${report}?tour=other`), 'invalid-input', {
    errors: [['/tour', 'is not a field that Gira knows']],
  });
});

t.test('who coordinates one tour learns nothing there of another', async t => {
  const { as } = await prepared(t);
  const own = as({ tours: ['tour'] });
  const { json } = await own('GET', report);
  t.strictSame(json.items, (await own('GET', '/api/v1/conflicts?tour=tour')).json.items);
  t.notMatch(JSON.stringify(json), /seattle|secret/i);
  const other = await as({ tours: ['secret'] })('GET', report);
  isProblem(t, other, 'not-allowed');
  isProblem(t, await own('GET', '/api/v1/tours/secret/conflicts'), 'not-found');
});

t.test('nobody else reads it', async t => {
  const { as, call } = await prepared(t);
  await call('POST', '/api/v1/organizations', { name: 'Local' });
  isProblem(t, await as('public')('GET', report), 'unknown-key');
  isProblem(t, await as({ chapter: 'local' })('GET', report), 'not-allowed');
  isProblem(t, await call('GET', '/api/v1/tours/nowhere/conflicts'), 'not-found');
});
