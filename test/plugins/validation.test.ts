import t from 'tap';
import { formats } from '../../src/plugins/validation.js';
import { testApp } from '../support/app.js';
import { isProblem, sendRaw } from '../support/problem.js';

const tours = '/api/v1/tours';
const form = 'has characters or a form that are not allowed here';

t.test('one line of text has no control character, lone surrogate or line break', async t => {
  const { as, app } = await testApp(t);
  const wrong = [
    ...['\\u0000', 'a\\u0000b', '\\u0007', '\\u001b[2J', '\\u007f', '\\u0085', '\\u009f'],
    ...['\\ud800', 'a\\udc00b', '\\udc00\\ud800', 'a\\nb', 'a\\r\\nb', 'a\\rb', 'a\\tb'],
    ...['a\\u2028b', 'a\\u2029b', '   ', '\\u00a0', '\\ufeff'],
  ];
  for (const title of wrong) {
    const answer = await sendRaw(app, 'POST', tours, `{"title":"${title}"}`);
    isProblem(t, answer, 'invalid-input', {
      ...{ detail: `/title: ${form}.`, errors: [['/title', form]] },
    });
  }
  const right = [
    'a',
    ' a ',
    '🎉',
    '👩‍👩‍👧',
    'e\u0301',
    '東京',
    'עברית',
    '𝒳',
    '“”',
    '\u200d',
    "O'Neil & Co <b>",
  ];
  for (const title of right) {
    const { status, json } = await as('coordinator')('POST', tours, { title });
    t.strictSame([status, json.title], [201, title], 'and every letter is kept');
  }
});

t.test('a description has lines, of one kind however they were sent', async t => {
  const { as, app } = await testApp(t);
  const send = async (summary: string) =>
    (await as('coordinator')('POST', tours, { title: 'Tour', summary })).json.summary;
  t.equal(await send('a\r\nb\rc\nd\n\r\ne'), 'a\nb\nc\nd\n\ne');
  t.equal(await send('\ta\u2028b  \n'), '\ta\u2028b  \n', 'and nothing else is changed');
  t.equal(await send(''), '');
  t.equal(await send('\r\n'.repeat(10_000)), '\n'.repeat(10_000));
  for (const summary of ['\\u0000', '\\u000b', '\\u001b', '\\u007f', '\\ud800', 'a\\udfffb']) {
    const answer = await sendRaw(app, 'POST', tours, `{"title":"T","summary":"${summary}"}`);
    isProblem(t, answer, 'invalid-input', { errors: [['/summary', form]] });
  }
});

t.test('lengths count letters, not the bytes or halves of them', async t => {
  const { as } = await testApp(t);
  const status = async (title: string) =>
    (await as('coordinator')('POST', tours, { title })).status;
  t.strictSame([await status('🎉'.repeat(300)), await status('🎉'.repeat(301))], [201, 422]);
});

t.test('nothing in a body is made to fit; in a query, text is read as a number', async t => {
  const { as } = await testApp(t);
  const wrong: [object, string, string][] = [
    [{ title: 12 }, '/title', 'must be string'],
    [{ title: true }, '/title', 'must be string'],
    [{ title: ['Tour'] }, '/title', 'must be string'],
    [{ title: { toString: 'Tour' } }, '/title', 'must be string'],
    [{ title: 'Tour', countries: 'US' }, '/countries', 'must be array'],
    [{ title: 'Tour', countries: [12] }, '/countries/0', 'must be string'],
    [{ title: 'Tour', kind: ['delegation'] }, '/kind', 'must be string'],
  ];
  for (const [body, pointer, message] of wrong) {
    isProblem(t, await as('coordinator')('POST', tours, body), 'invalid-input', {
      ...{ detail: `${pointer}: ${message}.`, errors: [[pointer, message]] },
    });
  }
  t.equal((await as('public')('GET', `${tours}?limit=7`)).status, 200);
});

t.test('a DELETE has no body, also where its headers speak of one', async t => {
  const { as, app } = await testApp(t);
  await as('coordinator')('POST', tours, { title: 'Tour' });
  const leg = { tour: 'tour', city: 'boston-ma-us' };
  const days = { firstDate: '2026-11-08', lastDate: '2026-11-09' };
  const { json } = await as('coordinator')('POST', '/api/v1/legs', { ...leg, ...days });
  const answer = await sendRaw(app, 'DELETE', `/api/v1/legs/${json.id}`, '', { 'if-match': '*' });
  t.strictSame([answer.status, answer.json], [204, null]);
});

t.test('a web address is one that a browser opens, without a password in it', async t => {
  const isWebAddress = formats['web-address'];
  const right = [
    'http://a',
    'https://gira.test/p?q=1#f',
    'https://ñandú.test/á',
    'https://[::1]:80/',
  ];
  for (const text of right) t.ok(isWebAddress(text), text);
  const wrong = [
    ...['', 'gira.test', '//gira.test', 'ftp://gira.test', 'javascript:alert(1)', 'data:,a'],
    ...['https://', 'https://a b', 'https://a\n', 'https://a\0', 'https://a"b', 'https://a<b>'],
    ...[
      'https://u:p@gira.test',
      'https://u@gira.test',
      'https://a:99999',
      'HTTPS//a',
      'https://\ud800',
    ],
  ];
  for (const text of wrong) t.notOk(isWebAddress(text), JSON.stringify(text));
});
