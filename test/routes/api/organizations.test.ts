import t from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/organizations';
const any = { 'if-match': '*' };

t.test('an organisation has what was given, and defaults for the rest', async t => {
  const { as } = await testApp(t);
  const union = await as('coordinator')('POST', url, { name: 'The Union' });
  t.strictSame(union.json, {
    slug: 'the-union',
    name: 'The Union',
    kind: 'other',
    country: null,
    url: null,
    parent: null,
    trusted: false,
  });
  const chapter = {
    name: 'Local 10 (San José)',
    kind: 'chapter',
    country: 'US',
    url: 'https://local10.test/',
    parent: 'the-union',
    trusted: true,
  };
  const added = await as('coordinator')('POST', url, chapter);
  t.strictSame([added.status, added.json], [201, { slug: 'local-10-san-jose', ...chapter }]);
  t.strictSame((await as('public')('GET', url)).json, {
    items: [added.json, union.json],
    nextCursor: null,
  });
});

t.test('an organisation is part of one that exists, and not of itself', async t => {
  const { as } = await testApp(t);
  const call = as('coordinator');
  await call('POST', url, { name: 'Local' });
  const unknown = 'There is no organization "nothing".';
  for (const answer of [
    await call('POST', url, { name: 'Other', parent: 'nothing' }),
    await call('PATCH', `${url}/local`, { parent: 'nothing' }, any),
  ]) {
    isProblem(t, answer, 'unknown-reference', { detail: unknown, errors: [['/parent', unknown]] });
  }
  const own = 'An organisation is not part of itself.';
  isProblem(t, await call('PATCH', `${url}/local`, { parent: 'local' }, any), 'invalid-input', {
    ...{ detail: own, errors: [['/parent', own]] },
  });
});

t.test('each field of an organisation has its form', async t => {
  const { as } = await testApp(t);
  const wrong: [object, string, string][] = [
    [{ kind: 'club' }, '/kind', 'must be one of ally, chapter, union, other'],
    [{ trusted: 'true' }, '/trusted', 'must be boolean'],
    [{ trusted: 1 }, '/trusted', 'must be boolean'],
    [{ trusted: null }, '/trusted', 'must be boolean'],
    [{ url: 'local' }, '/url', 'must be an address that begins with http:// or https://'],
    [
      { url: `https://l.test/${'x'.repeat(2000)}` },
      '/url',
      'must NOT have more than 2000 characters',
    ],
    [{ parent: 12 }, '/parent', 'must be string'],
    [{ country: 'ZZ' }, '/country', 'must be a country code of two capitals, as US'],
  ];
  for (const [fields, pointer, message] of wrong) {
    const answer = await as('coordinator')('POST', url, { name: 'Local', ...fields });
    isProblem(t, answer, 'invalid-input', {
      ...{ detail: `${pointer}: ${message}.`, errors: [[pointer, message]] },
    });
  }
});
