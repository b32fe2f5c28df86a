import t, { type Test } from 'tap';
import { laborTour, laborTourWith } from '../../../support/announcements.js';
import { KEY, testApp } from '../../../support/app.js';
import { formsIn, plain, signedIn, Visitor } from '../../../support/page-visitor.js';

async function prepared(t: Test, headers: Record<string, string> = {}) {
  const app = await testApp(t);
  app.clock.now = new Date('2013-01-10T12:00:00Z');
  const visitor = await signedIn(app.app, KEY, headers);
  await visitor.get('/board/import');
  return { ...app, visitor, call: app.as('coordinator') };
}

const unclear = laborTourWith({ 'Portland, OR – February 6': 'Vancouver – February 6' });
const both = { text: unclear, countries: 'US, Canada' };

const path = '/board/import';
const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');

t.test('an announcement is pasted, looked over and stored as a draft', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.submit(path, { text: laborTour }, 'Read it');
  t.match(words(visitor), /February 3–5 Washington, DC line \d+: .* \+ new/);
  t.match(words(visitor), 'Dates without a year are of 2013');
  t.same((await call('GET', '/api/v1/tours')).json.items, [], 'nothing is stored yet');
  await visitor.submit(path, {}, 'Store it');
  t.match(
    words(visitor),
    'Stops: 10 new, 0 changed, 0 cancelled, 0 as before. The tour is a draft',
  );
  t.match(visitor.last.text, /href="\/board\/[a-z0-9-]+-2013"/);
  const [tour] = (await call('GET', '/api/v1/tours')).json.items;
  t.match(tour, { status: 'draft', firstDate: '2013-02-03' });
});

t.test('it is published at once where that is asked', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.submit(path, { text: laborTour }, 'Read it');
  await visitor.submit(path, { publish: 'yes' }, 'Store it');
  t.match(words(visitor), 'The tour is public.');
  const [tour] = (await call('GET', '/api/v1/tours')).json.items;
  t.equal(tour.status, 'published');
});

t.test('a form that is sent twice stores one tour', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.submit(path, { text: laborTour }, 'Read it');
  const { action, fields } = formsIn(visitor.last.text).find(each => each.action === path)!;
  const sent = { ...fields, do: 'store' };
  const answers = await Promise.all([
    visitor.postOnly(action, sent),
    visitor.postOnly(action, sent),
  ]);
  t.same(
    answers.map(({ status }) => status),
    [200, 200],
  );
  t.equal((await call('GET', '/api/v1/tours')).json.items.length, 1);
});

t.test('which Vancouver is meant is asked, and can be asked again', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.submit(path, both, 'Read it');
  t.match(words(visitor), 'One question before it can be stored');
  t.notMatch(visitor.last.text, /value="store"/);
  const [, name] = /name="(answer-\d+-0)"/.exec(visitor.last.text)!;
  t.match(words(visitor), /Vancouver BC, Canada/);
  t.match(words(visitor), /Vancouver WA, United States/);
  await visitor.submit(path, { [name!]: 'city:vancouver-bc-ca' }, 'Answer');
  t.match(words(visitor), /Your answers.*→ Vancouver, BC/);
  await visitor.submit(path, { [name!]: null }, 'Read it again');
  t.match(words(visitor), 'One question before it can be stored');
  await visitor.submit(path, { [name!]: 'city:vancouver-wa-us' }, 'Answer');
  await visitor.submit(path, {}, 'Store it');
  t.match(words(visitor), 'Stops: 10 new');
  const { items } = (await call('GET', '/api/v1/legs?city=vancouver-wa-us')).json;
  t.match(items, [{ firstDate: '2013-02-06' }]);
});

t.test('a place that is none of those is written, and told where it is none', async t => {
  const { visitor } = await prepared(t);
  await visitor.submit(path, both, 'Read it');
  const [, name] = /name="(answer-\d+-0)"/.exec(visitor.last.text)!;
  const place = name!.replace('answer', 'words');
  const wrong = await visitor.submit(
    path,
    { [name!]: 'words', [place]: 'Nowhere at all' },
    'Answer',
  );
  t.equal(wrong.status, 422);
  t.match(wrong.text, new RegExp(`id="f-${place}-wrong"[^]*value="Nowhere at all"`));
  t.match(words(visitor), 'One question before it can be stored');
  await visitor.submit(path, { [name!]: 'words', [place]: 'Tacoma, WA' }, 'Answer');
  t.match(words(visitor), /→ Tacoma, WA/);
  await visitor.submit(path, {}, 'Store it');
  t.match(words(visitor), 'Stops: 10 new');
});

t.test('a line is left out where it is no part of the tour', async t => {
  const { visitor } = await prepared(t);
  await visitor.submit(path, both, 'Read it');
  const [, name] = /name="(answer-\d+-0)"/.exec(visitor.last.text)!;
  await visitor.submit(path, { [name!]: 'ignore' }, 'Answer');
  t.match(words(visitor), /→ left out/);
  await visitor.submit(path, {}, 'Store it');
  t.match(words(visitor), 'Stops: 9 new');
});

t.test('what was changed since it was looked at is shown before it is stored', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.submit(path, { text: laborTour }, 'Read it');
  await visitor.submit(path, { text: laborTour.replace('February 6', 'February 7') }, 'Store it');
  t.match(words(visitor), 'has changed since you looked');
  t.same((await call('GET', '/api/v1/tours')).json.items, []);
  await visitor.submit(path, {}, 'Store it');
  t.match(words(visitor), 'Stops: 10 new');
});

t.test('what is no longer in the text is told before it is cancelled', async t => {
  const { visitor } = await prepared(t);
  await visitor.submit(path, { text: laborTour }, 'Read it');
  await visitor.submit(path, {}, 'Store it');
  await visitor.get(path);
  const shorter = laborTour
    .split('\n')
    .filter(line => !/Olympia/.test(line))
    .join('\n');
  await visitor.submit(path, { text: shorter }, 'Read it');
  t.match(words(visitor), /Olympia, WA − no longer in the text: cancelled/);
  await visitor.submit(path, {}, 'Store it');
  t.match(words(visitor), 'Stops: 0 new, 0 changed, 1 cancelled, 9 as before.');
});

t.test('nothing that was pasted is lost, however it is refused', async t => {
  const { visitor } = await prepared(t);
  const long = `Tour\n\n${'x'.repeat(300 * 1024)}`;
  const answer = await visitor.submit(path, { text: long, title: 'Kept' }, 'Read it');
  t.equal(answer.status, 413);
  t.match(words(visitor), 'The announcement is larger than 256 kB');
  const { fields } = formsIn(answer.text).find(each => each.action === path)!;
  t.equal(fields.text, long);
  t.equal(fields.title, 'Kept');
  const empty = await visitor.submit(path, { text: '  ' }, 'Read it');
  t.equal(empty.status, 422);
  t.match(empty.text, /id="f-text-wrong"/);
  const wrong = await visitor.submit(path, {
    text: laborTour,
    year: 'soon',
    countries: 'Atlantis',
  });
  t.match(wrong.text, /name="year" type="text" value="soon"/);
  t.match(wrong.text, /value="Atlantis"/);
});

t.test('countries are named as people name them', async t => {
  const { visitor } = await prepared(t);
  const text = 'Spring\n\nAna Paz will tour.\n\n• Vancouver - May 7';
  await visitor.submit(path, { text, countries: 'Canadá; us' }, 'Read it');
  t.match(words(visitor), /Canada, United States/);
});

t.test('markup in an announcement is text on every page of its way', async t => {
  const { visitor } = await prepared(t);
  const evil = '"><script>alert(1)</script>';
  const text = `${evil} Tour\n\nAna ${evil} will tour Canada.\n\n• Toronto - May 3-5\n• Vancouver${evil} - May 7\n\n${evil}`;
  await visitor.submit(path, { text, title: evil }, 'Read it');
  t.notMatch(visitor.last.text, '<script>alert');
  await visitor.submit(
    path,
    { text: `Ana Paz will tour Canada.\n\n• Toronto - May 3-5`, title: evil },
    'Read it',
  );
  await visitor.submit(path, {}, 'Store it');
  t.match(words(visitor), 'Stops: 1 new');
  t.notMatch(visitor.last.text, '<script>alert');
});

t.test('in Spanish every word of ours is Spanish', async t => {
  const { visitor } = await prepared(t, { 'accept-language': 'es' });
  await visitor.submit(path, both, 'Leerlo');
  t.match(words(visitor), 'Una pregunta antes de guardarlo');
  const [, name] = /name="(answer-\d+-0)"/.exec(visitor.last.text)!;
  await visitor.submit(path, { [name!]: 'city:vancouver-bc-ca' }, 'Responder');
  t.match(words(visitor), /3–5 de febrero Washington, DC línea \d+/);
  const [, coast] = /name="(answer-\d+-0)" value="coast:us-west-coast"/.exec(visitor.last.text)!;
  t.match(words(visitor), 'Línea 12: West Coast', 'one answer may lead to another question');
  await visitor.submit(path, { [coast!]: 'coast:us-west-coast' }, 'Responder');
  await visitor.submit(path, {}, 'Guardarlo');
  t.match(words(visitor), 'Paradas: 10 nuevas');
});

t.test('it is for coordinators', async t => {
  const { app, call } = await prepared(t);
  await call('POST', '/api/v1/organizations', { name: 'Local 10' });
  const body = { role: 'chapter', organization: 'local-10', label: 'Ana' };
  const { key } = (await call('POST', '/api/v1/keys', body)).json;
  const chapter = await signedIn(app, key);
  t.equal((await chapter.get(path)).status, 403);
  const stranger = new Visitor(app);
  await stranger.get(path);
  t.match(stranger.path, '/sign-in?needed');
});
