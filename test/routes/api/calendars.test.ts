import t from 'tap';
import { testApp } from '../../support/app.js';
import { laborTour, writing } from '../../support/tours.js';

const url = '/api/v1/calendars';

t.test(
  '200: the calendars that are asked for, with their links; else that of everything',
  async t => {
    const app = await testApp(t);
    await laborTour(app);
    const get = app.as('public');
    const all = await get('GET', url);
    t.match(all.json, {
      items: [{ kind: 'all', slug: null, url: 'https://gira.test/feeds/all.ics' }],
      nextCursor: null,
    });
    const { json } = await get(
      'GET',
      `${url}?city=seattle-wa-us&speaker=alex-gomez&tour=labor-tour&coast=us-west-coast`,
    );
    t.same(
      json.items.map((each: { title: string; url: string }) => [each.title, each.url]),
      [
        ['Labor Tour', 'https://gira.test/feeds/tours/labor-tour.ics'],
        ['Alex Gomez on tour', 'https://gira.test/feeds/speakers/alex-gomez.ics'],
        ['US West Coast: speaker tours', 'https://gira.test/feeds/coasts/us-west-coast.ics'],
        ['Speakers in Seattle, WA', 'https://gira.test/feeds/cities/seattle-wa-us.ics'],
      ],
    );
    for (const { url, links } of json.items) {
      t.equal((await get('GET', new URL(url).pathname)).status, 200);
      t.equal(links.length, 6);
      t.ok(links.every((link: { url: string }) => link.url.length < 256));
    }
  },
);

t.test('404: what the public may not know of; 422: what is no slug', async t => {
  const app = await testApp(t);
  const { add } = writing(app);
  await add('/tours', { title: 'Secret Tour' });
  await add('/speakers', { name: 'Hidden Guest', visibility: 'private' });
  for (const query of ['tour=secret-tour', 'speaker=hidden-guest', 'city=nowhere', 'coast=none']) {
    for (const caller of ['public', 'coordinator'] as const) {
      t.equal((await app.as(caller)('GET', `${url}?${query}`)).status, 404, query);
    }
  }
  t.equal((await app.as('public')('GET', `${url}?tour=A%20b`)).status, 422);
  t.equal((await app.as('public')('GET', `${url}?venue=x`)).status, 422);
});

t.test('what was moved is told old → new, the newest first, to everybody', async t => {
  const app = await testApp(t);
  const leg = await laborTour(app);
  const { change } = writing(app);
  await change(leg, { firstDate: '2027-02-05', lastDate: '2027-02-06' });
  await change(leg, { city: 'boston-ma-us' });
  const { json } = await app.as('public')('GET', `${url}/changes?tour=labor-tour`);
  type Told = { deed: string; leg: string; event: null; before: Side | null; after: Side };
  type Side = { firstDate: string; place: { city: string } };
  const id = leg.split('/').at(-1);
  t.same(
    json.items.map(({ deed, leg, event, before, after }: Told) => [
      ...[deed, leg === id, event, before?.firstDate, after.firstDate],
      ...[before?.place.city, after.place.city],
    ]),
    [
      ['changed', true, null, '2027-02-05', '2027-02-05', 'Seattle', 'Boston'],
      ['changed', true, null, '2027-02-03', '2027-02-05', 'Seattle', 'Seattle'],
      ['new', true, null, undefined, '2027-02-03', undefined, 'Seattle'],
    ],
  );
  await change(leg, { visibility: 'region' });
  const hidden = await app.as('public')('GET', `${url}/changes?tour=labor-tour`);
  t.notMatch(hidden.text, /Seattle|Boston/, 'what became private is not in its history');
  t.equal((await app.as('public')('GET', `${url}/changes?tour=nowhere`)).status, 404);
});
