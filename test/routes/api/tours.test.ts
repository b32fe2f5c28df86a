import t from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/tours';

t.test('a tour that is added is a draft, which the public does not know', async t => {
  const { as } = await testApp(t);
  const added = await as('coordinator')('POST', url, { title: 'Spring Tour' });
  t.equal(added.status, 201);
  t.strictSame(added.json, {
    slug: 'spring-tour',
    title: 'Spring Tour',
    summary: null,
    kind: 'speaker-tour',
    status: 'draft',
    countries: [],
    firstDate: null,
    lastDate: null,
    contact: null,
    links: [],
    lead: null,
    senders: [],
    supporters: [],
    datesToAvoid: [],
  });
  isProblem(t, await as('public')('GET', `${url}/spring-tour`), 'not-found');
  t.strictSame((await as('public')('GET', url)).json, { items: [], nextCursor: null });
  t.strictSame((await as('coordinator')('GET', url)).json.items, [added.json]);
});

t.test('a tour has everything that was given, and the public sees it once published', async t => {
  const { as } = await testApp(t);
  for (const name of ['Lead', 'Sender', 'Supporter']) {
    await as('coordinator')('POST', '/api/v1/organizations', { name });
  }
  const tour = {
    title: 'Gira “Ñandú” 2026 🎉',
    summary: 'Two\nlines',
    kind: 'delegation',
    status: 'published',
    countries: ['SV', 'US'],
    firstDate: '1970-01-01',
    lastDate: '2200-12-31',
    contact: 'tour@gira.test',
    links: [
      { kind: 'petition', title: 'Sign', url: 'https://gira.test/p?a=1#b', deadline: '2026-12-24' },
      { kind: 'other', title: 'More', url: 'http://gira.test' },
    ],
    lead: 'lead',
    senders: ['sender'],
    supporters: ['supporter', 'sender'],
    datesToAvoid: ['2026-12-25', '2028-02-29'],
  };
  const added = await as('coordinator')('POST', url, tour);
  t.strictSame([added.status, added.json], [201, { slug: 'gira-nandu-2026', ...tour }]);
  const seen = await as('public')('GET', `${url}/gira-nandu-2026`);
  t.strictSame([seen.status, seen.json], [200, added.json]);
  const archived = { ...tour, status: 'archived', countries: [], links: [], lead: null };
  const answer = await as('coordinator')('PATCH', `${url}/gira-nandu-2026`, archived, {
    'if-match': '*',
  });
  t.strictSame(answer.json, { slug: 'gira-nandu-2026', ...archived });
  t.equal((await as('public')('GET', `${url}/gira-nandu-2026`)).status, 200);
  await as('coordinator')(
    'PATCH',
    `${url}/gira-nandu-2026`,
    { status: 'draft' },
    { 'if-match': '*' },
  );
  isProblem(t, await as('public')('GET', `${url}/gira-nandu-2026`), 'not-found');
});

t.test('a tour without dates begins and ends with its legs', async t => {
  const { as } = await testApp(t);
  await as('coordinator')('POST', url, { title: 'Tour' });
  const leg = { tour: 'tour', city: 'boston-ma-us' };
  const days = [
    ['2026-11-08', '2026-11-09'],
    ['2026-11-03', '2026-11-05'],
  ];
  for (const [firstDate, lastDate] of days) {
    await as('coordinator')('POST', '/api/v1/legs', { ...leg, firstDate, lastDate });
  }
  const change = async (body: object) =>
    (await as('coordinator')('PATCH', `${url}/tour`, body, { 'if-match': '*' })).json;
  const own = (await as('coordinator')('GET', `${url}/tour`)).json;
  t.match(own, { firstDate: '2026-11-03', lastDate: '2026-11-09' });
  t.match(await change({ lastDate: '2026-11-30' }), {
    ...{ firstDate: '2026-11-03', lastDate: '2026-11-30' },
  });
  t.match(await change({ lastDate: null }), { lastDate: '2026-11-09' });
});

t.test('each slug is given once: the second of a title is numbered', async t => {
  const { as } = await testApp(t);
  const titles = ['Tour', 'tour', 'TOUR!', 'Tóur', '✊', '✊', `${'long '.repeat(59)}title`];
  const slugs: string[] = [];
  for (const title of titles)
    slugs.push((await as('coordinator')('POST', url, { title })).json.slug);
  t.strictSame(slugs, [
    ...['tour', 'tour-2', 'tour-3', 'tour-4', 'tour-5', 'tour-6'],
    'long-'.repeat(16).slice(0, -1),
  ]);
  const at = await Promise.all(
    Array.from({ length: 12 }, () => as('coordinator')('POST', url, { title: 'At once' })),
  );
  t.equal(new Set(at.map(({ json }) => json.slug)).size, 12, 'also when many ask at once');
});

t.test('a tour that ends before it begins is refused', async t => {
  const { as } = await testApp(t);
  const detail = 'The last date lies before the first.';
  const refusal = { detail, errors: [['/lastDate', detail]] } as const;
  const dates = { firstDate: '2026-02-02', lastDate: '2026-02-01' };
  const added = await as('coordinator')('POST', url, { title: 'Tour', ...dates });
  isProblem(t, added, 'dates-out-of-order', refusal);
  await as('coordinator')('POST', url, { title: 'Tour', firstDate: '2026-02-02' });
  const change = { lastDate: '2026-02-01' };
  const changed = await as('coordinator')('PATCH', `${url}/tour`, change, { 'if-match': '*' });
  isProblem(t, changed, 'dates-out-of-order', refusal);
});

t.test('organisations that do not exist are refused, each with a pointer', async t => {
  const { as } = await testApp(t);
  await as('coordinator')('POST', '/api/v1/organizations', { name: 'Known' });
  const unknown = { lead: 'a', senders: ['known', 'b'], supporters: ['c', 'known', 'd'] };
  const refusal = {
    detail: ['a', 'b', 'c', 'd'].map(slug => `There is no organization "${slug}".`).join(' '),
    errors: [
      ['/lead', 'There is no organization "a".'],
      ['/senders/1', 'There is no organization "b".'],
      ['/supporters/0', 'There is no organization "c".'],
      ['/supporters/2', 'There is no organization "d".'],
    ],
  } as const;
  const added = await as('coordinator')('POST', url, { title: 'Tour', ...unknown });
  isProblem(t, added, 'unknown-reference', refusal);
  await as('coordinator')('POST', url, { title: 'Tour' });
  const changed = await as('coordinator')('PATCH', `${url}/tour`, unknown, { 'if-match': '*' });
  isProblem(t, changed, 'unknown-reference', refusal);
});

t.test('each field of a tour has its form', async t => {
  const { as } = await testApp(t);
  const notADay = 'must be a day that exists, as 2013-02-03, from 1970 to 2200';
  const link = { kind: 'flyer', title: 'Flyer', url: 'https://gira.test' };
  const wrong: [object, string, string][] = [
    [{ title: 12 }, '/title', 'must be string'],
    [{ title: '' }, '/title', 'must NOT have fewer than 1 characters'],
    [{ title: 'x'.repeat(301) }, '/title', 'must NOT have more than 300 characters'],
    [{ summary: 'x'.repeat(20_001) }, '/summary', 'must NOT have more than 20000 characters'],
    [{ kind: 'walk' }, '/kind', 'must be one of speaker-tour, delegation'],
    [{ status: 'gone' }, '/status', 'must be one of draft, published, archived'],
    [{ countries: 'US' }, '/countries', 'must be array'],
    [{ countries: { 0: 'US' } }, '/countries', 'must be array'],
    [{ countries: ['us'] }, '/countries/0', 'must be a country code of two capitals, as US'],
    [{ countries: ['US', 'XX'] }, '/countries/1', 'must be a country code of two capitals, as US'],
    [{ countries: [1] }, '/countries/0', 'must be string'],
    [{ firstDate: '1969-12-31' }, '/firstDate', notADay],
    [{ lastDate: '2201-01-01' }, '/lastDate', notADay],
    [{ firstDate: '2026-02-30' }, '/firstDate', notADay],
    [{ firstDate: '2026-02-29' }, '/firstDate', notADay],
    [{ firstDate: '2026-2-3' }, '/firstDate', notADay],
    [{ firstDate: '2026-02-03T00:00:00Z' }, '/firstDate', notADay],
    [{ firstDate: '２０２６-02-03' }, '/firstDate', notADay],
    [{ firstDate: 20_260_203 }, '/firstDate', 'must be string'],
    [{ datesToAvoid: ['2026-04-31'] }, '/datesToAvoid/0', notADay],
    [{ lead: 'No Slug' }, '/lead', 'has characters or a form that are not allowed here'],
    [{ senders: ['-'] }, '/senders/0', 'has characters or a form that are not allowed here'],
    [
      { links: [{ ...link, title: '' }] },
      '/links/0/title',
      'must NOT have fewer than 1 characters',
    ],
    [{ links: [link, { ...link, more: 1 }] }, '/links/1/more', 'is not a field that Gira knows'],
    [{ links: [{ ...link, deadline: '2026-02-30' }] }, '/links/0/deadline', notADay],
    [{ links: Array(51).fill(link) }, '/links', 'must NOT have more than 50 items'],
  ];
  for (const [fields, pointer, message] of wrong) {
    const answer = await as('coordinator')('POST', url, { title: 'Tour', ...fields });
    isProblem(t, answer, 'invalid-input', {
      ...{ detail: `${pointer}: ${message}.`, errors: [[pointer, message]] },
    });
  }
  const addresses = [
    ...['javascript:alert(1)', 'ftp://a.b', '//gira.test', 'gira.test', 'https://', 'https://a b'],
    ...['https://user:pass@gira.test', 'https://gira.test/\n', 'https://gira.test/"><script>'],
  ];
  for (const address of addresses) {
    const body = { title: 'Tour', links: [{ ...link, url: address }] };
    const message = 'must be an address that begins with http:// or https://';
    isProblem(t, await as('coordinator')('POST', url, body), 'invalid-input', {
      errors: [['/links/0/url', message]],
    });
  }
  t.strictSame((await as('coordinator')('GET', url)).json.items, [], 'nothing was stored');
});
