import t from 'tap';
import { storeLongTour } from '../../../support/big-tour.js';
import { onBoard } from '../../../support/board.js';
import { plain } from '../../../support/page-visitor.js';
import { invalidIn } from '../../../support/valid-html.js';

t.test('the timeline is a table of speakers by days, with what clashes marked', async t => {
  const { visitor, evening } = await onBoard(t);
  const { text, status } = await visitor.get('/board/labor-tour');
  t.equal(status, 200);
  t.match(
    text,
    /<th scope="rowgroup" rowspan="2"><a href="\/board\/speakers\/alex-gomez">Alex Gomez<\/a><\/th>/,
  );
  t.match(text, /<th scope="col" data-day="2027-02-03">.*Wed.*3 Feb/);
  t.match(text, /colspan="2"><div class="band stop confirmed">/);
  t.match(text, new RegExp(`id="e-${evening}"><b>19:00–21:00</b>`));
  t.match(text, /class="severity warning" href="\/board\/labor-tour\/clashes#c-/);
  t.strictSame(await invalidIn(text), []);
});

t.test('the tours of a coordinator say what waits in them', async t => {
  const { visitor } = await onBoard(t);
  const { text } = await visitor.get('/board');
  t.match(plain(text), /Labor Tour[\s\S]*2 open holds/);
  t.match(plain(text), /◆ \d+ warnings?/);
  t.strictSame(await invalidIn(text), []);
});

t.test('a clash is accepted with a reason, which is shown, and taken back', async t => {
  const { visitor, as } = await onBoard(t);
  const list = await visitor.get('/board/labor-tour/clashes?rule=speaker-double-booked');
  t.match(plain(list.text), /Speaker double booked[\s\S]*What to do: Move one of the two/);
  t.strictSame(await invalidIn(list.text), []);
  const [path] = /\/board\/labor-tour\/clashes\/[0-9a-f]{32}/.exec(list.text)!;
  await visitor.get(path);
  const without = await visitor.submit(path, { reason: '' });
  t.equal(without.status, 422);
  t.match(without.text, /id="f-reason-wrong"/);
  await visitor.submit(path, { reason: 'They share the stage' });
  const waived = '/api/v1/conflicts?tour=labor-tour&waived=true';
  t.equal((await as('coordinator')('GET', waived)).json.items.length, 1);
  const after = plain((await visitor.get('/board/labor-tour/clashes')).text);
  t.match(after, /Accepted by coordinator, November 22, 2026: “They share the stage”/);
  await visitor.get(path);
  await visitor.submit('/reopen');
  t.equal((await as('coordinator')('GET', waived)).json.items.length, 0);
});

t.test('the list is narrowed by a form, also to nothing', async t => {
  const { visitor } = await onBoard(t);
  const of = async (query: string) =>
    plain((await visitor.get(`/board/labor-tour/clashes?${query}`)).text);
  t.match(await of('rule=speaker-double-booked'), /Rival evening/);
  t.match(await of('speaker=nobody'), /Nothing clashes here/);
  t.match(await of('rule=&severity=&waived=false'), /Rival evening/);
  t.equal((await visitor.get('/board/labor-tour/clashes?severity=bad')).status, 422);
});

t.test('an unknown tour, event or leg is a page that says so', async t => {
  const { visitor } = await onBoard(t);
  const id = '00000000-0000-4000-8000-000000000000';
  for (const path of ['nowhere', 'nowhere/clashes', `events/${id}`, `legs/${id}`, 'events/x']) {
    const { status, text } = await visitor.get(`/board/${path}`);
    t.ok(status === 404 || status === 400 || status === 422, `${path}: ${status}`);
    t.match(text, /<h1>/);
  }
});

t.test('a tour without anything has a board, too', async t => {
  const { visitor, as } = await onBoard(t);
  await as('coordinator')('POST', '/api/v1/tours', { title: 'Empty' });
  t.match(plain((await visitor.get('/board/empty')).text), /Nothing is planned yet/);
});

t.test('a tour of 300 events has a page that is not too heavy', async t => {
  const app = await onBoard(t);
  const tour = await storeLongTour(app);
  const at = performance.now();
  const { text, status } = await app.visitor.get(`/board/${tour}`);
  t.comment(`${Math.round(performance.now() - at)} ms, ${Math.round(text.length / 1000)} kB`);
  t.equal(status, 200);
  t.equal(text.match(/class="ev (hold|confirmed)"><a/g)?.length, 300);
  t.ok(Buffer.byteLength(text) < 250_000, `${Buffer.byteLength(text)} bytes`);
});
