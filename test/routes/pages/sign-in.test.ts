import t, { type Test } from 'tap';
import { KEY, testApp } from '../../support/app.js';
import { plain, signedIn, Visitor } from '../../support/page-visitor.js';

async function prepared(t: Test) {
  const app = await testApp(t);
  const call = app.as('coordinator');
  await call('POST', '/api/v1/organizations', { name: 'Local 10' });
  const body = { role: 'chapter', organization: 'local-10', label: 'Ana' };
  const { id, key } = (await call('POST', '/api/v1/keys', body)).json;
  return { ...app, call, id, key, visitor: new Visitor(app.app) };
}

const cookieOf = (visitor: Visitor) => visitor.cookies.get('__Host-gira');

t.test('who signs in by a key is greeted by its label, and goes where they wanted', async t => {
  const { key, visitor } = await prepared(t);
  await visitor.get('/sign-in?needed&back=/sign-out');
  t.match(visitor.last.text, /Sign in to go on/);
  const answer = await visitor.submit('/sign-in', { key });
  t.equal(visitor.path, '/sign-out');
  t.match(plain(answer.text), /Signed in: Ana/);
  t.notOk(answer.text.includes(key), 'no page shows a key');
});

t.test(
  'the cookie is for this host and TLS alone, hidden from scripts and from other sites',
  async t => {
    const { app, key } = await prepared(t);
    const visitor = new Visitor(app);
    const answer = await visitor.postOnly('/sign-in', { key });
    t.equal(answer.status, 303);
    t.match(
      String(answer.headers['set-cookie']),
      /^__Host-gira=gira_[\w-]{43}\.\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    t.notOk(
      String(answer.headers['set-cookie']).includes(key),
      'a session has a secret of its own',
    );
  },
);

t.test('a session that was planted is not the one that somebody gets', async t => {
  const { app, key } = await prepared(t);
  const attacker = await signedIn(app, key);
  const victim = new Visitor(app);
  victim.cookies.set('__Host-gira', cookieOf(attacker)!);
  await victim.postOnly('/sign-in', { key: KEY });
  t.not(cookieOf(victim), cookieOf(attacker));
  t.match(plain((await attacker.get('/sign-out')).text), /Signed in: Ana/);
});

t.test('a wrong key is told beside its field, and is not shown again', async t => {
  const { visitor } = await prepared(t);
  await visitor.get('/sign-in');
  for (const key of ['', 'x', 'gira_0123', '<script>', 'ñandú', 'x'.repeat(300)]) {
    const answer = await visitor.submit('/sign-in', { key });
    t.equal(answer.status, 401, key);
    t.match(answer.text, /id="f-key-wrong"/);
    t.match(answer.text, /name="key" type="text" value=""/);
    t.equal(cookieOf(visitor), undefined);
  }
});

t.test('the key of the environment opens sessions, which end when it is another one', async t => {
  const { app, store, call } = await prepared(t);
  const visitor = await signedIn(app, KEY);
  t.match(plain((await visitor.get('/sign-out')).text), /Signed in: coordinator/);
  const { items } = (await call('GET', '/api/v1/keys')).json;
  t.notOk(JSON.stringify(items).includes('environment'));
  const { storedKeys } = await import('../../../src/plugins/recognisers.js');
  const secret = cookieOf(visitor)!.split('.')[0]!;
  const now = () => new Date('2026-11-22T12:00:00Z');
  const ask = (key: string | null) => storedKeys(store, now, key)(secret, null as never);
  t.match(await ask(KEY), { role: 'coordinator', tours: null });
  t.match(await ask('another key'), { code: 'unknown-key' });
  t.match(await ask(null), { code: 'unknown-key' });
});

t.test('a link signs in by its button alone, once', async t => {
  const { app, call, id } = await prepared(t);
  const { url } = (await call('PUT', `/api/v1/keys/${id}/sign-in-link`)).json;
  const path = new URL(url).pathname;
  const visitor = new Visitor(app);
  t.equal((await visitor.get(path)).status, 200);
  t.equal((await visitor.get(path)).status, 200, 'programs may look');
  await visitor.submit('/sign-in/');
  t.ok(cookieOf(visitor));
  const other = new Visitor(app);
  await other.get(path);
  const again = await other.submit('/sign-in/');
  t.equal(again.status, 410);
  t.match(plain(again.text), /Ask for a new link/);
  t.equal(cookieOf(other), undefined);
});

t.test('who signs out is out, and with “everywhere” on all devices', async t => {
  const { app, key, as } = await prepared(t);
  const [one, other, third] = [
    await signedIn(app, key),
    await signedIn(app, key),
    await signedIn(app, key),
  ];
  const secret = cookieOf(one)!.split('.')[0]!;
  await one.get('/sign-out');
  await one.submit('/sign-out', {}, 'on this device');
  t.equal(cookieOf(one), undefined);
  t.equal((await as({ key: secret })('GET', '/api/v1/changes')).status, 401, 'it is void, too');
  t.match(plain((await other.get('/sign-out')).text), /Signed in: Ana/);
  await other.submit('/sign-out', {}, 'everywhere');
  t.notMatch(plain((await third.get('/sign-out')).text), /Signed in/);
  t.equal((await as({ key })('GET', '/api/v1/changes')).status, 200, 'the key stays');
});

t.test('with its key a session ends', async t => {
  const { app, call, id, key } = await prepared(t);
  const visitor = await signedIn(app, key);
  await call('DELETE', `/api/v1/keys/${id}`);
  t.notMatch(plain((await visitor.get('/sign-out')).text), /Signed in/);
});

t.test('after a day a session has a new secret, and ends when it would have', async t => {
  const { app, key, clock, as } = await prepared(t);
  const visitor = await signedIn(app, key);
  const before = cookieOf(visitor)!;
  await visitor.get('/sign-out');
  t.equal(cookieOf(visitor), before);
  clock.now = new Date(clock.now.getTime() + 25 * 3_600_000);
  await visitor.get('/sign-out');
  t.not(cookieOf(visitor), before);
  t.match(plain((await visitor.get('/sign-out')).text), /Signed in: Ana/);
  const old = as({ key: before.split('.')[0]! });
  t.equal(
    (await old('GET', '/api/v1/changes')).status,
    200,
    'what was sent a moment before counts',
  );
  clock.now = new Date(clock.now.getTime() + 61_000);
  t.equal((await old('GET', '/api/v1/changes')).status, 401);
  clock.now = new Date('2026-12-22T12:00:01Z');
  t.notMatch(plain((await visitor.get('/sign-out')).text), /Signed in/);
});

t.test('no address of another site is followed after signing in', async t => {
  const { app, key } = await prepared(t);
  for (const back of [
    ...['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'],
    ...['/\t/evil.example', '/%0d%0aset-cookie:x=1', 'evil.example', '\\\\evil.example'],
  ]) {
    const visitor = new Visitor(app);
    const answer = await visitor.postOnly('/sign-in', { key, back });
    const { origin } = new URL(String(answer.headers.location), 'https://gira.test');
    t.equal(origin, 'https://gira.test', back);
  }
  const visitor = new Visitor(app);
  const switched = await visitor.postOnly('/language', { to: 'es', back: '//evil.example' });
  t.equal(switched.headers.location, '/');
});

t.test('a form from another site is refused, and signs nobody in or out', async t => {
  const { app, key } = await prepared(t);
  const visitor = await signedIn(app, key);
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of foreign) {
    const answer = await visitor.postOnly('/sign-out', {}, headers);
    t.equal(answer.status, 403);
    t.equal((await new Visitor(app).postOnly('/sign-in', { key }, headers)).status, 403);
  }
  t.match(plain((await visitor.get('/sign-out')).text), /Signed in: Ana/);
});

t.test('a form of another session is not done, and can be sent again', async t => {
  const { app, key } = await prepared(t);
  const visitor = await signedIn(app, key);
  for (const formToken of [null, '', 'x', 'x'.repeat(43)]) {
    const answer = await visitor.postOnly('/sign-out', { everywhere: 'yes', formToken });
    t.equal(answer.status, 409);
    t.match(plain(answer.text), /Look over what you typed/);
  }
  await visitor.submit('/sign-out');
  t.equal(cookieOf(visitor), undefined);
});

t.test('the language is that of the browser, until somebody chooses; it sticks', async t => {
  const { app } = await prepared(t);
  const language = (text: string) => /<html lang="(\w+)"/.exec(text)![1];
  const visitor = new Visitor(app, { 'accept-language': 'es-SV, en;q=0.5' });
  t.equal(language((await visitor.get('/sign-in')).text), 'es');
  await visitor.submit('/language');
  t.equal(visitor.path, '/sign-in');
  t.equal(language(visitor.last.text), 'en');
  t.equal(language((await visitor.get('/sign-in')).text), 'en');
  t.equal(language((await visitor.get('/sign-in?lang=es')).text), 'es');
});

t.test('an address without a page is told as a page to people, with a way on', async t => {
  const { app, as } = await prepared(t);
  const visitor = new Visitor(app);
  const answer = await visitor.get('/nowhere');
  t.equal(answer.status, 404);
  t.match(answer.text, /There is nothing at this address[\s\S]*href="\/"/);
  const program = await as('public')('GET', '/nowhere');
  t.match(program.json, { status: 404, code: 'not-found' });
});

t.test('every page has the headers that keep it from others', async t => {
  const { app } = await prepared(t);
  const visitor = new Visitor(app);
  for (const path of ['/sign-in', '/nowhere', '/sign-out']) {
    const { headers } = await visitor.get(path);
    t.match(headers, {
      'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
    t.notMatch(String(headers['content-security-policy']), /unsafe/);
  }
});
