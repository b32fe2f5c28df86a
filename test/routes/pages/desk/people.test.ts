import t, { type Test } from 'tap';
import { KEY, testApp } from '../../../support/app.js';
import { formsIn, plain, signedIn, type Visitor } from '../../../support/page-visitor.js';
import { writing } from '../../../support/tours.js';

const api = '/api/v1';
const own = '/board/speakers/ana-diaz';
const words = (visitor: Visitor) => plain(visitor.last.text).replace(/\s+/g, ' ');

async function prepared(t: Test) {
  const app = await testApp(t);
  const { add } = writing(app);
  await add('/organizations', { name: 'Local 10', kind: 'union' });
  await add('/speakers', { name: 'Ana Díaz', bio: ' Born in San Salvador.\r\nA teacher. ' });
  const visitor = await signedIn(app.app, KEY);
  return { ...app, add, visitor, call: app.as('coordinator') };
}

t.test('people are found by their names, and somebody new is added', async t => {
  const { visitor, call } = await prepared(t);
  await visitor.get('/board/speakers');
  await visitor.submit('/board/speakers', {
    ...{ name: 'Kim Lee', publicName: 'Compañera K', kind: 'interpreter' },
  });
  t.equal(visitor.path, '/board/speakers/companera-k?added');
  t.match((await call('GET', `${api}/speakers/companera-k`)).json, {
    ...{ name: 'Kim Lee', kind: 'interpreter', visibility: 'private' },
  });
  await visitor.get('/board/speakers?q=diaz');
  t.match(words(visitor), /One is found\./);
  t.match(visitor.last.text, `href="${own}"`);
  t.notMatch(visitor.last.text, 'Kim Lee');
  const nameless = await visitor.submit('/board/speakers', { publicName: 'Somebody' });
  t.equal(nameless.status, 422);
  t.match(nameless.text, /id="f-name-wrong"/);
  t.match(nameless.text, /value="Somebody"/, 'what was typed is kept');
});

t.test('what is on file of somebody is changed, field by field', async t => {
  const { visitor, call } = await prepared(t);
  const before = (await call('GET', `${api}/speakers/ana-diaz`)).json;
  await visitor.get(own);
  await visitor.submit(own);
  t.same(
    (await call('GET', `${api}/speakers/ana-diaz`)).json,
    before,
    'what was not touched stays',
  );
  await visitor.submit(own, {
    ...{ publicName: 'Compañera A', role: 'Teacher', organization: 'local-10' },
    ...{ homeCountry: 'El Salvador', languages: 'es, en', visibility: 'region' },
    links: 'https://people.example/ana\r\n\r\nhttps://people.example/more',
    availability: '2027-02-01, 2027-03-31, US, Canadá',
  });
  t.match(words(visitor), 'Saved.');
  t.match((await call('GET', `${api}/speakers/ana-diaz`)).json, {
    ...{ name: 'Ana Díaz', publicName: 'Compañera A', role: 'Teacher', organization: 'local-10' },
    ...{ homeCountry: 'SV', languages: ['es', 'en'], visibility: 'region', bio: before.bio },
    links: ['https://people.example/ana', 'https://people.example/more'],
    availability: [{ firstDate: '2027-02-01', lastDate: '2027-03-31', countries: ['US', 'CA'] }],
  });
  await visitor.submit(own, { homeCountry: '', role: '' });
  t.match((await call('GET', `${api}/speakers/ana-diaz`)).json, { homeCountry: null, role: null });
});

t.test('what is refused stands beside its field, with what was typed', async t => {
  const { visitor } = await prepared(t);
  await visitor.get(own);
  const wrong = await visitor.submit(own, {
    ...{ availability: '2027-03-01, 2027-02-01, US', role: 'Kept' },
  });
  t.equal(wrong.status, 422);
  t.match(wrong.text, /id="f-availability-wrong"/);
  t.match(wrong.text, /href="#f-availability"/);
  t.match(wrong.text, /value="Kept"/);
  const country = await visitor.submit(own, { availability: '', homeCountry: 'Atlantis' });
  t.match(country.text, /id="f-homeCountry-wrong"/);
});

t.test(
  'what somebody else changed meanwhile is shown, and what was typed stays on top',
  async t => {
    const { visitor, call } = await prepared(t);
    await visitor.get(own);
    const theirs = { role: 'Their role', visibility: 'private' };
    await call('PATCH', `${api}/speakers/ana-diaz`, theirs, { 'if-match': '*' });
    const stale = await visitor.submit(own, { publicName: 'Ours' });
    t.equal(stale.status, 412);
    t.match(words(visitor), /What they changed[\s\S]*–\s*Their role/);
    t.match(words(visitor), /everybody\s*coordinators alone/);
    t.match(stale.text, /value="Ours"/);
    await visitor.submit(own);
    t.match((await call('GET', `${api}/speakers/ana-diaz`)).json, {
      ...theirs,
      publicName: 'Ours',
    });
  },
);

t.test('a form that was sent otherwise than it was shown changes nothing unseen', async t => {
  const { visitor, call } = await prepared(t);
  const before = (await call('GET', `${api}/speakers/ana-diaz`)).json;
  const { fields } = formsIn((await visitor.get(own)).text).find(({ action }) => action === own)!;
  const whole = { ...JSON.parse(String(fields.was)), kind: 'found', visibility: 'title' };
  for (const was of ['', '{', '[]', '{"name":1}', JSON.stringify(whole)]) {
    const sent = { ...fields, was, version: '"another"' };
    t.equal((await visitor.post(own, sent)).status, 412, was);
  }
  t.same((await call('GET', `${api}/speakers/ana-diaz`)).json, before);
});

t.test('where notices go is set and forgotten', async t => {
  const { visitor, call } = await prepared(t);
  const path = `${api}/speakers/ana-diaz/notice-address`;
  await visitor.get(own);
  const wrong = await visitor.submit('/notice-address', { email: 'ana@', language: 'es' }, 'Save');
  t.equal(wrong.status, 422);
  t.match(wrong.text, /id="f-email-wrong"/);
  t.match(wrong.text, /value="ana@"/);
  await visitor.submit('/notice-address', { email: 'ana@people.example' }, 'Save');
  t.same((await call('GET', path)).json, { email: 'ana@people.example', language: 'es' });
  await visitor.submit('/notice-address', {}, 'Forget');
  t.equal((await call('GET', path)).status, 404);
});

t.test('a calendar says when somebody is busy, and is forgotten', async t => {
  const { visitor, call } = await prepared(t);
  const path = `${api}/speakers/ana-diaz/busy-calendar`;
  await visitor.get(own);
  t.match(words(visitor), 'None is known.');
  const forbidden = await visitor.submit('/busy-calendar', { url: 'http://127.0.0.1/a.ics' });
  t.equal(forbidden.status, 422);
  t.match(forbidden.text, /id="f-url-wrong"/);
  const page = await visitor.submit('/busy-calendar', { url: '', file: '<html>Not one</html>' });
  t.equal(page.status, 422);
  t.match(plain(page.text), /This is a web page, and no calendar/);
  t.match(plain(page.text), '<html>Not one</html>', 'what was pasted is kept');
  const file = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', 'BEGIN:VEVENT', 'UID:1'],
    ...['DTSTAMP:20270101T000000Z', 'DTSTART:20270301T180000Z', 'DTEND:20270301T200000Z'],
    ...['SUMMARY:Dentist', 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');
  await visitor.submit('/busy-calendar', { file, timeZone: 'America/El_Salvador' });
  t.match(words(visitor), /Saved\.[\s\S]*From ?a file that was sent[\s\S]*Busy stretches ?1/);
  t.notMatch(visitor.last.text, 'Dentist');
  t.match((await call('GET', path)).json, { source: 'file', timeZone: 'America/El_Salvador' });
  await visitor.submit('/busy-calendar/removal');
  t.match(words(visitor), 'None is known.');
  t.equal((await call('GET', path)).status, 404);
});

t.test('who is on a tour of others alone is not theirs to change', async t => {
  const { app, add } = await prepared(t);
  await add('/tours', { title: 'Spring', status: 'published' });
  await add('/tours', { title: 'Autumn', status: 'published' });
  await add('/legs', {
    ...{ tour: 'spring', speaker: 'ana-diaz', coast: 'us-west-coast', city: 'seattle-wa-us' },
    ...{ firstDate: '2027-03-01', lastDate: '2027-03-02' },
  });
  const made = await add('/keys', { role: 'coordinator', label: 'Kim', tours: ['autumn'] });
  const visitor = await signedIn(app, String(made.key));
  const page = await visitor.get(own);
  t.equal(page.status, 200);
  t.match(words(visitor), 'tours that your key is not for');
  t.notMatch(page.text, /name="bio"/);
  t.equal((await visitor.get('/board/speakers/nobody')).status, 404);
});
