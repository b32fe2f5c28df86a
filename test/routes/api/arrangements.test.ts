import t from 'tap';
import { testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';
import { isProblem } from '../../support/problem.js';

const api = '/api/v1';
const any = { 'if-match': '*' };

/** Ana in New York on March 13–15, 2027 (clocks skip 02:00–03:00 on the 14th), and an evening of a chapter. */
async function prepared(test: Parameters<typeof testApp>[0]) {
  const app = await testApp(test);
  const call = app.as('coordinator');
  const add = async (path: string, body: object) => {
    const answer = await call('POST', `${api}${path}`, body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json;
  };
  for (const name of ['Local A', 'Local B']) await add('/organizations', { name, kind: 'chapter' });
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/tours', { title: 'Autumn', kind: 'delegation', status: 'published' });
  await add('/speakers', { name: 'Ana' });
  const days = { firstDate: '2027-03-13', lastDate: '2027-03-15' };
  const place = { tour: 'spring', speaker: 'ana', city: 'new-york-city-ny-us' };
  const leg = (await add('/legs', { ...place, ...days })).id as string;
  const event = (
    await add('/events', {
      ...{ tour: 'spring', speakers: ['ana'], title: 'Evening', host: 'local-a', leg },
      ...{ localStart: '2027-03-13T19:00', localEnd: '2027-03-13T21:00' },
      timeZone: 'America/New_York',
    })
  ).id as string;
  return { ...app, call, add, leg, event };
}

t.test('a room is arranged for a leg, read, changed, listed and erased', async t => {
  const { call, leg } = await prepared(t);
  const room = {
    ...{ leg, kind: 'lodging', place: '12 Main St', provider: 'Union House', contact: '555 0100' },
    ...{ start: '2027-03-13T15:00', end: '2027-03-15T11:00', notes: 'Key at the bar.' },
  };
  const added = await call('POST', `${api}/arrangements`, room);
  t.equal(added.status, 201, added.text);
  const { id } = added.json;
  t.equal(added.headers.location, `${api}/arrangements/${id}`);
  t.same(added.json, {
    ...{ ...room, id, tour: 'spring', event: null, day: null, timeZone: 'America/New_York' },
    ...{ startsAt: '2027-03-13T20:00:00.000Z', endsAt: '2027-03-15T15:00:00.000Z' },
    ...{ from: null, to: null, mode: null, confirmed: false },
    createdAt: '2026-11-22T12:00:00.000Z',
  });
  const path = `${api}/arrangements/${id}`;
  const tag = String(added.headers.etag);
  t.equal((await call('GET', path, undefined, { 'if-none-match': tag })).status, 304);
  isProblem(t, await call('PATCH', path, { confirmed: true }), 'version-required');
  isProblem(t, await call('PATCH', path, {}, { 'if-match': '"old"' }), 'stale-version');
  const changed = await call('PATCH', path, { confirmed: true }, { 'if-match': tag });
  t.same(changed.json, { ...added.json, confirmed: true });
  for (const query of [`leg=${leg}`, 'tour=spring', 'kind=lodging', 'limit=1']) {
    const { json } = await call('GET', `${api}/arrangements?${query}`);
    t.same(json, { items: [changed.json], nextCursor: null }, query);
  }
  for (const query of ['tour=autumn', 'kind=meal', `event=${id}`]) {
    t.same((await call('GET', `${api}/arrangements?${query}`)).json.items, [], query);
  }
  isProblem(t, await call('DELETE', path), 'version-required');
  t.equal((await call('DELETE', path, undefined, any)).status, 204);
  isProblem(t, await call('GET', path), 'not-found');
  isProblem(t, await call('DELETE', path, undefined, any), 'not-found');
  const trail = await call('GET', `${api}/changes?type=arrangement&subject=${id}`);
  t.same(
    trail.json.items.map((each: { kind: string; tour: string }) => `${each.kind} ${each.tour}`),
    ['added spring', 'changed spring', 'removed spring'],
  );
});

t.test('what is refused says where, and leaves nothing behind', async t => {
  const { call, add, store, leg, event } = await prepared(t);
  const nowhere = (
    await add('/legs', {
      tour: 'autumn',
      country: 'SV',
      firstDate: '2027-05-01',
      lastDate: '2027-05-02',
    })
  ).id;
  const unknown = '00000000-0000-4000-8000-000000000000';
  const bad: [body: object, pointer: string, code?: string][] = [
    [{}, '/leg'],
    [{ leg, event }, '/leg'],
    [{ leg: unknown }, '/leg', 'unknown-reference'],
    [{ event: unknown }, '/event', 'unknown-reference'],
    [{ leg, day: '2027-03-16' }, '/day'],
    [{ event, day: '2027-03-13' }, '/day'],
    [{ leg, start: '2027-03-14T02:30' }, '/start', 'nonexistent-local-time'],
    [{ leg, end: '2027-03-14T04:30' }, '/start'],
    [{ leg, start: '2027-03-14T04:30', end: '2027-03-14T04:30' }, '/end', 'dates-out-of-order'],
    [{ leg, timeZone: 'EST5EDT' }, '/timeZone', 'unknown-time-zone'],
    [{ leg: nowhere, start: '2027-05-01T10:00' }, '/timeZone'],
    [{ leg, start: '2027-03-13T15:00', end: '2028-03-14T15:00' }, '/end'],
    [{ leg, kind: 'flight' }, '/kind'],
    [{ leg, from: 'boston-ma-us' }, '/from'],
    [{ leg, kind: 'transfer', to: 'atlantis' }, '/to', 'unknown-reference'],
    [{ leg, provider: 'two\nlines' }, '/provider'],
    [{ leg, phone: '1' }, '/phone'],
  ];
  const before = await dump(store);
  for (const [fields, pointer, code = 'invalid-input'] of bad) {
    const answer = await call('POST', `${api}/arrangements`, { kind: 'lodging', ...fields });
    t.match(answer.json, { status: 422, code, errors: [{ pointer }] }, answer.text);
  }
  t.same(await dump(store), before);
});

t.test('a transfer names its cities, and what moves to an event takes its zone', async t => {
  const { call, leg, event } = await prepared(t);
  const train = {
    ...{ leg, kind: 'transfer', from: 'boston-ma-us', to: 'new-york-city-ny-us', mode: 'ground' },
    ...{ day: '2027-03-13', timeZone: 'us/pacific' },
  };
  const { json } = await call('POST', `${api}/arrangements`, train);
  t.match(json, { ...train, timeZone: 'America/Los_Angeles' });
  const moved = await call('PATCH', `${api}/arrangements/${json.id}`, { event }, any);
  t.match(moved.json, { leg: null, event, day: null, timeZone: 'America/New_York' });
});

t.test('a chapter arranges around its own events, and finds nothing else', async t => {
  const { as, call, add, leg, event } = await prepared(t);
  const [a, b] = [as({ chapter: 'local-a' }), as({ chapter: 'local-b' })];
  const meal = await a('POST', `${api}/arrangements`, { event, kind: 'meal', notes: 'Soup.' });
  t.equal(meal.status, 201, meal.text);
  const room = await add('/arrangements', { leg, kind: 'lodging' });
  const path = `${api}/arrangements/${meal.json.id}`;
  t.same((await a('GET', `${api}/arrangements`)).json.items, [meal.json]);
  t.same((await b('GET', `${api}/arrangements`)).json.items, []);
  t.equal((await call('GET', `${api}/arrangements`)).json.items.length, 2);
  isProblem(t, await a('GET', `${api}/arrangements/${room.id}`), 'not-found');
  isProblem(t, await a('POST', `${api}/arrangements`, { leg, kind: 'meal' }), 'not-allowed');
  isProblem(t, await a('PATCH', path, { leg }, any), 'not-allowed');
  for (const other of [b, as({ tours: ['autumn'] })]) {
    isProblem(t, await other('GET', path), 'not-found');
    isProblem(t, await other('PATCH', path, { notes: '' }, any), 'not-found');
    isProblem(t, await other('DELETE', path, undefined, any), 'not-found');
  }
  t.equal((await as({ tours: ['spring'] })('GET', path)).status, 200);
  isProblem(t, await as('public')('GET', path), 'unknown-key');
  isProblem(t, await as('public')('GET', `${api}/arrangements`), 'unknown-key');
  const linked = await call('PUT', `${api}/events/${event}/link`, {}, any);
  const holder = as({ key: linked.json.token });
  isProblem(t, await holder('GET', path), 'not-allowed');
  isProblem(t, await holder('GET', `${api}/arrangements`), 'not-allowed');
  isProblem(t, await holder('POST', `${api}/arrangements`, { event, kind: 'meal' }), 'not-allowed');
  const trail = async (who: typeof a) =>
    (await who('GET', `${api}/changes?type=arrangement`)).json.items.length;
  t.same([await trail(a), await trail(b)], [1, 0]);
  t.equal((await a('PATCH', path, { confirmed: true }, any)).status, 200);
  t.equal((await a('DELETE', path, undefined, any)).status, 204);
});

t.test('what belongs to a leg that is erased goes with it', async t => {
  const { call, add } = await prepared(t);
  const days = { firstDate: '2027-05-01', lastDate: '2027-05-02' };
  await add('/tours', { title: 'Draft', kind: 'delegation' });
  const leg = (await add('/legs', { tour: 'draft', country: 'SV', ...days })).id;
  const { id } = await add('/arrangements', { leg, kind: 'contact', provider: 'Rosa' });
  t.equal((await call('DELETE', `${api}/legs/${leg}`, undefined, any)).status, 204);
  isProblem(t, await call('GET', `${api}/arrangements/${id}`), 'not-found');
});

t.test('what goes with its event or leg is in the audit trail', async t => {
  const { call, add, event } = await prepared(t);
  const meal = await add('/arrangements', { event, kind: 'meal', notes: 'Beans' });
  const path = `${api}/events/${event}`;
  t.equal((await call('DELETE', path, undefined, any)).status, 204);
  const { draft, room } = await ofDraft(add);
  t.equal((await call('DELETE', `${api}/legs/${draft}`, undefined, any)).status, 204);
  const { json } = await call('GET', `${api}/changes?type=arrangement&limit=100`);
  const removed = json.items.filter(({ kind }: { kind: string }) => kind === 'removed');
  t.match(removed, [
    { subject: meal.id, tour: 'spring', organization: 'local-a' },
    { subject: room.id, tour: 'winter', organization: null },
  ]);
  t.same(removed[0].fields.notes, { old: 'Beans', new: null });
  t.same((await call('GET', `${api}/arrangements`)).json.items, []);
});

/** A leg of a tour that nobody was told of, with a room. */
async function ofDraft(add: (path: string, body: object) => Promise<{ id: string }>) {
  await add('/tours', { title: 'Winter' });
  const leg = { tour: 'winter', speaker: 'ana', city: 'boston-ma-us' };
  const draft = (await add('/legs', { ...leg, firstDate: '2027-04-01', lastDate: '2027-04-02' }))
    .id;
  return { draft, room: await add('/arrangements', { leg: draft, kind: 'lodging' }) };
}
