import { eq } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { installation } from '../../db/schema/index.js';
import { reparse } from '../feeds/reparse.js';
import { testApp } from '../support/app.js';
import { laborTour, writing } from '../support/tours.js';

const ALEX = '/feeds/speakers/alex-gomez.ics';
const ALL = '/feeds/all.ics';
const noon = 'Sun, 22 Nov 2026 12:00:00 GMT';
const one = 'Sun, 22 Nov 2026 13:00:00 GMT';

/** The Labor Tour, told at noon; one hour has passed. */
async function subscribed(t: Test) {
  const app = await testApp(t);
  const leg = await laborTour(app);
  const createdAt = new Date('2026-01-01T00:00:00Z');
  await app.store.db.update(installation).set({ createdAt }).where(eq(installation.id, 1));
  const at = (time: string) => {
    app.clock.now = new Date(time);
  };
  at('2026-11-22T13:00:00Z');
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.as('public')('GET', url, undefined, headers);
  return { ...app, leg, at, get, ...writing(app) };
}

t.test('200: a feed has the headers that calendars need, and no others', async t => {
  const { get } = await subscribed(t);
  const { status, headers, text } = await get(ALEX);
  const { date, connection, ...rest } = headers;
  t.equal(status, 200);
  t.match(rest.etag, /^"[\w-]{27}"$/);
  t.strictSame(rest, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="alex-gomez.ics"',
    'content-length': String(Buffer.byteLength(text)),
    etag: rest.etag,
    'last-modified': noon,
    'cache-control': 'public, max-age=300, stale-if-error=86400',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  });
});

t.test('200: the head of each kind of feed names what it is about', async t => {
  const { get } = await subscribed(t);
  const paths = [
    ...['speakers/alex-gomez', 'tours/labor-tour', 'coasts/us-west-coast'],
    ...['cities/seattle-wa-us', 'all'],
  ];
  const heads = paths.map(async path => {
    const { text, headers } = await get(`/feeds/${path}.ics`);
    const { head, events } = reparse(text);
    return [head.name, head.url, head.source, headers['content-disposition'], events.length];
  });
  const feed = (name: string, page: string, path: string, file: string) => [
    ...[name, `https://gira.test/${page}`, `https://gira.test/feeds/${path}.ics`],
    ...[`inline; filename="${file}.ics"`, 1],
  ];
  t.strictSame(await Promise.all(heads), [
    feed('Alex Gomez on tour', 'speakers/alex-gomez', 'speakers/alex-gomez', 'alex-gomez'),
    feed('Labor Tour', 'tours/labor-tour', 'tours/labor-tour', 'labor-tour'),
    feed('US West Coast: speaker tours', '', 'coasts/us-west-coast', 'us-west-coast'),
    feed('Speakers in Seattle, WA', '', 'cities/seattle-wa-us', 'seattle-wa-us'),
    feed('All speaker tours', '', 'all', 'all'),
  ]);
});

t.test('200: a feed without entries is a calendar', async t => {
  const { get } = await subscribed(t);
  const { status, text } = await get('/feeds/cities/boston-ma-us.ics');
  t.equal(status, 200);
  t.same(reparse(text).components, []);
});

t.test('200: HEAD has the headers of GET and no body', async t => {
  const { as, get } = await subscribed(t);
  const without = ({ date, ...headers }: Record<string, unknown>) => headers;
  const head = await as('public')('HEAD', ALEX);
  t.equal(head.status, 200);
  t.equal(head.text, '');
  t.strictSame(without(head.headers), without((await get(ALEX)).headers));
});

t.test('200: two requests a minute apart get the same bytes', async t => {
  const { at, get } = await subscribed(t);
  const first = await get(ALL);
  at('2026-11-22T13:01:00Z');
  const second = await get(ALL);
  t.equal(second.text, first.text);
  t.equal(second.headers.etag, first.headers.etag);
});

t.test(
  '200: neither a key nor a wrong key nor a range nor an Accept changes the answer',
  async t => {
    const { get } = await subscribed(t);
    const { text } = await get(ALEX);
    for (const headers of [
      ...[{ authorization: 'Bearer wrong' }, { authorization: 'Basic ???' }],
      ...[{ range: 'bytes=0-9' }, { accept: 'text/html' }, { 'accept-encoding': 'gzip' }],
      ...[{ cookie: 'a=b' }],
    ] as Record<string, string>[]) {
      const answer = await get(ALEX, headers);
      t.equal(answer.status, 200, JSON.stringify(headers));
      t.equal(answer.text, text);
      t.equal(answer.headers['content-encoding'], undefined);
      t.equal(answer.headers['set-cookie'], undefined);
    }
  },
);

t.test('304: If-None-Match names the bytes, alone, in a list, weakly, or as *', async t => {
  const { as, get } = await subscribed(t);
  const { headers } = await get(ALEX);
  const tag = String(headers.etag);
  for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, `"other",W/${tag} , "more"`, '*']) {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await as('public')(method, ALEX, undefined, { 'if-none-match': asked });
      t.equal(answer.status, 304, `${method} ${asked}`);
      t.equal(answer.text, '');
    }
  }
  const { headers: kept } = await get(ALEX, { 'if-none-match': tag });
  const { date, connection, ...rest } = kept;
  t.strictSame(rest, {
    etag: tag,
    'last-modified': noon,
    'cache-control': 'public, max-age=300, stale-if-error=86400',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  });
});

t.test('304: the feed has not changed since If-Modified-Since', async t => {
  const { get } = await subscribed(t);
  const status = async (since: string) => (await get(ALEX, { 'if-modified-since': since })).status;
  t.equal(await status(noon), 304);
  t.equal(await status(one), 304);
  t.equal(await status('Sun, 22 Nov 2026 11:59:59 GMT'), 200);
  t.equal(await status('yesterday'), 200);
  t.equal(await status(''), 200);
});

t.test('200: If-None-Match decides, whatever If-Modified-Since says', async t => {
  const { get } = await subscribed(t);
  const tag = String((await get(ALEX)).headers.etag);
  const status = async (match: string, since: string) =>
    (await get(ALEX, { 'if-none-match': match, 'if-modified-since': since })).status;
  t.equal(await status('"other"', one), 200);
  t.equal(await status('', one), 200);
  t.equal(await status(tag, 'Sun, 22 Nov 2020 12:00:00 GMT'), 304);
});

t.test('404: what is no feed is told in plain text', async t => {
  const { get } = await subscribed(t);
  const none = [
    ...['speakers/nobody', 'tours/none', 'coasts/moon', 'cities/atlantis', 'speakers/%00'],
    ...['speakers/%F0%9F%98%80', 'speakers/a%2Fb', "speakers/'%20or%201=1", 'cities/Seattle%20'],
    ...[`speakers/${'a'.repeat(121)}`, 'speakers/__proto__', 'coasts/constructor'],
  ];
  for (const path of none) {
    const { status, headers, text } = await get(`/feeds/${path}.ics`);
    const told = [status, headers['content-type'], text];
    t.same(told, [404, 'text/plain; charset=utf-8', 'No such feed.\n'], path);
  }
});

t.test(
  'an address that cannot be decoded, or is of no feed, is never an error of ours',
  async t => {
    const { get } = await subscribed(t);
    const odd = ['speakers/%zz.ics', 'speakers/%C0%80.ics', 'speakers/.ics', 'speakers/alex-gomez'];
    for (const path of [...odd, 'all', 'nothing/x.ics', `speakers/${'a'.repeat(5000)}.ics`]) {
      const { status } = await get(`/feeds/${path}`);
      t.ok(status === 400 || status === 404 || status === 414, `${status} ${path}`);
    }
  },
);

t.test(
  '404: a draft, and a speaker who is on drafts alone or private, until they are public',
  async t => {
    const { get, add, change } = await subscribed(t);
    await add('/speakers', { name: 'Rosa Luz' });
    await add('/speakers', { name: 'Secret Person', visibility: 'private' });
    await add('/tours', { title: 'Autumn Tour' });
    await add('/legs', {
      ...{ tour: 'autumn-tour', speaker: 'rosa-luz', city: 'boston-ma-us' },
      ...{ firstDate: '2027-10-01', lastDate: '2027-10-02' },
    });
    const paths = ['tours/autumn-tour', 'speakers/rosa-luz', 'speakers/secret-person'];
    const statuses = () =>
      Promise.all(paths.map(async path => (await get(`/feeds/${path}.ics`)).status));
    t.same(await statuses(), [404, 404, 404]);
    await change('/tours/autumn-tour', { status: 'published' });
    t.same(await statuses(), [200, 200, 404]);
    await change('/speakers/secret-person', { visibility: 'public' });
    t.same(await statuses(), [200, 200, 200]);
  },
);

t.test('a cancelled entry goes 30 days after its last day, and Last-Modified moves', async t => {
  const { at, get, remove, leg } = await subscribed(t);
  await remove(leg);
  const seen = async () => {
    const { text, headers } = await get(ALEX);
    return [reparse(text).events.map(event => event.status), headers['last-modified']];
  };
  at('2027-03-06T23:59:59Z');
  t.same(await seen(), [['CANCELLED'], one]);
  at('2027-03-07T00:01:00Z');
  t.same(await seen(), [[], 'Sun, 07 Mar 2027 00:00:00 GMT']);
  t.equal((await get(ALEX, { 'if-modified-since': one })).status, 200);
});

t.test('the feed of a speaker who became private tells so for 30 days, then is gone', async t => {
  const { at, get, change } = await subscribed(t);
  await change('/speakers/alex-gomez', { visibility: 'private' });
  t.equal((await get(ALEX)).status, 200);
  at('2027-03-07T00:01:00Z');
  t.equal((await get(ALEX)).status, 404);
});

t.test('the feeds of cities and of everything hold the past twelve months', async t => {
  const { at, get } = await subscribed(t);
  const held = async (path: string) => {
    const { text, headers } = await get(`/feeds/${path}.ics`);
    return [reparse(text).events.length, headers['last-modified']];
  };
  const gone = 'Sun, 06 Feb 2028 00:00:00 GMT';
  at('2028-02-05T23:59:59Z');
  t.same(await held('all'), [1, noon]);
  t.same(await held('cities/seattle-wa-us'), [1, noon]);
  at('2028-02-06T00:01:00Z');
  t.same(await held('all'), [0, gone]);
  t.same(await held('cities/seattle-wa-us'), [0, gone]);
  t.same(await held('speakers/alex-gomez'), [1, noon]);
  t.same(await held('tours/labor-tour'), [1, noon]);
  t.same(await held('coasts/us-west-coast'), [1, noon]);
});

t.test('200: of two changes in one second, no poll in between hides the second', async t => {
  const { at, get, change, leg } = await subscribed(t);
  const polls = ['13:00:00.300', '13:00:00.900', '13:00:01.500', '13:00:05.000'];
  const changes = ['13:00:00.200', '13:00:00.800'];
  at(`2026-11-22T${changes[0]}Z`);
  await change(leg, { lastDate: '2027-02-05' });
  at(`2026-11-22T${polls[0]}Z`);
  const first = await get(ALEX);
  at(`2026-11-22T${changes[1]}Z`);
  await change(leg, { lastDate: '2027-02-06' });
  for (const poll of polls.slice(1)) {
    at(`2026-11-22T${poll}Z`);
    const since = String(first.headers['last-modified']);
    t.equal((await get(ALEX, { 'if-modified-since': since })).status, 200, poll);
  }
  const last = await get(ALEX);
  const since = String(last.headers['last-modified']);
  t.equal((await get(ALEX, { 'if-modified-since': since })).status, 304);
});

t.test('200: a poll after every public change gets it, by either header', async t => {
  const { at, get, change, leg } = await subscribed(t);
  const changes: [string, string, Record<string, unknown>][] = [
    ['2026-11-23', '/tours/labor-tour', { status: 'archived' }],
    ['2026-11-24', '/tours/labor-tour', { status: 'published' }],
    ['2026-11-25', leg, { visibility: 'after' }],
    ['2026-11-26', leg, { visibility: 'public' }],
    ['2026-11-27', leg, { visibility: 'private' }],
    ['2026-11-28', leg, { visibility: 'region' }],
    ['2026-11-29', '/tours/labor-tour', { status: 'draft' }],
    ['2026-11-30', '/tours/labor-tour', { status: 'published' }],
  ];
  let last = await get(ALEX);
  for (const [day, path, body] of changes) {
    at(`${day}T12:00:00Z`);
    await change(path, body);
    at(`${day}T13:00:00Z`);
    const since = { 'if-modified-since': String(last.headers['last-modified']) };
    const tag = { 'if-none-match': String(last.headers.etag) };
    const what = JSON.stringify(body);
    t.equal((await get(ALEX, since)).status, 200, what);
    t.equal((await get(ALEX, tag)).status, 200, what);
    last = await get(ALEX);
  }
});

t.test('every text in the feed is the one in the database, in any script', async t => {
  const { get, add } = await subscribed(t);
  const name = 'Zoë "Ñ" Łukasz; 北京, \\n 😀🌎 '.repeat(6).trim();
  const title = 'Gira: «¡Sí, se puede!»; \\ , 🎉';
  const { slug: speaker } = await add('/speakers', { name });
  const { slug: tour } = await add('/tours', { title, status: 'published' });
  await add('/legs', {
    ...{ tour, speaker, city: 'london-eng-gb', kind: 'rest' },
    ...{ firstDate: '2027-03-01', lastDate: '2027-03-01' },
  });
  const { text } = await get(`/feeds/tours/${tour}.ics`);
  const { head, events } = reparse(text);
  t.equal(head.name, title);
  t.equal(head['x-wr-calname'], title);
  t.equal(events[0]?.summary, `London – March 1 (${name}, rest day)`);
  t.equal(events[0]?.location, 'London, ENG, United Kingdom');
  t.ok(text.split('\r\n').every(line => Buffer.byteLength(line) <= 75));
});
