import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { formsIn, plain, signedIn, type Visitor } from '../../../support/page-visitor.js';

const path = '/board/import/directory';
const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');

async function prepared(t: Test) {
  const app = await testApp(t);
  const call = app.as('coordinator');
  await call('POST', '/api/v1/tours', { title: 'Spring' });
  const visitor = await signedIn(app.app, KEY);
  await visitor.get(`${path}?tour=spring`);
  return { ...app, visitor, call };
}

t.test('a directory is looked over and stored, and its names support the tour', async t => {
  const { visitor, call } = await prepared(t);
  const text = 'In Canada\n• Council of Canadians\n• Mining Watch Canada – https://miningwatch.ca';
  await visitor.submit(path, { text }, 'Read it');
  t.match(words(visitor), '2 become supporters of Spring');
  t.match(words(visitor), /Council of Canadians Canada line 2 \+ new/);
  await visitor.submit(path, {}, 'Store');
  t.match(words(visitor), 'Organisations: 2 new, 0 completed, 0 as before.');
  const { json } = await call('GET', '/api/v1/tours/spring');
  t.same(json.supporters, ['council-of-canadians', 'mining-watch-canada']);
});

t.test('what is wrong is told by its line, and the text stays to be put right', async t => {
  const { visitor } = await prepared(t);
  const text = 'In Canadda:\n• Local 10\n• <script>alert(1)</script> me@example.org';
  await visitor.submit(path, { text }, 'Read it');
  t.match(words(visitor), /needs? another look/);
  t.notMatch(visitor.last.text, 'value="store"');
  t.notMatch(visitor.last.text, '<script>alert');
  const { fields } = formsIn(visitor.last.text).find(each => each.action === path)!;
  t.equal(fields.text, text);
  const long = await visitor.submit(path, { text: 'x\n'.repeat(200_000) }, 'Read it');
  t.equal(long.status, 413);
  t.match(words(visitor), 'The directory is larger than 256 kB');
});

t.test('what changed since it was looked at is not stored unseen', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.submit(path, { text: 'In Canada\n• One' }, 'Read it');
  await visitor.submit(path, { text: 'In Canada\n• Two' }, 'Store');
  t.match(words(visitor), 'changed since you looked');
  t.same((await call('GET', '/api/v1/organizations')).json.items, []);
});
