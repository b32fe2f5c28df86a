import t, { type Test } from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';
import { writing } from '../../support/tours.js';

const api = '/api/v1';
const url = `${api}/tours/tour/proposals`;
const unknownId = '00000000-0000-4000-8000-000000000000';

/** Ana in Boston on February 8–9, 2027 and in New York on the 10th; Ines interprets. */
async function prepared(t: Test) {
  const test = await testApp(t);
  const call = test.as('coordinator');
  const { add } = writing(test);
  await add('/tours', { title: 'Tour', status: 'published' });
  await add('/speakers', { name: 'Ana', languages: ['es'] });
  await add('/speakers', { name: 'Ines', kind: 'interpreter', visibility: 'private' });
  await add('/organizations', { name: 'Local', kind: 'chapter' });
  const leg = { tour: 'tour', speaker: 'ana' };
  const dates = (firstDate: string, lastDate = firstDate) => ({ firstDate, lastDate });
  await add('/legs', { ...leg, city: 'boston-ma-us', ...dates('2027-02-08', '2027-02-09') });
  await add('/legs', { ...leg, city: 'new-york-city-ny-us', ...dates('2027-02-10') });
  const events = async () => (await call('GET', `${api}/events?tour=tour`)).json.items;
  return { ...test, call, add, events };
}

const boston = { title: 'Evening', city: 'boston-ma-us' };

t.test('requests are placed, kept, and become holds once they are accepted', async t => {
  const { call, add, events } = await prepared(t);
  const evening = { localStart: '2027-02-08T18:00', localEnd: '2027-02-08T21:00' };
  await add('/events', { tour: 'tour', speakers: ['ana'], title: 'Taken', ...evening });
  const body = {
    requests: [
      { ...boston, wish: { localStart: '2027-02-08T19:00' }, weight: 3, host: 'local' },
      { ...boston, title: 'Noon', minutes: 60, needsInterpreter: true, languages: ['en'] },
    ],
    ...{ interpreters: ['ines'], seed: 7, timeLimitMillis: 5000 },
  };
  const { status, json, headers } = await call('POST', url, body);
  t.match(
    [status, headers.location, json],
    [
      201,
      `/api/v1/proposals/${json.id}`,
      {
        ...{ tour: 'tour', seed: 7, status: 'optimal', unplaced: [], acceptedAt: null },
        totals: { requests: 2, placed: 2, weight: 4, weightPlaced: 4, weightByGreedy: 4 },
        placed: [
          { request: 0, speaker: 'ana', interpreter: null, localStart: '2027-02-08T16:00' },
          { request: 1, interpreter: 'ines', localStart: '2027-02-09T19:00', event: null },
        ],
      },
    ],
  );

  t.equal((await events()).length, 1, 'nothing is on file');
  t.strictSame((await call('GET', `${api}/proposals/${json.id}`)).json, json);
  const accepted = await call('PUT', `${api}/proposals/${json.id}/acceptance`);
  t.match([accepted.status, accepted.json], [200, { acceptedBy: /./, id: json.id }]);
  const holds = (await events()).filter(({ title }: { title: string }) => title !== 'Taken');
  t.same(
    holds.map(({ id }: { id: string }) => id).sort(),
    accepted.json.placed.map(({ event }: { event: string }) => event).sort(),
  );
  t.match(
    holds.find(({ title }: { title: string }) => title === 'Noon'),
    {
      ...{ status: 'hold', interpreter: 'ines', speakers: ['ana'], languages: ['en'] },
    },
  );
  const again = await call('PUT', `${api}/proposals/${json.id}/acceptance`, {});
  t.strictSame([again.status, again.json], [200, accepted.json]);
  t.equal((await events()).length, 3, 'nothing is doubled');
  const { json: report } = await call('GET', `${api}/conflicts?tour=tour`);
  const grave = report.items.filter(({ severity }: { severity: string }) => severity === 'error');
  t.same(grave, []);
});

t.test('what is in the way by now is told, and nothing stored', async t => {
  const { call, add, events } = await prepared(t);
  const { json } = await call('POST', url, { requests: [boston, { ...boston, title: 'Other' }] });
  const { localStart, localEnd } = json.placed[0];
  await add('/events', { tour: 'tour', speakers: ['ana'], title: 'Taken', localStart, localEnd });
  const answer = await call('PUT', `${api}/proposals/${json.id}/acceptance`);
  t.match(
    [answer.status, answer.json],
    [409, { code: 'clashes-now', conflicts: [{ rule: 'speaker-double-booked' }] }],
  );
  t.equal((await events()).length, 1);
  const { items } = (await call('GET', `${api}/legs?tour=tour`)).json;
  const { json: other } = await call('POST', url, { requests: [boston] });
  await call('DELETE', `${api}/legs/${items[0].id}`, undefined, { 'if-match': '*' });
  isProblem(t, await call('PUT', `${api}/proposals/${other.id}/acceptance`), 'not-possible-now');
  t.equal((await events()).length, 1);
});

t.test('bad input is told with its place', async t => {
  const { call } = await prepared(t);
  const one = (changes: object) => ({ requests: [{ ...boston, ...changes }] });
  const wrong: [object, string, string][] = [
    [{ requests: [] }, 'invalid-input', '/requests'],
    [{ requests: Array(10_000).fill({ title: 'x' }) }, 'invalid-input', '/requests'],
    [one({ minutes: 5 }), 'invalid-input', '/requests/0/minutes'],
    [one({ minutes: 900 }), 'invalid-input', '/requests/0/minutes'],
    [one({ weight: 0 }), 'invalid-input', '/requests/0/weight'],
    [one({ city: undefined }), 'invalid-input', '/requests/0/city'],
    [one({ city: 'chicago-il-us' }), 'invalid-input', '/requests/0/city'],
    [one({ city: 'atlantis' }), 'unknown-reference', '/requests/0/city'],
    [one({ venue: unknownId }), 'unknown-reference', '/requests/0/venue'],
    [one({ speaker: 'nobody' }), 'unknown-reference', '/requests/0/speaker'],
    [one({ host: 'nobody' }), 'unknown-reference', '/requests/0/host'],
    [one({ room: 'Attic' }), 'invalid-input', '/requests/0/room'],
    [one({ needsInterpreter: true }), 'invalid-input', '/requests/0/needsInterpreter'],
    [one({ wish: { firstDate: '2027-03-01' } }), 'invalid-input', '/requests/0/wish'],
    [{ ...one({}), interpreters: ['nobody'] }, 'unknown-reference', '/interpreters/0'],
    [
      { ...one({ needsInterpreter: true }), interpreters: ['nobody'] },
      'unknown-reference',
      '/interpreters/0',
    ],
    [{ ...one({}), timeLimitMillis: 60_000 }, 'invalid-input', '/timeLimitMillis'],
  ];
  for (const [body, code, pointer] of wrong) {
    const { status, json } = await call('POST', url, body);
    t.match([status, json], [422, { code, errors: [{ pointer }] }], pointer);
  }
  isProblem(t, await call('POST', `${api}/tours/other/proposals`, one({})), 'not-found');
  isProblem(t, await call('PUT', `${api}/proposals/${unknownId}/acceptance`), 'not-found');
});

t.test(
  'a proposal is the same for one seed, done once for one key, and forgotten in time',
  async t => {
    const { call, clock } = await prepared(t);
    const body = { requests: [boston, { ...boston, title: 'Other' }], seed: 3 };
    const once = { 'idempotency-key': 'a' };
    const first = await call('POST', url, body, once);
    t.equal((await call('POST', url, body, once)).text, first.text);
    const second = await call('POST', url, body);
    t.not(second.json.id, first.json.id);
    t.strictSame(second.json.placed, first.json.placed);
    clock.now = new Date('2026-11-30T12:00:00Z');
    isProblem(t, await call('GET', `${api}/proposals/${first.json.id}`), 'not-found');
  },
);

t.test('what chapters asked for is placed on one of their days, and accepted with it', async t => {
  const { call, as } = await prepared(t);
  const ask = async (city: string, days: string[], more: object = {}) => {
    const body = { city, days, contact: 'Kim', ...more };
    return (await as('public')('POST', `${api}/requests`, body)).json.id as string;
  };
  const boston = await ask('boston-ma-us', ['2027-02-07', '2027-02-09', '2027-02-20'], {
    organization: 'local',
  });
  const newYork = await ask('new-york-city-ny-us', ['2027-02-10'], { tour: 'tour' });
  const requests = [boston, newYork].map(stopRequest => ({ title: 'Evening', stopRequest }));
  const { json, status } = await call('POST', url, { requests, timeLimitMillis: 5000 });
  t.equal(status, 201);
  t.same(
    json.placed.map(({ localStart }: { localStart: string }) => localStart.slice(0, 10)),
    ['2027-02-09', '2027-02-10'],
  );
  const accepted = await call('PUT', `${api}/proposals/${json.id}/acceptance`);
  t.equal(accepted.status, 200);
  const read = async (id: string) => (await call('GET', `${api}/requests/${id}`)).json;
  const { event, leg } = accepted.json.placed[0];
  t.match(await read(boston), { status: 'accepted', event, leg });
  t.match(await read(newYork), { status: 'accepted' });
  t.match((await call('GET', `${api}/events/${event}`)).json, { host: 'local', status: 'hold' });

  const wrong = async (stopRequest: string) => {
    const answer = await call('POST', url, { requests: [{ title: 'Evening', stopRequest }] });
    return [answer.json.code, answer.json.errors[0].pointer];
  };
  t.same(await wrong(boston), ['invalid-input', '/requests/0/stopRequest'], 'it is accepted');
  t.same(await wrong(unknownId), ['unknown-reference', '/requests/0/stopRequest']);
  const late = await ask('boston-ma-us', ['2027-03-20']);
  t.same(await wrong(late), ['invalid-input', '/requests/0/wish'], 'nobody is there then');

  const open = await ask('boston-ma-us', ['2027-02-08']);
  const again = await call('POST', url, { requests: [{ title: 'Second', stopRequest: open }] });
  await call('PUT', `${api}/requests/${open}/decline`, { reason: 'Late.' }, { 'if-match': '*' });
  const { json: refused } = await call('PUT', `${api}/proposals/${again.json.id}/acceptance`);
  t.equal(refused.code, 'not-possible-now');
});
