import t, { type Test } from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const any = { 'if-match': '*' };

/** Ana is double booked in Boston, by a hold and a confirmed evening. */
async function prepared(t: Test) {
  const test = await testApp(t);
  const call = test.as('coordinator');
  const add = async (kind: string, body: object) =>
    (await call('POST', `/api/v1/${kind}`, body)).json;
  await add('organizations', { name: 'Chapter', kind: 'chapter' });
  for (const title of ['Tour', 'Other']) await add('tours', { title, status: 'published' });
  await add('speakers', { name: 'Ana' });
  const when = { localStart: '2026-12-08T18:00', localEnd: '2026-12-08T20:00' };
  const evening = { tour: 'tour', speakers: ['ana'], timeZone: 'America/New_York', ...when };
  const one = await add('events', { ...evening, title: 'One', host: 'chapter' });
  const two = await add('events', { ...evening, title: 'Two', tour: 'other' });
  const found = async (query = '') =>
    (await call('GET', `/api/v1/conflicts?rule=speaker-double-booked${query}`)).json.items;
  const [{ fingerprint }] = await found();
  return { ...test, call, one, two, found, url: `/api/v1/conflicts/${fingerprint}/waiver` };
}

t.test('a conflict is waived with a reason, and says so wherever it is listed', async t => {
  const { call, url, found } = await prepared(t);
  const { status, json } = await call('PUT', url, { reason: 'They share the stage.' });
  t.equal(status, 200);
  const by = { reason: 'They share the stage.', at: '2026-11-22T12:00:00.000Z', lapsed: [] };
  t.match(json, { rule: 'speaker-double-booked', waived: true, waiver: by });
  t.strictSame(await found(), [json]);
  t.strictSame(await found('&waived=true'), [json]);
  t.strictSame(await found('&waived=false'), []);
});

t.test('a waiver lapses when an event moves, says so, and is given anew', async t => {
  const { call, url, found, one } = await prepared(t);
  await call('PUT', url, { reason: 'They share the stage.' });
  const move = { localStart: '2026-12-08T19:00', localEnd: '2026-12-08T21:00' };
  await call('PATCH', `/api/v1/events/${one.id}`, { title: 'Renamed' }, any);
  t.match(await found(), [{ waived: true }]);
  await call('PATCH', `/api/v1/events/${one.id}`, move, any);
  t.match(await found(), [{ waived: false, waiver: { lapsed: ['time'] } }]);
  t.match(await found('&waived=false'), [{ waiver: { reason: 'They share the stage.' } }]);
  await call('PUT', url, { reason: 'Still.' });
  t.match(await found(), [{ waived: true, waiver: { reason: 'Still.', lapsed: [] } }]);
});

t.test('a waiver is taken back', async t => {
  const { call, url, found } = await prepared(t);
  isProblem(t, await call('DELETE', url), 'not-found');
  await call('PUT', url, { reason: 'They share the stage.' });
  t.equal((await call('DELETE', url)).status, 204);
  t.match(await found(), [{ waived: false, waiver: null }]);
});

t.test('a waiver needs a reason, and a conflict that there is', async t => {
  const { call, url, found } = await prepared(t);
  for (const body of [{}, { reason: '' }, { reason: null }, { reason: 'x', more: 1 }]) {
    const { status, json } = await call('PUT', url, body);
    t.match([status, json.code], [422, 'invalid-input']);
  }
  const unknown = `/api/v1/conflicts/${'0'.repeat(32)}/waiver`;
  isProblem(t, await call('PUT', unknown, { reason: 'Why not.' }), 'not-found');
  isProblem(t, await call('PUT', '/api/v1/conflicts/x/waiver', { reason: 'x' }), 'not-found');
  t.match(await found(), [{ waived: false, waiver: null }]);
});

t.test('who coordinates one of two tours waives nothing between them', async t => {
  const { as, url } = await prepared(t);
  const answer = await as({ tours: ['tour'] })('PUT', url, { reason: 'Mine goes first.' });
  isProblem(t, answer, 'not-allowed');
});

t.test('a chapter sees that a clash was accepted, and not why', async t => {
  const { as, call, url } = await prepared(t);
  await call('PUT', url, { reason: 'They share the stage.' });
  const { json, text } = await as({ chapter: 'chapter' })('GET', '/api/v1/conflicts?waived=true');
  t.match(json.items, [{ rule: 'speaker-double-booked', waived: true, waiver: null }]);
  t.notMatch(text, /stage/);
});

t.test('the audit trail has who waived what, and why', async t => {
  const { call, url } = await prepared(t);
  await call('PUT', url, { reason: 'They share the stage.' });
  await call('DELETE', url);
  const { json } = await call('GET', '/api/v1/changes');
  const deeds = json.items.filter(({ type }: { type: string }) => type === 'waiver');
  t.match(deeds, [
    { kind: 'added', fields: { reason: { old: null, new: 'They share the stage.' } } },
    { kind: 'removed', fields: { rule: { old: 'speaker-double-booked', new: null } } },
  ]);
});
