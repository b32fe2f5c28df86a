import t from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const any = { 'if-match': '*' };

t.test('the itineraries of a tour come in order of their first day, with their legs', async t => {
  const { as } = await testApp(t);
  const call = as('coordinator');
  await call('POST', '/api/v1/tours', { title: 'Tour', status: 'published' });
  for (const name of ['Ana', 'Jo', 'Secret']) await call('POST', '/api/v1/speakers', { name });
  const add = async (speaker: string, city: string, firstDate: string, more = {}) => {
    const leg = { tour: 'tour', speaker, city, firstDate, lastDate: '2026-11-20', ...more };
    return (await call('POST', '/api/v1/legs', leg)).json;
  };
  const boston = await add('ana', 'boston-ma-us', '2026-11-08');
  const newYork = await add('ana', 'new-york-city-ny-us', '2026-11-05');
  const seattle = await add('jo', 'seattle-wa-us', '2026-11-01');
  const secret = await add('secret', 'chicago-il-us', '2026-11-10', { visibility: 'private' });
  const cancelled = await add('ana', 'philadelphia-pa-us', '2026-11-15');
  await call('DELETE', `/api/v1/legs/${cancelled.id}`, undefined, any);

  const { status, json } = await call('GET', '/api/v1/tours/tour/itineraries');
  t.equal(status, 200);
  const [jo, ana, hidden] = json.items;
  t.strictSame(json, {
    items: [
      { id: jo.id, tour: 'tour', speaker: 'jo', coast: 'us-west-coast', legs: [seattle] },
      { id: ana.id, tour: 'tour', speaker: 'ana', coast: 'us-east-coast', legs: [newYork, boston] },
      { id: hidden.id, tour: 'tour', speaker: 'secret', coast: null, legs: [secret] },
    ],
    nextCursor: null,
  });
  const seen = await as('public')('GET', '/api/v1/tours/tour/itineraries');
  t.strictSame(seen.json, { items: [jo, ana], nextCursor: null });
});

t.test('the public knows of no itinerary of a draft, nobody of one of no tour', async t => {
  const { as } = await testApp(t);
  await as('coordinator')('POST', '/api/v1/tours', { title: 'Draft' });
  const url = '/api/v1/tours/draft/itineraries';
  t.strictSame((await as('coordinator')('GET', url)).json, { items: [], nextCursor: null });
  isProblem(t, await as('public')('GET', url), 'not-found');
  isProblem(t, await as('coordinator')('GET', '/api/v1/tours/other/itineraries'), 'not-found');
  isProblem(t, await as('coordinator')('GET', '/api/v1/tours/A%00/itineraries'), 'not-found');
  isProblem(
    t,
    await as('coordinator')('GET', '/api/v1/tours/%FF/itineraries'),
    'malformed-request',
  );
  const wrong = await as('public')('GET', url, undefined, { authorization: 'Bearer wrong' });
  isProblem(t, wrong, 'unknown-key');
});
