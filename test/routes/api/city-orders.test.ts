import t, { type Test } from 'tap';
import { type Somebody, testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';
import { writing } from '../../support/tours.js';

const api = '/api/v1';
const url = `${api}/tours/tour/city-orders`;

/** Ana in Boston, Washington and New York on three days of February 2027; a draft beside it. */
async function prepared(t: Test) {
  const test = await testApp(t);
  const call = test.as('coordinator');
  const { add } = writing(test);
  await add('/tours', { title: 'Tour', status: 'published' });
  await add('/tours', { title: 'Draft' });
  await add('/organizations', { name: 'Local', kind: 'chapter' });
  await add('/speakers', { name: 'Ana' });
  const legs: string[] = [];
  for (const [index, city] of [
    'boston-ma-us',
    'washington-dc-us',
    'new-york-city-ny-us',
  ].entries()) {
    const day = `2027-02-0${index + 3}`;
    const leg = { tour: 'tour', speaker: 'ana', city, firstDate: day, lastDate: day };
    legs.push((await add('/legs', leg)).id);
  }
  return { ...test, call, add, legs };
}

t.test('the coordinators of a tour are told the better order, with both totals', async t => {
  const { as, legs } = await prepared(t);
  const [boston, washington, newYork] = legs;
  const places = {
    boston: { id: boston, city: { slug: 'boston-ma-us', name: 'Boston' } },
    washington: { id: washington, city: { slug: 'washington-dc-us', name: 'Washington' } },
    newYork: { id: newYork, city: { slug: 'new-york-city-ny-us', name: 'New York City' } },
  };
  const on = (day: number) => ({ firstDate: `2027-02-0${day}`, lastDate: `2027-02-0${day}` });
  const { boston: b, washington: w, newYork: n } = places;
  const expected = {
    items: [
      {
        ...{ speaker: 'ana', speakerName: 'Ana', isExact: true },
        current: {
          ...{ hours: 9.6, km: 962.8 },
          legs: [
            { ...b, ...on(3) },
            { ...w, ...on(4) },
            { ...n, ...on(5) },
          ],
        },
        best: {
          ...{ hours: 8.3, km: 634.3 },
          legs: [
            { ...b, ...on(3) },
            { ...n, ...on(4) },
            { ...w, ...on(5) },
          ],
        },
      },
    ],
    nextCursor: null,
  };
  for (const somebody of ['coordinator', { tours: ['tour'] }] satisfies Somebody[]) {
    const { status, json } = await as(somebody)('GET', url);
    t.strictSame([status, json], [200, expected]);
  }
});

t.test('a hold keeps its date, and journeys are as the tour says', async t => {
  const { call, add, legs } = await prepared(t);
  const best = async () => (await call('GET', url)).json.items[0].best;
  const hours = { localStart: '2027-02-04T18:00', localEnd: '2027-02-04T20:00' };
  const event = { tour: 'tour', speakers: ['ana'], leg: legs[1], title: 'Evening', ...hours };
  const { id } = await add('/events', event);
  t.equal(await best(), null);
  const any = { 'if-match': '*' };
  await call('PUT', `${api}/events/${id}/cancellation`, { reason: 'The hall burnt down.' }, any);
  t.match(await best(), { hours: 8.3 });
  const pair = { from: 'boston-ma-us', to: 'washington-dc-us', mode: 'air', minutes: 60 };
  const travel = { pairs: [{ ...pair, note: null }] };
  await call('PUT', `${api}/tours/tour/policy`, { travel }, any);
  t.match(await best(), { hours: 5, km: 940.2 });
});

t.test('nobody else is told, and of a draft not even that it is there', async t => {
  const { as, add } = await prepared(t);
  await add('/tours', { title: 'Other' });
  isProblem(t, await as('public')('GET', url), 'unknown-key');
  isProblem(t, await as({ chapter: 'local' })('GET', url), 'not-allowed');
  const ofOther = as({ tours: ['other'] });
  isProblem(t, await ofOther('GET', url), 'not-allowed');
  isProblem(t, await ofOther('GET', `${api}/tours/draft/city-orders`), 'not-found');
  isProblem(t, await as('coordinator')('GET', `${api}/tours/none/city-orders`), 'not-found');
});
