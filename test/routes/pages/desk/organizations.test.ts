import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { plain, signedIn, type Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const api = '/api/v1';
const own = '/board/organizations/local-10';
const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');

async function prepared(t: Test) {
  const app = await testApp(t);
  const { add } = writing(app);
  await add('/organizations', { name: 'Dockers', kind: 'union' });
  await add('/organizations', { name: 'Local 10', kind: 'chapter' });
  const visitor = await signedIn(app.app, KEY);
  return { ...app, add, visitor, call: app.as('coordinator') };
}

t.test('organisations are found by their names, and a new one is added', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.get('/board/organizations');
  t.match(words(visitor), /Dockers union Local 10 local chapter/);
  await visitor.submit('/board/organizations', {
    ...{ name: 'Sindicato de Maestras', kind: 'union', country: 'el salvador' },
  });
  t.equal(visitor.path, '/board/organizations/sindicato-de-maestras?added');
  t.match((await call('GET', `${api}/organizations/sindicato-de-maestras`)).json, {
    ...{ kind: 'union', country: 'SV', trusted: false },
  });
  await visitor.get('/board/organizations?q=MAESTRAS');
  t.match(words(visitor), /One is found\. Show all Sindicato de Maestras union, El Salvador/);
  t.notMatch(words(visitor), 'Dockers');
  const wrong = await visitor.submit('/board/organizations', { name: 'X', country: 'Atlantis' });
  t.equal(wrong.status, 422);
  t.match(wrong.text, /id="f-country-wrong"/);
  t.match(wrong.text, /value="Atlantis"/);
});

t.test('what is on file of an organisation is changed', async t => {
  const { visitor, call } = await prepared(t);
  const before = (await call('GET', `${api}${own.replace('/board', '')}`)).json;
  await visitor.get(own);
  await visitor.submit(own);
  t.same((await call('GET', `${api}/organizations/local-10`)).json, before);
  await visitor.submit(own, {
    ...{ country: 'US', url: 'https://local10.example', parent: 'dockers', trusted: 'yes' },
  });
  t.match(words(visitor), 'Saved.');
  t.match((await call('GET', `${api}/organizations/local-10`)).json, {
    ...{ country: 'US', url: 'https://local10.example', parent: 'dockers', trusted: true },
  });
  t.match(visitor.last.text, /value="United States"/);
  await visitor.submit(own, { trusted: null });
  t.match((await call('GET', `${api}/organizations/local-10`)).json, { trusted: false });
  const wrong = await visitor.submit(own, { url: 'javascript:alert(1)' });
  t.equal(wrong.status, 422);
  t.match(wrong.text, /id="f-url-wrong"/);
});

t.test(
  'what somebody else changed meanwhile is shown, and what was typed stays on top',
  async t => {
    const { visitor, call } = await prepared(t);
    await visitor.get(own);
    const path = `${api}/organizations/local-10`;
    await call('PATCH', path, { trusted: true, parent: 'dockers' }, { 'if-match': '*' });
    const stale = await visitor.submit(own, { country: 'Canada' });
    t.equal(stale.status, 412);
    t.match(words(visitor), /What they changed[\s\S]*Part of\s*–\s*Dockers/);
    t.match(words(visitor), /Trusted\s*no\s*yes/);
    await visitor.submit(own);
    t.match((await call('GET', path)).json, { trusted: true, parent: 'dockers', country: 'CA' });
  },
);

t.test('where notices go is set; who coordinates some tours alone cannot change it', async t => {
  const { app, add, visitor, call } = await prepared(t);
  await visitor.get(own);
  await visitor.submit('/notice-address', { email: 'office@local10.example' }, 'Save');
  const address = await call('GET', `${api}/organizations/local-10/notice-address`);
  t.match(address.json, { email: 'office@local10.example' });
  t.match(visitor.last.text, 'href="/settings/keys"');
  await add('/tours', { title: 'Spring', status: 'published' });
  const made = await add('/keys', { role: 'coordinator', label: 'Kim', tours: ['spring'] });
  const other = await signedIn(app, String(made.key));
  t.equal((await other.get(own)).status, 200);
  t.match(words(other), 'tours that your key is not for');
  t.notMatch(other.last.text, 'office@local10.example');
});
