import t from 'tap';
import { plain } from '../../../support/page-visitor.js';
import { formOfBoston, stageInBoston, takenEvening } from '../../../support/stage-in-boston.js';

const evening = { localStart: '19:00', localEnd: '21:00', title: 'An evening' };

t.test('a chapter comes from the tour over the city and day to the form', async t => {
  const { visitor } = await stageInBoston(t);
  await visitor.get('/register');
  t.match(visitor.last.text, /href="\/register\?tour=spring-tour"/);
  await visitor.get('/register?tour=spring-tour');
  const text = plain(visitor.last.text);
  t.match(text, /Boston, MA[\s\S]*Ana Paz[\s\S]*Monday February 8[\s\S]*Tuesday February 9/);
  t.notMatch(text, /February 10/);
  const link = /href="([^"]+2027-02-08)"/.exec(visitor.last.text)![1]!.replace('&amp;', '&');
  await visitor.get(link);
  t.match(plain(visitor.last.text), /Boston, MA, Monday, February 8\s+with Ana Paz/);
  t.match(plain(visitor.last.text), /Free hours[\s\S]*19:00–21:00/, 'free hours come with it');
});

t.test(
  'an evening with nothing in its way is stored at once, and told what comes next',
  async t => {
    const stage = await stageInBoston(t);
    const { visitor, chapter } = stage;
    await visitor.get(formOfBoston(stage));
    const answer = await visitor.submit(
      '/register',
      { ...evening, languages: 'es' },
      'Register it',
    );
    t.equal(answer.status, 201);
    const text = plain(answer.text);
    t.match(text, /It is stored\.[\s\S]*Proposed[\s\S]*They confirm it, or say why not/);
    t.match(text, /Monday, February 8, 2027, 19:00–21:00 \(local time in Boston, MA\)/);
    t.match(answer.text, /value="https:\/\/gira\.test\/entry\/entry_[\w-]+"/);
    const { items } = (await chapter('GET', '/api/v1/events?host=local-10')).json;
    t.match(items, [{ title: 'An evening', localStart: '2027-02-08T19:00', status: 'proposed' }]);
  },
);

t.test(
  'what is in the way is told first, an offered hour is taken, and then it is stored',
  async t => {
    const stage = await stageInBoston(t);
    const { visitor, chapter } = stage;
    await takenEvening(stage);
    await visitor.get(formOfBoston(stage));
    const clash = await visitor.submit('/register', evening, 'Register it');
    t.equal(clash.status, 200);
    t.match(plain(clash.text), /What is in the way[\s\S]*another engagement[\s\S]*Free hours/);
    t.match(plain(clash.text), /Register it all the same/);
    t.same((await chapter('GET', '/api/v1/events?host=local-10')).json.items, []);
    await visitor.submit('/register', {}, 'Monday, February 8, 17:00–19:00');
    t.match(visitor.last.text, /name="localStart" type="time" value="17:00"/);
    const done = await visitor.submit('/register', {}, 'Register it');
    t.equal(done.status, 201);
    const { items } = (await chapter('GET', '/api/v1/events?host=local-10')).json;
    t.match(items, [{ localStart: '2027-02-08T17:00', localEnd: '2027-02-08T19:00' }]);
  },
);

t.test('what is in the way does not keep anybody from registering all the same', async t => {
  const stage = await stageInBoston(t);
  const { visitor } = stage;
  await takenEvening(stage);
  await visitor.get(formOfBoston(stage));
  await visitor.submit('/register', evening, 'Register it');
  const done = await visitor.submit('/register', {}, 'Register it all the same');
  t.equal(done.status, 201);
  t.match(plain(done.text), /What is in the way[\s\S]*another engagement/);
});

t.test(
  'a form that is sent twice makes one event, and both answers are the same event',
  async t => {
    const stage = await stageInBoston(t);
    const { visitor, chapter } = stage;
    await visitor.get(formOfBoston(stage));
    const shown = visitor.last;
    const first = await visitor.submit('/register', evening, 'Register it');
    visitor.last = shown;
    const second = await visitor.submit('/register', evening, 'Register it');
    t.same([first.status, second.status], [201, 201]);
    const { items } = (await chapter('GET', '/api/v1/events?host=local-10')).json;
    t.equal(items.length, 1);
    visitor.last = shown;
    const other = await visitor.submit(
      '/register',
      { ...evening, title: 'Another' },
      'Register it',
    );
    t.match(plain(other.text), /This form was sent already/);
  },
);

t.test('a new venue is added with the evening; one like it is offered instead', async t => {
  const stage = await stageInBoston(t);
  const { visitor, coordinator, chapter } = stage;
  const there = { name: 'Union Hall', city: 'boston-ma-us', street: '1 Main St', reveal: 'public' };
  await coordinator('POST', '/api/v1/venues', there);
  await visitor.get(formOfBoston(stage));
  const place = { venue: 'new', name: 'The Union Hall', street: '1 Main St', city: 'Boston, MA' };
  const asked = await visitor.submit('/register', { ...evening, ...place }, 'Register it');
  t.equal(asked.status, 409);
  t.match(
    plain(asked.text),
    /Is it one of these\?[\s\S]*Union Hall 1 Main St[\s\S]*another one: add it/,
  );
  t.match(asked.text, /name="title" type="text" value="An evening"/);
  const done = await visitor.submit('/register', { venue: 'force' }, 'Register it');
  t.equal(done.status, 201, plain(done.text));
  t.match(plain(done.text), /Where\s*The Union Hall, 1 Main St, Boston, MA/);
  const { items } = (await chapter('GET', '/api/v1/venues?organization=local-10')).json;
  t.match(items, [{ name: 'The Union Hall', reveal: 'city' }]);
});

t.test('two cities of a name are asked about, never guessed', async t => {
  const stage = await stageInBoston(t);
  const { visitor } = stage;
  await visitor.get(formOfBoston(stage));
  const place = { venue: 'new', name: 'Hall', city: 'Vancouver' };
  const asked = await visitor.submit('/register', { ...evening, ...place }, 'Register it');
  t.equal(asked.status, 422);
  t.match(plain(asked.text), /Which one do you mean\?[\s\S]*Vancouver, BC[\s\S]*Vancouver, WA/);
  const none = { ...place, city: 'Qqqqqq' };
  await visitor.submit('/register', { ...none, whichCity: null }, 'Register it');
  t.match(plain(visitor.last.text), /No city of that name was found/);
});

t.test('what is refused stands beside its field, and nothing that was typed is lost', async t => {
  const stage = await stageInBoston(t);
  const { visitor, coordinator, tour } = stage;
  await visitor.get(formOfBoston(stage));
  const long = { ...evening, title: 'x'.repeat(301), description: 'Kept & <safe>' };
  const answer = await visitor.submit('/register', long, 'Register it');
  t.equal(answer.status, 422);
  t.match(answer.text, /id="f-title-wrong"/);
  t.match(answer.text, /Kept &amp; &lt;safe&gt;/);
  const open = { title: 'Open', localStart: '', localEnd: '' };
  await visitor.submit('/register', open, 'Register it');
  t.match(visitor.last.text, /id="f-localStart-wrong"/);
  // Clocks in Boston skip the hour after 02:00 on March 14, 2027.
  const days = { city: 'boston-ma-us', firstDate: '2027-03-14', lastDate: '2027-03-14' };
  const body = { tour, speaker: 'ana-paz', ...days };
  const { id } = (await coordinator('POST', '/api/v1/legs', body)).json;
  await visitor.get(`/register?tour=${tour}&stop=${id}/2027-03-14`);
  const gap = { title: 'Night', localStart: '02:30', localEnd: '04:00' };
  await visitor.submit('/register', gap, 'Register it');
  t.match(plain(visitor.last.text), /Clocks in America\/New_York skip[\s\S]*01:59, 03:00/);
});

t.test('a time that comes twice is asked about beside it', async t => {
  const stage = await stageInBoston(t);
  const { visitor, coordinator, tour, chapter } = stage;
  const days = { city: 'boston-ma-us', firstDate: '2027-11-07', lastDate: '2027-11-07' };
  const body = { tour, speaker: 'ana-paz', ...days };
  const { id } = (await coordinator('POST', '/api/v1/legs', body)).json;
  await visitor.get(`/register?tour=${tour}&stop=${id}/2027-11-07`);
  const twice = { title: 'Night', localStart: '01:30', localEnd: '04:00' };
  await visitor.submit('/register', twice, 'Register it');
  t.match(plain(visitor.last.text), /Clocks show the start twice that night/);
  await visitor.submit('/register', { startFold: 'later' }, 'Register it');
  if (visitor.last.status !== 201) await visitor.submit('/register', {}, 'Register it all');
  const { items } = (await chapter('GET', '/api/v1/events?host=local-10')).json;
  t.match(items, [{ startFold: 'later' }]);
});

t.test('another day is chosen without losing what was typed', async t => {
  const stage = await stageInBoston(t);
  const { visitor } = stage;
  await visitor.get(formOfBoston(stage));
  await visitor.submit('/register', { ...evening, title: 'My title' }, 'Another day');
  await visitor.submit('/register', {}, 'Tuesday February 9');
  t.match(plain(visitor.last.text), /Boston, MA, Tuesday, February 9/);
  t.match(visitor.last.text, /name="title" type="text" value="My title"/);
});

t.test('a session that ended loses nothing of the form', async t => {
  const stage = await stageInBoston(t);
  const { visitor, key, chapter } = stage;
  await visitor.get(formOfBoston(stage));
  visitor.cookies.set('__Host-gira', `gira_${'x'.repeat(43)}.1795000000`);
  const asked = await visitor.submit('/register', { ...evening, title: 'Kept' }, 'Register it');
  t.equal(asked.status, 401);
  await visitor.submit('/sign-in', { key });
  const done = await visitor.submit('/register', {}, 'Send it now');
  t.equal(done.status, 201);
  const { items } = (await chapter('GET', '/api/v1/events?host=local-10')).json;
  t.match(items, [{ title: 'Kept' }]);
});

t.test(
  'the panel that scripts ask for needs the token of the form, and shows the same',
  async t => {
    const stage = await stageInBoston(t);
    const { visitor } = stage;
    await takenEvening(stage);
    await visitor.get(formOfBoston(stage));
    const formToken = /name="formToken" value="([^"]+)"/.exec(visitor.last.text)![1]!;
    const asked = { tour: stage.tour, stop: `${stage.leg}/2027-02-08`, ...evening };
    t.equal((await visitor.postOnly('/register/check', asked)).status, 409);
    const answer = await visitor.postOnly('/register/check', { ...asked, formToken });
    t.equal(answer.status, 200);
    t.match(plain(answer.text), /another engagement[\s\S]*Free hours/);
  },
);

t.test('nobody without a key, and no link, registers', async t => {
  const { app } = await stageInBoston(t);
  const { Visitor } = await import('../../../support/page-visitor.js');
  const stranger = new Visitor(app);
  await stranger.get('/register');
  t.match(stranger.path, /^\/sign-in\?needed&back=%2Fregister/);
});
