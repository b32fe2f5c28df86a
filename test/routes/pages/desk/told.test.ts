import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { plain, signedIn, type Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');
const evil = '"><script>alert(1)</script>';

/** A confirmed evening of Local 10 that was moved: its host and its speaker must know. */
async function prepared(t: Test, headers: Record<string, string> = {}) {
  const app = await testApp(t);
  const { add, change } = writing(app);
  const call = app.as('coordinator');
  await add('/organizations', { name: `Local 10 ${evil}`, kind: 'chapter' });
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/speakers', { name: 'Ana Paz' });
  const leg = { tour: 'spring', speaker: 'ana-paz', city: 'seattle-wa-us' };
  const { id: on } = await add('/legs', {
    ...leg,
    firstDate: '2027-03-01',
    lastDate: '2027-03-03',
  });
  const { items } = (await call('GET', '/api/v1/organizations')).json;
  const { id } = await add('/events', {
    ...{
      tour: 'spring',
      leg: on,
      speakers: ['ana-paz'],
      host: items[0].slug,
      title: `Evening ${evil}`,
    },
    ...{ localStart: '2027-03-01T19:00', localEnd: '2027-03-01T21:00' },
  });
  const any = { 'if-match': '*' };
  await call('PUT', `/api/v1/events/${id}/confirmation`, {}, any);
  app.clock.now = new Date(app.clock.now.getTime() + 60_000);
  await change(`/events/${id}`, { localStart: '2027-03-02T19:00', localEnd: '2027-03-02T21:00' });
  const visitor = await signedIn(app.app, KEY, headers);
  return { ...app, visitor, call };
}

t.test('who was not told is shown with the text for them, until somebody told them', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.get('/board/spring/told');
  const { items } = (await call('GET', '/api/v1/notices?tour=spring&reached=false')).json;
  t.ok(items.length > 0, 'there is somebody to be told');
  for (const { recipient, texts } of items) {
    t.ok(words(visitor).includes(recipient));
    const lines: string[] = [...texts.en.text.split('\n'), ...texts.es.text.split('\n')];
    for (const line of lines) t.ok(plain(visitor.last.text).includes(line), line);
  }
  t.match(words(visitor), 'no address on file');
  t.notMatch(visitor.last.text, '<script>alert');
  for (const { id } of items) await visitor.submit(`/told/${id}`);
  t.match(words(visitor), 'Everybody was reached');
  await visitor.get('/board/spring/told?all');
  t.match(words(visitor), 'told by coordinator on November 22, 2026');
});

t.test('in Spanish it is Spanish, and not for others', async t => {
  const { visitor, app, call } = await prepared(t, { 'accept-language': 'es' });
  await visitor.get('/board/spring/told');
  t.match(words(visitor), /sin dirección registrada/);
  t.match(words(visitor), /En español/);
  await call('POST', '/api/v1/tours', { title: 'Winter' });
  const body = { role: 'coordinator', tours: ['winter'], label: 'W' };
  const { key } = (await call('POST', '/api/v1/keys', body)).json;
  const other = await signedIn(app, key);
  await other.get('/board/spring/told');
  t.notMatch(plain(other.last.text), 'Evening');
  const { items } = (await call('GET', '/api/v1/notices?tour=spring')).json;
  const answer = await other.postOnly(`/board/spring/told/${items[0].id}`, {
    formToken: /name="formToken" value="([^"]+)"/.exec((await other.get('/sign-out')).text)![1]!,
  });
  t.equal(answer.status, 404);
});
