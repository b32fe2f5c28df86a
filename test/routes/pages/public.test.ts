import t, { type Test } from 'tap';
import { testApp } from '../../support/app.js';
import { storeEvenings2013, tour2013 } from '../../support/evenings-2013.js';
import { plain, Visitor } from '../../support/page-visitor.js';
import { writing } from '../../support/tours.js';

const TOUR = `/tours/${tour2013}`;
const told = (text: string) => plain(text).replace(/\s+/g, ' ');

/** The tour of 2013 three weeks before, with an evening in Boston that is confirmed; all tests share it. */
async function prepared(t: Test) {
  const app = await testApp(t);
  await storeEvenings2013(app);
  const { json } = await app.as('coordinator')('GET', `/api/v1/events?tour=${tour2013}`);
  type Listed = { id: string; city: string; status: string; title: string };
  const events: Listed[] = json.items;
  const boston = events.find(each => each.city === 'boston-ma-us' && each.status === 'confirmed')!;
  const decide = async (noun: string, body: object = {}) => {
    const path = `/api/v1/events/${boston.id}/${noun}`;
    const answer = await app.as('coordinator')('PUT', path, body, { 'if-match': '*' });
    if (answer.status !== 200) throw new Error(answer.text);
  };
  const visitor = new Visitor(app.app);
  const see = async (path: string) => told((await visitor.get(path)).text);
  return { ...app, ...writing(app), events, boston, decide, visitor, see };
}

const world = await prepared(t);

t.test('home tells which tours are on, to come and over, by the clock', async t => {
  const { clock, see } = world;
  const seen: [string, RegExp][] = [
    ['2013-01-14T12:00:00Z', /Coming National Labor Solidarity Tour/],
    ['2013-02-02T10:00:00Z', /On tour now National Labor Solidarity Tour/],
    ['2013-02-14T11:59:00Z', /On tour now National/],
    ['2013-02-14T12:00:00Z', /Past tours National Labor Solidarity Tour/],
  ];
  for (const [at, wanted] of seen) {
    clock.now = new Date(at);
    t.match(await see('/'), wanted, at);
  }
  clock.now = new Date(seen[0]![0]);
});

t.test(
  'a city is searched for by its name, and by the way that people say where it is',
  async t => {
    const { see, visitor } = world;
    t.match(
      await see('/?city=boston'),
      /Tours near “boston” February 8–9, 2013 Boston, MA Jaime Rivera/,
    );
    t.match(await see('/?city=Worcester%2C%20MA'), /Boston, MA Jaime Rivera.*\(6\d km away\)/);
    t.match(await see('/?city=Cambridge+MA'), /Boston, MA Jaime Rivera.*\(\d km away\)/);
    t.match(await see('/?city=El%20Paso'), /No tour stops in or near El Paso, TX so far/);
    t.match(visitor.last.text, 'href="/request?city=el-paso-tx-us"');
    t.match(await see('/?city=qqqqqq'), /We know of no city called “qqqqqq”/);
    t.match(await see(`/?city=${'x'.repeat(300)}`), /We know of no city/);
    t.equal((await visitor.get('/?city=a&city=b')).status, 200);
    t.equal(visitor.last.headers['cache-control'], 'public, no-cache');
  },
);

t.test('the hours are told on the clock of a city, too, for who has no scripts', async t => {
  const { see } = world;
  t.match(await see(`${TOUR}?zone=Denver`), /19:00–21:00 In Denver: 17:00–19:00/);
  t.match(await see(`${TOUR}?zone=Europe/Madrid`), /In Madrid: Saturday, February 9, 01:00–03:00/);
  const newYork = await see(`${TOUR}?zone=America/New_York`);
  t.match(newYork, /February 8 · 19:00–21:00 Evening in Boston/, 'nothing where it is the same');
  t.match(await see(`${TOUR}?zone=qqqqqq`), /no city or time zone called “qqqqqq”/);
});

t.test('what there is not, or not for everybody, is one page that helps on', async t => {
  const { add, app, as, see, visitor } = world;
  await add('/tours', { title: 'Secret Tour' });
  await add('/speakers', { name: 'Hidden Guest', visibility: 'private' });
  const nowhere = '00000000-0000-4000-8000-000000000000';
  const pages: [string, RegExp][] = [
    ['/tours/national-labour-tour', /no such tour.*Did you mean: National Labor Solidarity Tour/],
    ['/speakers/jaime-rivero', /no such speaker.*Did you mean: Jaime Rivera/],
    ['/cities/bostn-ma-us', /no such city/],
    [`/events/${nowhere}`, /no such event/],
    ...['/events/x', '/tours/%00', '/tours/secret-tour/flyer', '/embed/tours/secret-tour'].map(
      (path): [string, RegExp] => [path, /There is no such/],
    ),
  ];
  for (const [path, wanted] of pages) {
    t.match(await see(path), wanted, path);
    t.equal(visitor.last.status, 404, path);
  }
  const page = async (path: string) => (await visitor.get(path)).text.replaceAll(path, '');
  t.equal(await page('/tours/secret-tour'), await page('/tours/qqqqqq-tour'), 'word for word');
  t.equal(await page('/speakers/hidden-guest'), await page('/speakers/nobody-guest'));
  t.match(await as('public')('GET', '/tours/%0D%0Aset-cookie:a=b'), { status: 404 });
  const spanish = new Visitor(app, { 'accept-language': 'es' });
  t.match(told((await spanish.get('/tours/x')).text), /No existe esa gira/);
});

t.test('who is signed in has the same in a frame of their own, and drafts of theirs', async t => {
  const { add, app, see } = world;
  const { key } = await add('/keys', { role: 'coordinator', label: 'Ana' });
  const ana = new Visitor(app);
  await ana.get('/sign-in');
  await ana.submit('/sign-in', { key: String(key) });
  const { text, headers } = await ana.get(TOUR);
  t.match(told(text), /Signed in: Ana.*Evening in Boston/);
  t.equal(headers['cache-control'], 'private, no-store');
  t.notMatch(await see(TOUR), /Ana/);
  t.match(told((await ana.get('/tours/secret-tour')).text), /Not public yet/);
  t.match(await see('/tours/secret-tour'), /no such tour/);
});

t.test('other sites may show a tour in a frame, and nothing else', async t => {
  const { app } = world;
  const policy = async (url: string) =>
    String((await app.inject({ url })).headers['content-security-policy']);
  t.match(await policy(`/embed${TOUR}`), /frame-ancestors \*$/);
  for (const url of [TOUR, '/', '/speakers/jaime-rivera', '/embed/tours/qqq', `${TOUR}/flyer`]) {
    t.match(await policy(url), /frame-ancestors 'none'$/, url);
  }
  const links = [...(await app.inject({ url: `/embed${TOUR}` })).body.matchAll(/<a [^>]*>/g)];
  t.ok(links.length > 5);
  for (const [link] of links) t.match(link, 'target="_top"');
});

t.test('every link of calendars and pages leads to a page', async t => {
  const { app, as } = world;
  const feeds = await Promise.all(
    ['all', `tours/${tour2013}`, 'speakers/jaime-rivera', 'cities/boston-ma-us'].map(feed =>
      as('public')('GET', `/feeds/${feed}.ics`),
    ),
  );
  const texts = feeds.map(({ text }) => text.replaceAll('\r\n ', ''));
  const pages = ['/', TOUR, '/speakers/jaime-rivera', '/cities/boston-ma-us', `/embed${TOUR}`];
  for (const url of pages) texts.push((await app.inject({ url })).body);
  const found = texts.flatMap(text => [
    ...[...text.matchAll(/https:\/\/gira\.test(\/[^\s"\\<#]*)/g)].map(each => each[1]!),
    ...[...text.matchAll(/href="(\/[^"#]*)/g)].map(each => each[1]!),
  ]);
  const paths = [...new Set(found)].filter(path => !/^\/(request|register|board)/.test(path));
  t.ok(paths.length > 20);
  for (const path of paths) {
    const { statusCode } = await app.inject({ url: plain(path) });
    t.equal(statusCode, 200, path);
  }
});

t.test('a page weighs 60 kB at most, with all that it loads', async t => {
  const { app } = world;
  const headers = { 'accept-encoding': 'gzip' };
  const weigh = async (url: string) => (await app.inject({ url, headers })).rawPayload.length;
  for (const url of [TOUR, '/', '/speakers/jaime-rivera', '/cities/boston-ma-us']) {
    const { body } = await app.inject({ url });
    const loaded = [...body.matchAll(/(?:src|href)="(\/[\w-]+\.(?:css|js|svg))"/g)].map(
      ([, each]) => each!,
    );
    const sizes = await Promise.all([url, ...loaded].map(weigh));
    const sum = sizes.reduce((one, other) => one + other, 0);
    t.comment(`${url}: ${sum} bytes in ${sizes.length} answers (${sizes.join(', ')})`);
    t.ok(sum < 60_000, url);
  }
});

t.test('the tour page tells what, who, where and when, and how to follow it', async t => {
  const { change, see, visitor } = world;
  await change(`/tours/${tour2013}`, {
    ...{ summary: 'Two leaders on two coasts.', contact: 'tour@union.example' },
    links: [
      { kind: 'petition', title: 'Sign', url: 'https://a.example/x', deadline: '2013-03-01' },
    ],
  });
  const text = await see(TOUR);
  for (const each of [
    ...['National Labor Solidarity Tour', 'February 3–13, 2013 · United States'],
    ...['Two leaders on two coasts.', 'Jaime Rivera US East Coast', 'Alex Gomez US West Coast'],
    ...['February 8–9 Boston, MA', 'Friday, February 8 · 19:00–21:00', 'Evening in Boston'],
    ...[
      'Petition, until March 1, 2013',
      'Google looks for changes when it likes',
      'Host an evening',
    ],
  ]) {
    t.ok(text.includes(each), each);
  }
  const { text: page } = visitor.last;
  t.match(page, `href="webcal://gira.test/feeds/tours/${tour2013}.ics"`);
  t.match(page, 'href="https://calendar.google.com/calendar/r?cid=');
  t.match(page, `href="/request?tour=${tour2013}"`);
  t.match(page, `href="/register?tour=${tour2013}"`);
  t.match(page, '<figure class="tour-map">');
  t.match(page, 'mailto:tour@union.example');
});

t.test(
  'an event says where, with whom, in which languages, and to programs what it is',
  async t => {
    const { add, boston, change, see, visitor } = world;
    const path = `/api/v1/events/${boston.id}`;
    await add('/organizations', { name: 'Local 10', url: 'https://local10.example' });
    await change(path.slice(7), {
      ...{ languages: ['es', 'en'], doorsAt: '2013-02-08T18:30', host: 'local-10' },
      ...{ attendance: 'hybrid', joinUrl: 'https://join.example/x', room: 'Attic' },
      description: '</script><script>alert(1)</script>',
    });
    const text = await see(`/events/${boston.id}`);
    for (const each of [
      ...['Friday, February 8, 2013 · 19:00–21:00 (local time in Boston)', 'open at 18:30'],
      ...['Community Church', 'Spanish, English', 'Local 10', 'https://join.example/x'],
    ]) {
      t.ok(text.includes(each), each);
    }
    t.notMatch(
      text,
      /Union Street|Attic|caretaker/,
      'no more of the place than everybody may know',
    );
    const data = JSON.parse(
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(visitor.last.text)![1]!,
    );
    t.match(data, {
      ...{ '@type': 'Event', name: 'Evening in Boston', startDate: '2013-02-08T19:00-05:00' },
      ...{ endDate: '2013-02-08T21:00-05:00', eventStatus: 'https://schema.org/EventScheduled' },
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [
        { '@type': 'Place', address: { addressLocality: 'Boston', streetAddress: undefined } },
        { '@type': 'VirtualLocation', url: 'https://join.example/x' },
      ],
      organizer: { name: 'Local 10', url: 'https://local10.example' },
    });
    t.match(visitor.last.text, '<meta property="og:title" content="Evening in Boston"/>');
  },
);

t.test('a page of a version is sent once to each who keeps it, in each language', async t => {
  const { app, boston, change } = world;
  const get = (headers: Record<string, string> = {}) => app.inject({ url: TOUR, headers });
  const first = await get();
  const tag = String(first.headers.etag);
  t.equal((await get({ 'if-none-match': tag })).statusCode, 304);
  t.equal((await get({ 'if-none-match': `W/${tag}, "x"` })).statusCode, 304);
  const spanish = await get({ 'accept-language': 'es' });
  t.not(spanish.headers.etag, tag);
  t.equal((await get({ cookie: 'lang=es' })).headers.etag, spanish.headers.etag);
  t.equal(
    (await app.inject({ url: `${TOUR}?utm_source=x&lang=es` })).headers.etag,
    spanish.headers.etag,
  );
  const head = await app.inject({ method: 'HEAD', url: TOUR });
  t.same([head.headers.etag, head.body], [tag, '']);
  await change(`/events/${boston.id}`, { title: 'Another title' });
  const next = await get({ 'if-none-match': tag });
  t.equal(next.statusCode, 200);
  t.match(next.body, /Another title/);
});

t.test('what is moved, postponed or cancelled says so, old → new', async t => {
  const { boston, change, decide, see, events } = world;
  const places = [TOUR, `/events/${boston.id}`, '/speakers/jaime-rivera', `/embed${TOUR}`];
  await change(`/events/${boston.id}`, {
    ...{ localStart: '2013-02-09T18:00', localEnd: '2013-02-09T20:00' },
  });
  for (const path of places) t.match(await see(path), /Moved Before: February 8, 19:00/, path);
  t.match(await see(`/events/${boston.id}`), /Saturday, February 9, 2013 · 18:00–20:00/);
  await decide('postponement', { reason: 'a storm' });
  for (const path of places) t.match(await see(path), /Postponed/, path);
  await decide('cancellation', { reason: 'a storm' });
  for (const path of places) {
    const text = await see(path);
    t.match(text, /Cancelled/, path);
    t.notMatch(text, /storm/, 'and not why');
  }
  const hold = events.find(({ status }) => status === 'hold');
  t.notMatch(await see(TOUR), hold?.title ?? 'no hold');
});

t.test('what somebody wrote into any field is text on every page', async t => {
  const { add, app, change } = world;
  const evil = '"><script>alert(1)</script>\u202e';
  await change(`/tours/${tour2013}`, { title: evil, summary: evil, contact: evil });
  await add('/organizations', { name: evil });
  await change('/speakers/jaime-rivera', { name: evil, role: evil, bio: evil });
  const long = 'W'.repeat(300);
  await change('/speakers/alex-gomez', { name: long });
  const { json } = await app.inject({ url: `/api/v1/events?tour=${tour2013}` }).then(answer => ({
    json: answer.json(),
  }));
  for (const { id } of json.items)
    await change(`/events/${id}`, { title: evil, description: evil });
  const pages = [TOUR, `${TOUR}/flyer`, `/embed${TOUR}`, '/', '/speakers/jaime-rivera'];
  pages.push(
    '/cities/boston-ma-us',
    ...json.items.map(({ id }: { id: string }) => `/events/${id}`),
  );
  for (const url of [
    ...pages,
    `/?city=${encodeURIComponent(evil)}`,
    `${TOUR}?zone=${encodeURIComponent(evil)}`,
  ]) {
    const { body, statusCode } = await app.inject({ url });
    t.equal(statusCode, 200, url);
    t.notMatch(body, /<script>|alert\(1\)<\/script>/, url);
  }
});
