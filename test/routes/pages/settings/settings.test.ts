import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { formsIn, plain, signedIn, Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');
const once = (visitor: Visitor) =>
  [...visitor.last.text.matchAll(/id="once-\d+" type="text" value="([^"]+)"/g)].map(
    each => each[1]!,
  );

async function prepared(t: Test, headers: Record<string, string> = {}) {
  const app = await testApp(t);
  const { add } = writing(app);
  await add('/organizations', { name: 'Local 10', kind: 'chapter' });
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/speakers', { name: 'Ana Paz' });
  const visitor = await signedIn(app.app, KEY, headers);
  return { ...app, add, visitor, call: app.as('coordinator') };
}

async function chapterOf(app: Awaited<ReturnType<typeof prepared>>) {
  const body = { role: 'chapter', organization: 'local-10', label: 'Kim' };
  const { key } = (await app.call('POST', '/api/v1/keys', body)).json;
  return signedIn(app.app, key);
}

t.test('a key is made, shown once, and signs in', async t => {
  const { visitor, app, as } = await prepared(t);
  await visitor.get('/settings/keys');
  await visitor.submit('/settings/keys', { label: 'Kim', organization: 'local-10' }, 'Make');
  const [key] = once(visitor);
  t.match(key, /^gira_/);
  t.match(visitor.last.headers, { 'cache-control': 'private, no-store' });
  t.equal((await as({ key: key! })('GET', '/api/v1/changes')).status, 200);
  await visitor.get('/settings/keys');
  t.match(words(visitor), /Kim chapter · local-10 by coordinator/);
  t.notOk(visitor.last.text.includes(key!), 'it is shown once');
  const kim = await signedIn(app, key!);
  t.match(plain((await kim.get('/settings')).text), 'Signed in: Kim');
});

t.test('a new sign-in link takes one click, and is used once', async t => {
  const { visitor, call, app } = await prepared(t);
  const body = { role: 'chapter', organization: 'local-10', label: 'Kim' };
  const { id } = (await call('POST', '/api/v1/keys', body)).json;
  await visitor.get('/settings/keys');
  await visitor.submit(`/settings/keys/${id}/link`);
  t.match(words(visitor), 'The sign-in link of Kim');
  const [link] = once(visitor);
  const kim = new Visitor(app);
  await kim.get(new URL(link!).pathname);
  await kim.submit('/sign-in/');
  t.match(plain((await kim.get('/settings')).text), 'Signed in: Kim');
  await visitor.get('/settings/keys');
  t.match(words(visitor), '2 sessions', 'ours and theirs');
  await visitor.submit(`/settings/keys/${id}/revocation`);
  t.match(words(visitor), /void/);
  t.notMatch(plain((await kim.get('/sign-out')).text), 'Signed in');
});

t.test('what is wrong with a key is told beside its field', async t => {
  const { visitor } = await prepared(t);
  await visitor.get('/settings/keys');
  const answer = await visitor.submit('/settings/keys', { label: 'Kept' }, 'Make');
  t.equal(answer.status, 422);
  t.match(answer.text, /id="f-organization-wrong"/);
  t.match(answer.text, /value="Kept"/);
});

t.test('a form of a key that is sent twice makes one', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.get('/settings/keys');
  const { action, fields } = formsIn(visitor.last.text).find(each => each.fields.once)!;
  const sent = { ...fields, label: 'Kim', organization: 'local-10' };
  const [one, other] = [await visitor.postOnly(action, sent), await visitor.postOnly(action, sent)];
  t.equal(
    one.text.replace(/once" value="[^"]*"/, ''),
    other.text.replace(/once" value="[^"]*"/, ''),
  );
  const { items } = (await call('GET', '/api/v1/keys')).json;
  t.equal(items.filter((each: { label: string }) => each.label === 'Kim').length, 1);
});

t.test('a private calendar is made with its day sheets, and revoked', async t => {
  const { visitor } = await prepared(t);
  await visitor.get('/settings/feeds');
  const making = { label: 'Ana, on the road', kind: 'speaker', speaker: 'ana-paz', language: 'es' };
  await visitor.submit('/settings/feeds', making, 'Make');
  const [url, sheet] = once(visitor);
  t.match(url, /\/feeds\/private\/[\w-]{43}\/ana-paz\.ics$/);
  t.equal((await visitor.get(new URL(sheet!).pathname)).status, 200);
  await visitor.get('/settings/feeds');
  t.match(words(visitor), /Ana, on the road of a speaker · ana-paz/);
  await visitor.submit('/revocation');
  t.match(words(visitor), 'There is no private calendar yet.');
  t.equal((await visitor.get(new URL(sheet!).pathname)).status, 410);
  const wrong = await visitor
    .get('/settings/feeds')
    .then(() => visitor.submit('/settings/feeds', { label: 'Kept', kind: 'tour' }, 'Make'));
  t.match(wrong.text, /id="f-tour-wrong"/);
});

t.test('a webhook is added, its secret is shown once, and it is removed', async t => {
  const { visitor } = await prepared(t);
  await visitor.get('/settings/webhooks');
  const bad = await visitor.submit('/settings/webhooks', { url: 'javascript:alert(1)' }, 'Add');
  t.match(bad.text, /id="f-url-wrong"/);
  t.notMatch(bad.text, 'href="javascript:');
  await visitor.submit('/settings/webhooks', { url: 'https://93.184.215.14/hook' }, 'Add');
  t.equal(visitor.last.status, 200);
  t.equal(once(visitor).length, 1);
  await visitor.get('/settings/webhooks');
  t.match(words(visitor), '93.184.215.14 all that you may see works');
  await visitor.submit('/removal');
  t.match(words(visitor), 'There is no webhook yet.');
});

t.test('a chapter sees what is its own, and no more', async t => {
  const app = await prepared(t);
  const chapter = await chapterOf(app);
  await chapter.get('/settings');
  t.notMatch(chapter.last.text, /settings\/(keys|health|tours)/);
  t.equal((await chapter.get('/settings/keys')).status, 403);
  t.equal((await chapter.get('/settings/health')).status, 403);
  await app.call('POST', '/api/v1/subscriptions', { kind: 'all', label: 'Everything' });
  await chapter.get('/settings/feeds');
  t.notMatch(chapter.last.text, 'Everything');
  await chapter.submit('/settings/feeds', { label: 'Ours' }, 'Make');
  t.equal(once(chapter).length, 1);
});

t.test('who follows the calendars is told', async t => {
  const { visitor, app } = await prepared(t);
  await visitor.get('/settings/health');
  t.match(words(visitor), 'No calendar has been asked for yet.');
  t.ok(app);
});

t.test('labels are text, and Spanish is Spanish', async t => {
  const { visitor, call } = await prepared(t, { 'accept-language': 'es' });
  const label = '"><script>alert(1)</script>';
  await call('POST', '/api/v1/keys', { role: 'coordinator', label });
  await call('POST', '/api/v1/subscriptions', { kind: 'all', label });
  for (const path of ['/settings', '/settings/keys', '/settings/feeds', '/settings/webhooks']) {
    await visitor.get(path);
    t.notMatch(visitor.last.text, '<script>alert');
    t.match(words(visitor), 'Calendarios privados');
  }
});
