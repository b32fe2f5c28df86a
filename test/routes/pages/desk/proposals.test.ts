import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { plain, signedIn, type Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';
import { invalidIn } from '../../../support/valid-html.js';
import { wordsLeft } from '../../../support/words-left.js';

const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');
const evil = '"><script>alert(1)</script>';
const page = '/board/spring/proposals';
const asked = {
  ...{ tour: 'spring', city: 'boston-ma-us', days: ['2027-02-08', '2027-02-09'] },
  ...{ organization: 'Carpenters', contact: 'Kim, +1 617 555 0100' },
};

/** Ana in Boston on February 8–9, 2027. */
async function prepared(t: Test, headers: Record<string, string> = {}) {
  const app = await testApp(t);
  const { add } = writing(app);
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/speakers', { name: 'Ana Paz' });
  const leg = { tour: 'spring', speaker: 'ana-paz', city: 'boston-ma-us' };
  const { id: stop } = await add('/legs', {
    ...leg,
    ...{ firstDate: '2027-02-08', lastDate: '2027-02-09' },
  });
  const call = app.as('coordinator');
  const stranger = app.as('public');
  const ask = async (body: object = {}): Promise<string> => {
    const answer = await stranger('POST', '/api/v1/requests', { ...asked, ...body });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json.id;
  };
  const visitor = await signedIn(app.app, KEY, headers);
  const events = async () => (await call('GET', '/api/v1/events?tour=spring')).json.items;
  const taken = { tour: 'spring', speakers: ['ana-paz'], title: 'Taken' };
  const take = (day: string, from: string, to: string) =>
    add('/events', { ...taken, localStart: `${day}T${from}`, localEnd: `${day}T${to}` });
  return { ...app, add, ask, visitor, call, events, take, stop };
}

/** What holds of each page, whatever stands on it. */
async function isSound(t: Test, { last }: Visitor, language = 'en'): Promise<void> {
  t.same(await invalidIn(last.text), []);
  t.same(wordsLeft(last.text, language), []);
  t.notMatch(last.text, /<script>alert|undefined|\[object /);
}

t.test('requests find a place, which is accepted as a whole', async t => {
  const { visitor, ask, call, events, stop } = await prepared(t);
  const [one, other] = [await ask(), await ask({ organization: 'Dockers', contact: 'Lee' })];
  await visitor.get('/board/spring');
  t.match(visitor.last.text, `href="${page}"`, 'the menu leads there');
  await visitor.get(page);
  t.match(words(visitor), 'Boston, MA February 8–9 (2027) Carpenters');
  t.match(visitor.last.text, 'value="Evening in Boston"');
  await isSound(t, visitor);

  await visitor.submit('/proposals', { [`title-${other}`]: 'Dockers’ night', minutes: '90' });
  t.equal(visitor.last.status, 200);
  t.match(words(visitor), 'A place was found for 2 of 2.');
  t.match(
    words(visitor),
    /Monday, February 8, 2027.*\d\d:\d\d–\d\d:\d\d local time \(America\/New_York\) Boston, MA With Ana Paz/,
  );
  t.match(words(visitor), 'Dockers’ night');
  t.match(words(visitor), /It would (clash with nothing|add .* clash)/);
  t.same(await events(), [], 'nothing is stored');
  await isSound(t, visitor);
  const proposal = visitor.path;

  await visitor.submit('/acceptance');
  t.equal(visitor.path, proposal);
  t.match(words(visitor), 'Accepted by coordinator on November 22, 2026');
  await isSound(t, visitor);
  const held = await events();
  t.same(held.map(({ title, status }: Record<string, string>) => [title, status]).sort(), [
    ['Dockers’ night', 'hold'],
    ['Evening in Boston', 'hold'],
  ]);
  for (const { id } of held) t.match(visitor.last.text, `/board/events/${id}`);
  t.match(visitor.last.text, `/board/legs/${stop}`);
  t.notMatch(words(visitor), 'Accept all of it');
  for (const id of [one, other]) {
    t.match((await call('GET', `/api/v1/requests/${id}`)).json, { status: 'accepted', leg: stop });
  }
  for (const { id } of held) t.equal((await visitor.get(`/board/events/${id}`)).status, 200);
});

t.test('without an open request it says so', async t => {
  const { visitor } = await prepared(t);
  await visitor.get(page);
  t.match(words(visitor), 'No request is open');
  t.match(visitor.last.text, 'href="/board/spring/requests"');
  t.notMatch(words(visitor), 'Find places for them');
  await isSound(t, visitor);
});

t.test('where nobody is near, it is said before, and beside its title', async t => {
  const { visitor, ask } = await prepared(t);
  const far = await ask({ city: 'seattle-wa-us' });
  const late = await ask({ days: ['2027-02-11'] });
  await visitor.get(page);
  t.match(words(visitor), 'No speaker of the tour is near on these days. Accept it as a new stop');
  t.notMatch(visitor.last.text, ' checked', 'nothing is chosen that has no place');
  await visitor.submit('/proposals');
  t.equal(visitor.last.status, 422, 'nothing is chosen');
  t.match(visitor.last.text, 'role="alert"');
  const chosen = { [`pick-${far}`]: 'yes', [`pick-${late}`]: 'yes', [`title-${far}`]: 'Kept' };
  await visitor.submit('/proposals', chosen);
  t.equal(visitor.last.status, 422);
  t.match(visitor.last.text, `id="f-title-${far}-wrong"`);
  t.match(visitor.last.text, `id="f-title-${late}-wrong"`);
  t.match(words(visitor), 'stops in or near Seattle');
  t.match(visitor.last.text, 'value="Kept"');
  await isSound(t, visitor);
});

t.test('what is wrong for all of them stands beside its field, once', async t => {
  const { visitor, ask } = await prepared(t);
  await ask();
  const other = await ask({ organization: 'Dockers', contact: 'Lee' });
  await visitor.get(page);
  await visitor.submit('/proposals', { minutes: '5' });
  t.equal(visitor.last.status, 422);
  t.equal(visitor.last.text.split('href="#f-minutes"').length, 2);
  await visitor.submit('/proposals', { minutes: '90', [`title-${other}`]: ' ' });
  t.match(visitor.last.text, `id="f-title-${other}-wrong"`);
  await isSound(t, visitor);
});

t.test('what has no hour is told with the rule that blocks it', async t => {
  const { visitor, ask, take } = await prepared(t);
  await ask({ days: ['2027-02-08'] });
  await take('2027-02-08', '06:00', '23:30');
  await visitor.get(page);
  await visitor.submit('/proposals');
  t.match(words(visitor), 'A place was found for 0 of 1.');
  t.match(words(visitor), /Without a place Evening in Boston Speaker double booked\./);
  t.notMatch(words(visitor), 'Accept all of it');
  await isSound(t, visitor);
});

t.test('what has come in the way is told, and nothing stored', async t => {
  const { visitor, ask, take, events } = await prepared(t);
  await ask({ days: ['2027-02-08'] });
  await visitor.get(page);
  await visitor.submit('/proposals');
  const { path } = visitor;
  await take('2027-02-08', '06:00', '23:30');
  await visitor.submit('/acceptance');
  t.equal(visitor.last.status, 409);
  t.match(
    words(visitor),
    /Warning: Ana Paz is booked twice.*Nothing was stored. Ask for a new proposal/,
  );
  await isSound(t, visitor);
  t.equal((await events()).length, 1);
  await visitor.get(path);
  t.match(words(visitor), /It would add.*booked twice.*“Taken”/, 'it is told before, too');
});

t.test('of a request that was decided meanwhile nothing is accepted', async t => {
  const { visitor, ask, call, events } = await prepared(t);
  const id = await ask();
  await visitor.get(page);
  await visitor.submit('/proposals');
  const any = { 'if-match': '*' };
  await call('PUT', `/api/v1/requests/${id}/decline`, { reason: 'No.' }, any);
  await visitor.submit('/acceptance');
  t.equal(visitor.last.status, 409);
  t.match(words(visitor), 'its request is not open any more');
  t.match(words(visitor), 'Nothing was stored.');
  t.same(await events(), []);
});

t.test('it is for those who coordinate the tour', async t => {
  const { visitor, ask, add, call, app, chapterKey } = await withChapter(t);
  await ask();
  await visitor.get(page);
  await visitor.submit('/proposals');
  const { path } = visitor;
  await add('/tours', { title: 'Winter' });
  const body = { role: 'coordinator', tours: ['winter'], label: 'W' };
  const { key } = (await call('POST', '/api/v1/keys', body)).json;
  for (const secret of [chapterKey, key]) {
    const other = await signedIn(app, secret);
    t.equal((await other.get(path)).status, 403);
    t.notMatch(other.last.text, 'Evening in Boston');
    await other.get('/sign-out');
    const formToken = /name="formToken" value="([^"]+)"/.exec(other.last.text)![1]!;
    t.equal((await other.postOnly(`${path}/acceptance`, { formToken })).status, 403);
  }
  const elsewhere = path.replace('/spring/', '/winter/');
  await visitor.get(elsewhere);
  t.equal(visitor.path, path, 'a proposal is on the board of its own tour');
  await visitor.get(`${page}/00000000-0000-4000-8000-000000000000`);
  t.equal(visitor.last.status, 404);
});

async function withChapter(t: Test) {
  const world = await prepared(t);
  await world.add('/organizations', { name: 'Local', kind: 'chapter' });
  const body = { role: 'chapter', organization: 'local', label: 'L' };
  return { ...world, chapterKey: (await world.call('POST', '/api/v1/keys', body)).json.key };
}

t.test('what people write is text, and Spanish is Spanish', async t => {
  const { visitor, ask, take } = await prepared(t, { 'accept-language': 'es' });
  const id = await ask({ organization: evil });
  await ask({ organization: 'Dockers', contact: 'Lee', days: ['2027-02-08'] });
  await take('2027-02-08', '06:00', '23:30');
  await visitor.get(page);
  t.match(words(visitor), 'Boston, MA 8–9 de febrero (2027)');
  await isSound(t, visitor, 'es');
  await visitor.submit('/proposals', { [`title-${id}`]: evil, [`pick-${evil}`]: 'yes' });
  t.equal(visitor.last.status, 422);
  await isSound(t, visitor, 'es');
  await visitor.get(page);
  await visitor.submit('/proposals', { [`title-${id}`]: evil });
  t.match(words(visitor), 'Se encontró lugar para 1 de 2.');
  t.match(words(visitor), /martes, 9 de febrero de 2027.*hora local/);
  t.match(words(visitor), /Sin lugar .*Ponente con dos actos a la vez\./);
  t.ok(words(visitor).includes(evil), 'it is there as text');
  await isSound(t, visitor, 'es');
  await take('2027-02-09', '06:00', '23:30');
  await visitor.submit('/acceptance');
  t.equal(visitor.last.status, 409);
  t.match(words(visitor), 'No se guardó nada.');
  await isSound(t, visitor, 'es');
});
