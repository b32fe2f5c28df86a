import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { plain, signedIn, type Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');
const asked = {
  ...{ tour: 'spring', city: 'seattle-wa-us', days: ['2027-03-01', '2027-03-02', '2027-03-05'] },
  ...{ offers: ['hall', 'resolution'], organization: 'Carpenters of Ballard' },
  ...{ contact: 'Kim, +1 206 555 0100', message: 'We would fill the hall.\nCome!' },
};

async function prepared(t: Test, headers: Record<string, string> = {}) {
  const app = await testApp(t);
  const { add } = writing(app);
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/speakers', { name: 'Ana Paz' });
  const stranger = app.as('public');
  const ask = async (body: object = {}) => {
    const answer = await stranger('POST', '/api/v1/requests', { ...asked, ...body });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json as { id: string; receipt: string };
  };
  const visitor = await signedIn(app.app, KEY, headers);
  return { ...app, add, ask, visitor, call: app.as('coordinator') };
}

t.test('the queue shows what is asked, with days, offers and contact', async t => {
  const { visitor, ask } = await prepared(t);
  await visitor.get('/board/spring/requests');
  t.match(words(visitor), 'No request is open.');
  await ask();
  await ask({ tour: null, city: 'vancouver-bc-ca' });
  await visitor.get('/board/spring/requests');
  t.match(words(visitor), /One is open Seattle, WA open Carpenters of Ballard · Kim/);
  t.match(words(visitor), /March 1–2, March 5 \(2027\)/);
  t.match(words(visitor), 'They offer: a hall, a resolution of their union');
  t.notMatch(words(visitor), 'Vancouver');
  await visitor.get('/board/requests');
  t.match(words(visitor), 'Vancouver, BC');
  t.notMatch(words(visitor), 'Seattle');
});

t.test('a request becomes a new stop with an evening, whose clashes are told', async t => {
  const { visitor, ask, call } = await prepared(t);
  const { id } = await ask();
  await visitor.get(`/board/requests/${id}`);
  const stop = { leg: 'new', firstDate: '2027-03-01', lastDate: '2027-03-02', speaker: 'ana-paz' };
  const evening = {
    withEvent: 'yes',
    title: 'Evening',
    localDate: '2027-03-01',
    localStart: '19:00',
    localEnd: '21:00',
  };
  await visitor.submit('/acceptance', { ...stop, ...evening }, 'Accept');
  t.match(words(visitor), /The request is accepted/);
  t.match(words(visitor), /clash/, 'an evening without a venue');
  const { leg, event } = (await call('GET', `/api/v1/requests/${id}`)).json;
  t.match(visitor.last.text, `/board/legs/${leg}`);
  t.match(visitor.last.text, `/board/events/${event}`);
  const held = (await call('GET', `/api/v1/events/${event}`)).json;
  t.match(held, { status: 'hold', localStart: '2027-03-01T19:00', localEnd: '2027-03-01T21:00' });
  t.match((await call('GET', `/api/v1/legs/${leg}`)).json, { coast: 'us-west-coast' });
  t.notMatch(visitor.last.text, 'Accept the request', 'it is decided once');
});

t.test('what it would clash with is told before, and nothing is written', async t => {
  const { visitor, ask, add, call } = await prepared(t);
  const leg = { tour: 'spring', speaker: 'ana-paz', city: 'boston-ma-us' };
  await add('/legs', { ...leg, firstDate: '2027-03-01', lastDate: '2027-03-02' });
  const { id } = await ask();
  await visitor.get(`/board/requests/${id}`);
  await visitor.submit('/acceptance', { speaker: 'ana-paz', lastDate: '2027-03-02' }, 'clash with');
  t.match(words(visitor), /It would add .* clash/);
  t.match(words(visitor), 'Boston');
  t.match(visitor.last.text, /<option value="ana-paz" selected/);
  t.equal((await call('GET', '/api/v1/legs')).json.items.length, 1);
});

t.test('it joins a stop that is near', async t => {
  const { visitor, ask, add, call } = await prepared(t);
  const days = { firstDate: '2027-03-01', lastDate: '2027-03-05' };
  const shared = { tour: 'spring', speaker: 'ana-paz', ...days };
  const { id: far } = await add('/legs', { ...shared, city: 'boston-ma-us' });
  const { id: near } = await add('/legs', { ...shared, city: 'tacoma-wa-us' });
  const { id } = await ask();
  const { text } = await visitor.get(`/board/requests/${id}`);
  t.match(words(visitor), 'the stop of Ana Paz in Tacoma, WA, March 1–5');
  t.notMatch(text, far);
  const evening = { withEvent: 'yes', title: 'Evening', localDate: '2027-03-02' };
  await visitor.submit('/acceptance', { leg: near, ...evening }, 'clash with');
  t.equal(visitor.last.status, 200);
  await visitor.submit('/acceptance', {}, 'Accept');
  const { leg, event } = (await call('GET', `/api/v1/requests/${id}`)).json;
  t.equal(leg, near);
  t.match((await call('GET', `/api/v1/events/${event}`)).json, { partOfDay: 'evening' });
});

t.test('what is refused stands beside its field, with what was typed', async t => {
  const { visitor, ask } = await prepared(t);
  const { id } = await ask();
  await visitor.get(`/board/requests/${id}`);
  const wrong = { firstDate: '2027-03-05', lastDate: '2027-03-01', title: 'Kept' };
  const answer = await visitor.submit('/acceptance', wrong, 'Accept');
  t.equal(answer.status, 422);
  t.match(answer.text, /value="Kept"/);
  t.match(answer.text, /role="alert"/);
  const evening = { withEvent: 'yes', title: '', localDate: '2027-03-01', speaker: 'ana-paz' };
  const untitled = await visitor.submit(
    '/acceptance',
    { ...evening, lastDate: '2027-03-05', firstDate: '2027-03-05' },
    'Accept',
  );
  t.match(untitled.text, /id="f-title-wrong"/);
});

t.test('a request is declined with a reason, which is asked for', async t => {
  const { visitor, ask, call } = await prepared(t);
  const { id } = await ask();
  await visitor.get(`/board/requests/${id}`);
  const without = await visitor.submit('/decline', { reason: ' ' });
  t.equal(without.status, 422);
  t.match(without.text, /id="f-reason-wrong"/);
  await visitor.submit('/decline', { reason: 'No day is left.' });
  t.match(words(visitor), 'The request is declined');
  t.match(words(visitor), 'No day is left.');
  t.match((await call('GET', `/api/v1/requests/${id}`)).json, { status: 'declined' });
});

t.test('of a request that was changed meanwhile nothing is decided unseen', async t => {
  const { visitor, ask, call, as } = await prepared(t);
  const { id, receipt } = await ask();
  await visitor.get(`/board/requests/${id}`);
  const headers = { 'gira-receipt': receipt, 'if-match': '*' };
  await as('public')('PATCH', `/api/v1/requests/${id}`, { message: 'Not the 1st!' }, headers);
  const answer = await visitor.submit('/acceptance', { title: 'Kept' }, 'Accept');
  t.equal(answer.status, 412);
  t.match(words(visitor), /It was changed while you looked at it.*Not the 1st!/);
  t.match(answer.text, 'value="Kept"');
  await visitor.submit('/acceptance', {}, 'Accept');
  t.match((await call('GET', `/api/v1/requests/${id}`)).json, { status: 'accepted' });
});

t.test('of a request to no tour the tour that goes is chosen first', async t => {
  const { visitor, ask, call } = await prepared(t);
  const { id } = await ask({ tour: null });
  await visitor.get(`/board/requests/${id}`);
  t.match(words(visitor), 'Which tour goes?');
  await visitor.get(`/board/requests/${id}?tour=spring`);
  await visitor.submit('/acceptance', {}, 'Accept');
  const { leg } = (await call('GET', `/api/v1/requests/${id}`)).json;
  t.match((await call('GET', `/api/v1/legs/${leg}`)).json, { tour: 'spring' });
});

t.test('what others asked is not for coordinators of another tour', async t => {
  const { ask, add, as, call, app } = await prepared(t);
  const { id } = await ask();
  await add('/tours', { title: 'Winter' });
  const body = { role: 'coordinator', tours: ['winter'], label: 'W' };
  const { key } = (await call('POST', '/api/v1/keys', body)).json;
  const other = await signedIn(app, key);
  t.equal((await other.get(`/board/requests/${id}`)).status, 404);
  t.notMatch((await other.get('/board/spring/requests')).text, 'Kim');
  t.ok(as);
});

t.test('what strangers write is text, and Spanish is Spanish', async t => {
  const { visitor, ask } = await prepared(t, { 'accept-language': 'es' });
  const evil = '"><script>alert(1)</script>\u202e';
  const { id } = await ask({ organization: evil, contact: evil, message: evil });
  await visitor.get('/board/spring/requests');
  t.notMatch(visitor.last.text, '<script>alert');
  t.match(words(visitor), /Hay una abierta.*1–2 de marzo/);
  await visitor.get(`/board/requests/${id}`);
  t.notMatch(visitor.last.text, '<script>alert');
  await visitor.submit('/decline', { reason: evil });
  t.notMatch(visitor.last.text, '<script>alert');
  t.match(words(visitor), 'La petición está rechazada');
});
