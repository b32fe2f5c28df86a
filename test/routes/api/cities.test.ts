import t from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

t.test('cities are found by the beginning of a name, with the coast that they lie on', async t => {
  const { as } = await testApp(t);
  const { status, json } = await as('public')('GET', '/api/v1/cities?q=olympia&limit=1');
  t.equal(status, 200);
  t.strictSame(json, {
    items: [
      {
        slug: 'olympia-wa-us',
        name: 'Olympia',
        region: 'WA',
        country: 'US',
        latitude: 47.03787,
        longitude: -122.9007,
        timeZone: 'America/Los_Angeles',
        coast: 'us-west-coast',
      },
    ],
    nextCursor: null,
  });
});

t.test(
  'accents, capitals and aliases do not matter, and a slip of the hand is forgiven',
  async t => {
    const { as } = await testApp(t);
    const first = async (q: string) => {
      const { json } = await as('public')(
        'GET',
        `/api/v1/cities?q=${encodeURIComponent(q)}&limit=1`,
      );
      return json.items[0]?.slug;
    };
    t.equal(await first('MONTREAL'), 'montreal-qc-ca');
    t.equal(await first('montréal'), 'montreal-qc-ca');
    t.equal(await first('Nueva York'), 'new-york-city-ny-us');
    t.equal(await first('Phladelphia'), 'philadelphia-pa-us');
    t.equal(await first('San Salv'), 'san-salvador-ss-sv');
  },
);

t.test('what is no beginning of a city finds none', async t => {
  const { as } = await testApp(t);
  const texts = ['', ' ', '%00', '🎉', '%F0%9F%98%80', "'; drop", '%', '%ED%A0%80', '.*', '\\'];
  for (const q of texts) {
    const { status, json } = await as('public')('GET', `/api/v1/cities?q=${q}`);
    t.strictSame([status, json], [200, { items: [], nextCursor: null }], JSON.stringify(q));
  }
});

t.test('ten are found unless more are asked for, fifty at most', async t => {
  const { as } = await testApp(t);
  const count = async (query: string) =>
    (await as('public')('GET', `/api/v1/cities?q=san${query}`)).json.items.length;
  t.strictSame([await count(''), await count('&limit=1'), await count('&limit=50')], [10, 1, 50]);
});

t.test('a query that is not understood is 422, a wrong key 401', async t => {
  const { as } = await testApp(t);
  const wrong: [string, string, string][] = [
    ['', '/q', 'is missing'],
    [`?q=${'x'.repeat(201)}`, '/q', 'must NOT have more than 200 characters'],
    ['?q=a&q=b', '/q', 'must be string'],
    ['?q=a&limit=51', '/limit', 'must be <= 50'],
    ['?q=a&limit=0', '/limit', 'must be >= 1'],
    ['?q=a&limit=ten', '/limit', 'must be integer'],
    ['?q=a&limit=Infinity', '/limit', 'must be <= 50'],
    ['?q=a&country=US', '/country', 'is not a field that Gira knows'],
  ];
  for (const [query, pointer, message] of wrong) {
    const answer = await as('public')('GET', `/api/v1/cities${query}`);
    isProblem(t, answer, 'invalid-input', {
      ...{ detail: `Query ${pointer}: ${message}.`, errors: [[pointer, message]] },
    });
  }
  const headers = { authorization: 'Bearer wrong' };
  const refused = await as('public')('GET', '/api/v1/cities?q=a', undefined, headers);
  isProblem(t, refused, 'unknown-key');
});

t.test('one city is found by its slug', async t => {
  const { as } = await testApp(t);
  const get = (slug: string) => as('public')('GET', `/api/v1/cities/${slug}`);
  t.match((await get('boston-ma-us')).json, {
    ...{ slug: 'boston-ma-us', name: 'Boston', timeZone: 'America/New_York' },
    coast: 'us-east-coast',
  });
  for (const slug of ['nowhere-us', 'Boston', '%00']) isProblem(t, await get(slug), 'not-found');
});
