import t, { type Test } from 'tap';
import { type Answer, KEY, testApp } from '../support/app.js';
import { browse, withoutBrowser } from '../support/browser.js';
import { operationsOf } from '../support/operations.js';
import { signedIn } from '../support/page-visitor.js';
import { laborTour } from '../support/tours.js';

const app = await testApp(t);
await laborTour(app);
const { as } = app;
const subscribed = await as('coordinator')('POST', '/api/v1/subscriptions', {
  ...{ kind: 'tour', tour: 'labor-tour', label: 'Crew' },
});
const privateFeed = new URL(subscribed.json.url).pathname;

/** Public calendars have constant headers, since nothing of them is shown by a browser. */
const isCalendar = ({ headers, status }: Pick<Answer, 'headers' | 'status'>) =>
  status < 400 &&
  headers['access-control-allow-origin'] === '*' &&
  headers['x-request-id'] === undefined;

/** What every answer must say of itself, whoever asked for what. */
function isGuarded(t: Test, what: string, answer: Pick<Answer, 'headers' | 'status' | 'text'>) {
  const { headers, text } = answer;
  t.equal(headers['x-content-type-options'], 'nosniff', what);
  const type = String(headers['content-type']);
  if (text !== '') t.match(type, /^[\w.+-]+\/[\w.+-]+(;|$)/, what);
  if (
    /^(text|application)\/([\w.]+\+)?(html|xml|json|plain|csv|calendar|css|javascript)/.test(type)
  )
    t.match(type, /charset=utf-8/i, what);
  for (const name of ['server', 'x-powered-by', 'via']) t.equal(headers[name], undefined, what);
  if (isCalendar(answer)) return;
  t.match(headers['content-security-policy'], /default-src 'none'.*frame-ancestors/, what);
  t.notMatch(headers['content-security-policy'], /unsafe|https:|script-src \*/, what);
  t.match(headers['referrer-policy'], /^(no-referrer|same-origin)$/, what);
  t.equal(headers['strict-transport-security'], 'max-age=31536000', what);
  t.match(headers['cache-control'], /no-store|^(public|private), /, what);
}

t.test('every operation answers with the headers that guard it, refused or not', async t => {
  const operations = operationsOf(app.app);
  t.ok(operations.length > 100);
  for (const { method, path } of operations) {
    const url = path.replace('{tour}', 'labor-tour').replaceAll(/\{\w+\}/g, 'x');
    if (url.endsWith('/stream')) continue;
    for (const caller of ['public', 'coordinator', { key: 'wrong' }] as const)
      isGuarded(t, `${method} ${url}`, await as(caller)(method, url));
  }
});

t.test('so does every page, file and error, and a 304', async t => {
  const paths = [
    ...['/', '/tours/labor-tour', '/tours/labor-tour.txt', '/tours/labor-tour.csv', '/tours/none'],
    ...['/feeds/all.ics', '/feeds/all.atom', '/feeds/tours/none.ics', privateFeed],
    ...['/sign-in', '/sign-in/none', '/register', '/request', '/board', '/settings', '/mail/none'],
    ...['/docs', '/docs/rules', '/docs/static/index.css', '/openapi.json', '/metrics', '/healthz'],
    ...['/readyz', '/nothing', '/%zz', '/api/v1', `/${'x'.repeat(300)}`, '/embed/tours/labor-tour'],
  ];
  const visitor = await signedIn(app.app, KEY);
  for (const path of paths) {
    const answer = await as('public')('GET', path, undefined, { accept: 'text/html' });
    isGuarded(t, path, answer);
    isGuarded(t, `${path} signed in`, await visitor.get(path));
    const known = { 'if-none-match': String(answer.headers.etag ?? '*') };
    isGuarded(t, `${path} again`, await as('public')('GET', path, undefined, known));
  }
});

t.test('no cache keeps an answer of the API, whoever asks', async t => {
  for (const { method, path } of operationsOf(app.app, '/api/v1')) {
    if (method !== 'GET' || path.endsWith('/stream')) continue;
    for (const caller of ['public', 'coordinator'] as const) {
      const { headers } = await as(caller)('GET', path.replaceAll(/\{\w+\}/g, 'labor-tour'));
      t.equal(headers['cache-control'], 'no-store', `${path} as ${caller}`);
    }
  }
});

t.test('no other site reads an answer in its visitors’ browsers but what is published', async t => {
  const origin = { origin: 'https://evil.example' };
  for (const path of ['/api/v1/tours', '/board', '/', '/openapi.json', '/metrics', privateFeed]) {
    const { headers } = await as('coordinator')('GET', path, undefined, origin);
    t.equal(headers['access-control-allow-origin'], undefined, path);
  }
  for (const path of ['/feeds/all.ics', '/feeds/all.atom', '/tours/labor-tour.csv']) {
    const { headers } = await as('public')('GET', path, undefined, origin);
    t.equal(headers['access-control-allow-origin'], '*', path);
    t.equal(headers['access-control-allow-credentials'], undefined);
  }
});

t.test(
  'the documentation is read and tried under its own policy',
  { skip: withoutBrowser },
  async t => {
    const { page, errors } = await browse(t, app.app);
    await page.goto('/docs');
    await page.waitForSelector('.opblock-tag');
    // It gives one element a style of its own, and is read without that as well.
    t.same(
      errors.filter(each => !/inline style/.test(each)),
      [],
    );
  },
);
