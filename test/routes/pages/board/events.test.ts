import t from 'tap';
import { onBoard } from '../../../support/board.js';
import { plain, Visitor } from '../../../support/page-visitor.js';

const api = '/api/v1/events';

t.test('the page of an event has all of it, with its clashes and free hours', async t => {
  const { visitor, evening } = await onBoard(t);
  const page = await visitor.get(`/board/events/${evening}`);
  t.equal(page.status, 200);
  const text = plain(page.text);
  t.match(text, /Evening in Seattle/);
  t.match(text, /Wednesday, February 3, 2027, 19:00–21:00 \(America\/Los_Angeles\)/);
  t.match(text, /Rival evening/, 'what clashes with it');
  t.match(text, /Local 10/);
  t.match(page.text, /\/move\?day=2027-02-0\d&amp;start=/, 'a free hour leads to its dry run');
});

t.test(
  'what would double-book is refused with the clashes in words, and nothing is lost',
  async t => {
    const { visitor, evening, rival, as } = await onBoard(t);
    await visitor.get(`/board/events/${rival}`);
    await visitor.submit('/decision', {}, 'Confirm');
    t.equal((await as('public')('GET', `${api}/${rival}`)).json.status, 'confirmed');
    await visitor.get(`/board/events/${evening}`);
    const refused = await visitor.submit('/decision', { reason: 'I typed this' }, 'Confirm');
    t.equal(refused.status, 409);
    t.match(plain(refused.text), /This is in the way[\s\S]*“Rival evening”/);
    t.match(refused.text, /I typed this/);
    t.equal((await as('coordinator')('GET', `${api}/${evening}`)).json.status, 'hold');
  },
);

t.test(
  'an event is rejected, cancelled and postponed with a reason, which is asked for',
  async t => {
    const { visitor, evening, rival, as } = await onBoard(t);
    const status = async (id: string) => (await as('coordinator')('GET', `${api}/${id}`)).json;
    await visitor.get(`/board/events/${evening}`);
    const without = await visitor.submit('/decision', {}, 'Reject');
    t.equal(without.status, 422);
    t.match(without.text, /id="f-reason-wrong"/);
    await visitor.submit('/decision', { reason: 'Two at once' }, 'Reject');
    t.match(await status(evening), { status: 'rejected', statusReason: 'Two at once' });
    t.match(plain((await visitor.get('/board/labor-tour')).text), /Rejected \(1\)/);
    await visitor.get(`/board/events/${rival}`);
    await visitor.submit('/decision', { reason: 'Snow' }, 'Postpone');
    t.match(await status(rival), { status: 'postponed', statusReason: 'Snow' });
    await visitor.get(`/board/events/${rival}`);
    await visitor.submit('/decision', { reason: 'More snow' }, 'Cancel');
    t.match(await status(rival), { status: 'cancelled', statusReason: 'More snow' });
  },
);

t.test('a decision about a version that is no more is not done', async t => {
  const { visitor, evening, as } = await onBoard(t);
  await visitor.get(`/board/events/${evening}`);
  const change = { title: 'Evening of the docks' };
  await as('coordinator')('PATCH', `${api}/${evening}`, change, { 'if-match': '*' });
  const stale = await visitor.submit('/decision', { reason: 'Kept' }, 'Reject');
  t.equal(stale.status, 412);
  t.match(plain(stale.text), /It was changed since you opened it/);
  t.match(plain(stale.text), /Evening of the docks/);
  t.match(stale.text, />\nKept<\/textarea>/);
  await visitor.submit('/decision', {}, 'Reject');
  t.equal((await as('coordinator')('GET', `${api}/${evening}`)).json.status, 'rejected');
});

t.test('an event is moved by a form: first what would come of it, then doing it', async t => {
  const { visitor, evening, as } = await onBoard(t);
  const start = async () =>
    (await as('coordinator')('GET', `${api}/${evening}`)).json.localStart as string;
  const dryRun = await visitor.get(`/board/events/${evening}/move?day=2027-02-04&start=18:00`);
  t.equal(dryRun.status, 200);
  const text = plain(dryRun.text);
  t.match(text, /Wednesday, February 3, 2027, 19:00\s*Thursday, February 4, 2027, 18:00/);
  t.match(text, /Clashes that go/);
  t.equal(await start(), '2027-02-03T19:00', 'nothing is stored yet');
  await visitor.submit('/edit', {}, 'Do it');
  t.match(plain(visitor.last.text), /Done\./);
  t.equal(await start(), '2027-02-04T18:00');
});

t.test(
  'what the API refuses of a change is told beside its field, with what was typed',
  async t => {
    const { visitor, evening } = await onBoard(t);
    for (const [field, value] of [
      ['title', ''],
      ['localEnd', '2027-02-03T18:00'],
      ['url', 'javascript:alert(1)'],
      ['expectedAttendance', 'many'],
      ['localStart', '2027-03-14T02:30'],
    ] as const) {
      await visitor.get(`/board/events/${evening}/edit`);
      const typed = { description: 'Blue', [field]: value };
      const refused = await visitor.submit('/edit', typed, 'See what');
      t.equal(refused.status, 422, field);
      t.match(refused.text, new RegExp(`id="f-${field}-wrong"`));
      t.match(refused.text, />\nBlue</);
      t.notMatch(refused.text, /href="javascript:/);
    }
  },
);

t.test('a form of a stale version shows what is different, and keeps what was typed', async t => {
  const { visitor, evening, as } = await onBoard(t);
  await visitor.get(`/board/events/${evening}/edit`);
  await visitor.submit('/edit', { description: 'Blue' }, 'See what');
  const change = { title: 'Evening of the docks' };
  await as('coordinator')('PATCH', `${api}/${evening}`, change, { 'if-match': '*' });
  const stale = await visitor.submit('/edit', {}, 'Do it');
  t.equal(stale.status, 412);
  t.match(
    plain(stale.text),
    /This is different now[\s\S]*Evening in Seattle\s*Evening of the docks/,
  );
  t.match(stale.text, />\nBlue</, 'what was typed');
  t.match(stale.text, /name="title" type="text" value="Evening of the docks"/);
  await visitor.submit('/edit', {}, 'See what');
  await visitor.submit('/edit', {}, 'Do it');
  const { json } = await as('coordinator')('GET', `${api}/${evening}`);
  t.match(json, { title: 'Evening of the docks', description: 'Blue' });
});

t.test('a change that a chapter asks for is shown old and new, and accepted or not', async t => {
  const { visitor, evening, rival, as } = await onBoard(t);
  await visitor.get(`/board/events/${rival}`);
  await visitor.submit('/decision', { reason: 'One is enough' }, 'Reject');
  await visitor.get(`/board/events/${evening}`);
  await visitor.submit('/decision', {}, 'Confirm');
  const ask = (title: string) =>
    as({ chapter: 'local-10' })('PATCH', `${api}/${evening}`, { title }, { 'if-match': '*' });
  await ask('Evening of the docks');
  const page = await visitor.get(`/board/events/${evening}`);
  t.match(plain(page.text), /asks for a change[\s\S]*Evening in Seattle\s*Evening of the docks/);
  await visitor.submit('/decision', { reason: 'No' }, 'Decline');
  t.match((await as('public')('GET', `${api}/${evening}`)).json.title, 'Evening in Seattle');
  await ask('Evening of the docks');
  await visitor.get(`/board/events/${evening}`);
  await visitor.submit('/decision', {}, 'Accept');
  t.match((await as('public')('GET', `${api}/${evening}`)).json.title, 'Evening of the docks');
});

t.test('the link for its host is shown once, to copy', async t => {
  const { visitor, evening } = await onBoard(t);
  await visitor.get(`/board/events/${evening}`);
  const made = await visitor.submit('/decision', {}, 'Make a new link');
  t.match(made.text, /readonly value="https:\/\/gira\.test\/entry\/[\w.-]+"/);
  t.notMatch((await visitor.get(`/board/events/${evening}`)).text, /readonly/);
});

t.test('what is written in an event stands on its pages as text', async t => {
  const attack = '"><script>alert(1)</script>';
  const { visitor, evening, rival, as } = await onBoard(t, { title: attack, room: null });
  const change = { description: attack, languages: ['en'] };
  await as('coordinator')('PATCH', `${api}/${evening}`, change, { 'if-match': '*' });
  for (const path of ['', '/edit', '/move?day=2027-02-04&start=18:00']) {
    const { text, status } = await visitor.get(`/board/events/${evening}${path}`);
    t.equal(status, 200);
    t.notMatch(text, /<script>alert/);
  }
  for (const path of ['', '/clashes', `?from=${encodeURIComponent(attack)}`]) {
    t.notMatch((await visitor.get(`/board/labor-tour${path}`)).text, /<script>alert/);
  }
  const form = await visitor.get(`/board/events/${rival}`);
  t.notMatch(form.text, /<script>alert/);
});

t.test('who does not coordinate the tour has no page of it', async t => {
  const { evening, leg, app, as } = await onBoard(t);
  await as('coordinator')('POST', '/api/v1/tours', { title: 'Other' });
  const key = await as('coordinator')('POST', '/api/v1/keys', {
    ...{ role: 'coordinator', tours: ['other'], label: 'Other' },
  });
  const chapter = await as('coordinator')('POST', '/api/v1/keys', {
    ...{ role: 'chapter', organization: 'local-10', label: 'Local' },
  });
  for (const { json } of [key, chapter]) {
    const visitor = new Visitor(app);
    await visitor.get('/sign-in');
    await visitor.submit('/sign-in', { key: json.key });
    for (const path of ['labor-tour', 'labor-tour/clashes', `events/${evening}`, `legs/${leg}`]) {
      const { status, text } = await visitor.get(`/board/${path}`);
      t.ok([403, 404].includes(status), `${path}: ${status}`);
      t.notMatch(text, /Evening in Seattle/);
    }
  }
  const stranger = new Visitor(app);
  t.match(plain((await stranger.get('/board/labor-tour')).text), /Sign in to go on/);
});
