import t from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/speakers';
const any = { 'if-match': '*' };

t.test('a speaker who is added has what was given, and defaults for the rest', async t => {
  const { as } = await testApp(t);
  const added = await as('coordinator')('POST', url, { name: 'Ana Ruiz' });
  t.strictSame(added.json, {
    slug: 'ana-ruiz',
    name: 'Ana Ruiz',
    kind: 'speaker',
    publicName: null,
    role: null,
    organization: null,
    bio: null,
    languages: [],
    homeCountry: null,
    links: [],
    visibility: 'public',
    availability: [],
  });
  await as('coordinator')('POST', '/api/v1/organizations', { name: 'Union' });
  const speaker = {
    name: 'Jo Díaz',
    kind: 'speaker',
    publicName: null,
    role: 'nurse',
    organization: 'union',
    bio: 'One line.\nAnother.',
    languages: ['es', 'en-US', 'nah'],
    homeCountry: 'SV',
    links: ['https://jo.test'],
    visibility: 'public',
    availability: [{ firstDate: '2026-11-01', lastDate: '2026-11-30', countries: ['US', 'CA'] }],
  };
  const whole = await as('coordinator')('POST', url, speaker);
  t.strictSame([whole.status, whole.json], [201, { slug: 'jo-diaz', ...speaker }]);
});

t.test('to the public a speaker bears the public name, and no visa is shown', async t => {
  const { as } = await testApp(t);
  const speaker = {
    ...{ name: 'Real Name', publicName: 'Compañera Luz', bio: 'Organiser.' },
    availability: [{ firstDate: '2026-11-01', lastDate: '2026-11-30', countries: ['US'] }],
  };
  const added = await as('coordinator')('POST', url, speaker);
  t.match(added.json, { slug: 'companera-luz', name: 'Real Name', publicName: 'Compañera Luz' });
  const shown = { ...added.json, name: 'Compañera Luz', publicName: null, availability: [] };
  t.strictSame((await as('public')('GET', `${url}/companera-luz`)).json, shown);
  const list = await as('public')('GET', url);
  t.strictSame(list.json, { items: [shown], nextCursor: null });
  t.notMatch(list.text, /Real/);
});

t.test('the public does not know of private speakers, nor of those of drafts alone', async t => {
  const { as } = await testApp(t);
  const call = as('coordinator');
  await call('POST', url, { name: 'Secret', visibility: 'private' });
  await call('POST', url, { name: 'Not Yet' });
  await call('POST', url, { name: 'Without Tour' });
  await call('POST', '/api/v1/tours', { title: 'Draft' });
  const days = { firstDate: '2026-11-01', lastDate: '2026-11-02' };
  const leg = { tour: 'draft', speaker: 'not-yet', city: 'boston-ma-us', ...days };
  await call('POST', '/api/v1/legs', leg);
  for (const hidden of ['secret', 'not-yet']) {
    isProblem(t, await as('public')('GET', `${url}/${hidden}`), 'not-found');
    t.equal((await call('GET', `${url}/${hidden}`)).status, 200);
  }
  const slugs = async (query = '') => {
    const { items, nextCursor } = (await as('public')('GET', `${url}${query}`)).json;
    return [items.map(({ slug }: { slug: string }) => slug), nextCursor];
  };
  t.strictSame(await slugs(), [['without-tour'], null]);
  t.strictSame(await slugs('?limit=1'), [['without-tour'], null], 'no cursor tells of the others');
  await call('PATCH', '/api/v1/tours/draft', { status: 'published' }, any);
  t.strictSame(await slugs(), [['not-yet', 'without-tour'], null]);
});

t.test('a speaker who is shown after the tours is known once the last leg is over', async t => {
  const { as, clock } = await testApp(t);
  const call = as('coordinator');
  await call('POST', url, { name: 'Ana Ruiz', visibility: 'after' });
  await call('POST', '/api/v1/tours', { title: 'Tour', status: 'published' });
  const days = { firstDate: '2026-11-22', lastDate: '2026-11-23' };
  const leg = { tour: 'tour', speaker: 'ana-ruiz', city: 'boston-ma-us', ...days };
  await call('POST', '/api/v1/legs', leg);
  const status = async () => (await as('public')('GET', `${url}/ana-ruiz`)).status;
  const listed = async () => (await as('public')('GET', url)).json.items.length;
  t.strictSame([await status(), await listed()], [404, 0]);
  clock.now = new Date('2026-11-24T11:59:59Z');
  t.strictSame([await status(), await listed()], [404, 0]);
  clock.now = new Date('2026-11-24T12:00:00Z');
  t.strictSame([await status(), await listed()], [200, 1], 'over everywhere on earth');
});

t.test('what a speaker refers to exists, and availability ends after it begins', async t => {
  const { as } = await testApp(t);
  const call = as('coordinator');
  await call('POST', url, { name: 'Ana Ruiz' });
  const unknown = 'There is no organization "nothing".';
  const backwards = 'The last date lies before the first.';
  const day = { firstDate: '2026-11-02', lastDate: '2026-11-02', countries: [] };
  for (const send of [
    (body: object) => call('POST', url, { name: 'Jo', ...body }),
    (body: object) => call('PATCH', `${url}/ana-ruiz`, body, any),
  ]) {
    isProblem(t, await send({ organization: 'nothing' }), 'unknown-reference', {
      ...{ detail: unknown, errors: [['/organization', unknown]] },
    });
    const availability = [day, { ...day, lastDate: '2026-11-01' }];
    isProblem(t, await send({ availability }), 'dates-out-of-order', {
      ...{ detail: backwards, errors: [['/availability/1/lastDate', backwards]] },
    });
  }
});

t.test('each field of a speaker has its form: nothing is made to fit', async t => {
  const { as } = await testApp(t);
  const form = 'has characters or a form that are not allowed here';
  const day = { firstDate: '2026-11-02', lastDate: '2026-11-02', countries: [] };
  const wrong: [object, string, string][] = [
    [{ languages: 'en' }, '/languages', 'must be array'],
    [{ languages: null }, '/languages', 'must be array'],
    [{ languages: ['EN'] }, '/languages/0', form],
    [{ languages: ['en', 'english please'] }, '/languages/1', form],
    [{ languages: ['en', 'es', 'en'] }, '/languages', 'must not have anything twice'],
    [
      { languages: Array.from({ length: 21 }, (_, n) => `a${String.fromCharCode(97 + n)}`) },
      '/languages',
      'must NOT have more than 20 items',
    ],
    [{ name: null }, '/name', 'must be string'],
    [{ name: ' \u00a0\u3000' }, '/name', form],
    [{ publicName: '' }, '/publicName', 'must NOT have fewer than 1 characters'],
    [{ homeCountry: 'sv' }, '/homeCountry', 'must be a country code of two capitals, as US'],
    [{ visibility: 'hidden' }, '/visibility', 'must be one of public, region, after, private'],
    [
      { links: ['gira.test'] },
      '/links/0',
      'must be an address that begins with http:// or https://',
    ],
    [
      { availability: [{ ...day, note: '' }] },
      '/availability/0/note',
      'is not a field that Gira knows',
    ],
    [{ availability: [{ firstDate: '2026-11-02' }] }, '/availability/0/lastDate', 'is missing'],
    [{ bio: 12 }, '/bio', 'must be string'],
  ];
  for (const [fields, pointer, message] of wrong) {
    const answer = await as('coordinator')('POST', url, { name: 'Ana', ...fields });
    isProblem(t, answer, 'invalid-input', {
      ...{ detail: `${pointer}: ${message}.`, errors: [[pointer, message]] },
    });
  }
  t.strictSame((await as('coordinator')('GET', url)).json.items, [], 'nothing was stored');
});

t.test('a speaker keeps the slug when the name changes', async t => {
  const { as } = await testApp(t);
  const { json } = await as('coordinator')('POST', url, { name: 'Ana Ruiz' });
  const change = { name: 'Ana Ruiz Paz', languages: ['es'] };
  const changed = await as('coordinator')('PATCH', `${url}/ana-ruiz`, change, any);
  t.strictSame([changed.status, changed.json], [200, { ...json, ...change }]);
});
