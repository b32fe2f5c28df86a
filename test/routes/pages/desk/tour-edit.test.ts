import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { plain, signedIn, type Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const path = '/board/spring/edit';
const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');

async function prepared(t: Test) {
  const app = await testApp(t);
  const { add } = writing(app);
  await add('/organizations', { name: 'Local 10' });
  await add('/tours', { title: 'Spring' });
  const visitor = await signedIn(app.app, KEY);
  await visitor.get(path);
  return { ...app, visitor, call: app.as('coordinator') };
}

t.test('a tour is published, with its links, days to avoid and supporters', async t => {
  const { visitor, call } = await prepared(t);
  const links =
    'video, https://films.example/a?b=1, A film, by Ana\npetition, https://sign.example, 2027-03-01, Sign';
  const said = { status: 'published', summary: 'Two speakers.', links, lead: 'local-10' };
  await visitor.submit(path, {
    ...said,
    datesToAvoid: '2027-04-01, 2027-04-02',
    supporters: 'local-10',
  });
  t.match(words(visitor), 'Saved.');
  t.match((await call('GET', '/api/v1/tours/spring')).json, {
    ...{ status: 'published', lead: 'local-10', supporters: ['local-10'] },
    datesToAvoid: ['2027-04-01', '2027-04-02'],
    links: [
      { kind: 'video', title: 'A film, by Ana' },
      { kind: 'petition', deadline: '2027-03-01' },
    ],
  });
  const before = (await call('GET', '/api/v1/tours/spring')).json;
  await visitor.submit(path);
  t.same((await call('GET', '/api/v1/tours/spring')).json, before, 'what stands there is the same');
});

t.test('what is refused stands beside its field, and no script becomes a link', async t => {
  const { visitor } = await prepared(t);
  const links = 'video, javascript:alert(1), "><script>alert(1)</script>';
  const answer = await visitor.submit(path, { links, summary: 'Kept' });
  t.equal(answer.status, 422);
  t.match(answer.text, /id="f-links-wrong"/);
  t.match(answer.text, /Kept<\/textarea>/);
  t.notMatch(answer.text, '<script>alert');
});

t.test('what somebody else changed meanwhile is not overwritten unseen', async t => {
  const { visitor, call } = await prepared(t);
  await call('PATCH', '/api/v1/tours/spring', { summary: 'Theirs' }, { 'if-match': '*' });
  const answer = await visitor.submit(path, { summary: 'Ours' });
  t.equal(answer.status, 412);
  t.match(answer.text, /Ours<\/textarea>/);
  await visitor.submit(path);
  t.match(words(visitor), 'Saved.');
});
