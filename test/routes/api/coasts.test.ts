import t from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/coasts';

t.test('the coasts of three countries are known from the start, to everybody', async t => {
  const { as } = await testApp(t);
  const { status, json } = await as('public')('GET', url);
  t.equal(status, 200);
  t.strictSame(
    json.items.map(({ slug }: { slug: string }) => slug),
    [
      ...['au-east-coast', 'au-west-coast', 'ca-east-coast', 'ca-west-coast'],
      ...['us-east-coast', 'us-west-coast'],
    ],
  );
  t.strictSame((await as('public')('GET', `${url}/us-west-coast`)).json, {
    slug: 'us-west-coast',
    name: 'US West Coast',
    country: 'US',
    regions: ['WA', 'OR', 'CA'],
  });
});

t.test('a coast is added with a slug from its name', async t => {
  const { as } = await testApp(t);
  const coast = { name: 'Región Pacífica', country: 'MX', regions: ['BCN', 'SON'] };
  const added = await as('coordinator')('POST', url, coast);
  t.strictSame([added.status, added.json], [201, { slug: 'region-pacifica', ...coast }]);
  t.strictSame((await as('public')('GET', `${url}/region-pacifica`)).json, added.json);
  const again = await as('coordinator')('POST', url, { ...coast, name: 'US East Coast' });
  t.equal(again.json.slug, 'us-east-coast-2');
});

t.test('each field of a coast has its form', async t => {
  const { as } = await testApp(t);
  const coast = { name: 'Coast', country: 'US', regions: ['WA'] };
  const form = 'has characters or a form that are not allowed here';
  const wrong: [object, string, string][] = [
    [{ name: 'x'.repeat(121) }, '/name', 'must NOT have more than 120 characters'],
    [{ name: 'two\nlines' }, '/name', form],
    [{ country: null }, '/country', 'must be string'],
    [{ country: 'USA' }, '/country', 'must be a country code of two capitals, as US'],
    [{ regions: [] }, '/regions', 'must NOT have fewer than 1 items'],
    [{ regions: 'WA' }, '/regions', 'must be array'],
    [{ regions: ['wa'] }, '/regions/0', form],
    [{ regions: ['US-WA'] }, '/regions/0', form],
    [{ regions: ['WA', 'WA'] }, '/regions', 'must not have anything twice'],
  ];
  for (const [fields, pointer, message] of wrong) {
    const answer = await as('coordinator')('POST', url, { ...coast, ...fields });
    isProblem(t, answer, 'invalid-input', {
      ...{ detail: `${pointer}: ${message}.`, errors: [[pointer, message]] },
    });
  }
});

t.test('a coast is neither changed nor removed', async t => {
  const { as } = await testApp(t);
  for (const method of ['PATCH', 'DELETE'] as const) {
    const answer = await as('coordinator')(method, `${url}/us-east-coast`, { name: 'Other' });
    isProblem(t, answer, 'not-found');
  }
});
