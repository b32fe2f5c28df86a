import t, { type Test } from 'tap';
import { reparse } from '../../feeds/reparse.js';
import { type Somebody, testApp } from '../../support/app.js';
import { sheetOf, storeEvenings2013, tour2013 } from '../../support/evenings-2013.js';
import { writing } from '../../support/tours.js';

const jaime = { kind: 'speaker', speaker: 'jaime-rivera' };
const ida = { kind: 'interpreter', interpreter: 'ida-flores' };

async function prepared(t: Test, options: Parameters<typeof testApp>[1] = {}) {
  const app = await testApp(t, options);
  await storeEvenings2013(app);
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.as('public')('GET', path, undefined, headers);
  const sheet = (subject: object, by?: Somebody) => sheetOf(app, { ...subject }, by);
  return { ...app, ...writing(app), get, sheet };
}

t.test('200: the link alone shows the days, and is nobody else’s', async t => {
  const { get, sheet } = await prepared(t);
  const { status, headers, text } = await get((await sheet(jaime)).sheet);
  t.equal(status, 200);
  t.match(headers, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
    'content-security-policy': /^default-src 'none'; style-src 'self'; .*frame-ancestors 'none'$/,
  });
  t.notMatch(String(headers['content-security-policy']), /unsafe/);
  t.equal(text.match(/<section class="day/g)?.length, 9, 'February 3–11');
  for (const word of [
    ...['Evening in Washington', 'Hotel Harrington', 'Rosa Díaz', 'Ida Flores', 'Train 174'],
    ...['No bed on file for the night.', 'No transfer on file: Boston → Philadelphia.'],
    ...['No interpreter booked.', 'Nobody on file to call there.', 'a free day'],
  ]) {
    t.ok(text.includes(word), word);
  }
  t.notMatch(text, /Alex Gomez|Evening in Seattle/);
});

t.test('200: an interpreter has what they are booked for, and the legs they travel on', async t => {
  const { as, get, sheet, change } = await prepared(t);
  const { sheet: path, feed } = await sheet(ida);
  const titles = async () =>
    [...(await get(path)).text.matchAll(/<h3>(Evening[^<]*|Radio[^<]*)/g)].map(([, title]) =>
      title!.trim(),
    );
  const booked = ['Evening in Washington', 'Evening in Portland', 'Evening in Boston'];
  t.same(await titles(), booked);
  const { json } = await as('coordinator')('GET', `/api/v1/legs?tour=${tour2013}`);
  const leg = json.items.find(
    (each: { city: { name: string } }) => each.city.name === 'Santa Cruz',
  );
  await change(`/legs/${leg.id}`, { interpreter: 'ida-flores' });
  const along = ['Radio interview', 'Evening in Santa Cruz'];
  t.same(await titles(), [...booked.slice(0, 2), ...along, ...booked.slice(2)]);
  const { events } = reparse((await get(feed)).text);
  const summaries = events.map(each => each.summary);
  t.ok(summaries.includes('HOLD: Evening in Santa Cruz'), String(summaries));
  t.ok(summaries.includes('Transfer: Portland → Santa Cruz'));
  t.ok(summaries.some(each => String(each).startsWith('Santa Cruz – February 7–8')));
  t.notOk(summaries.some(each => String(each).includes('Olympia')));
});

t.test('200: what is arranged at an hour is in the feed, and its changes are told', async t => {
  const { as, get, sheet, change, clock } = await prepared(t);
  const { feed } = await sheet(jaime);
  const read = async () => {
    const { events } = reparse((await get(feed)).text);
    return events.find(each => String(each.summary).startsWith('Transfer: Washington'))!;
  };
  const before = await read();
  t.match(before, {
    ...{ summary: 'Transfer: Washington → New York City', transp: 'OPAQUE' },
    uid: /^arrangement-/,
  });
  const { json } = await as('coordinator')('GET', '/api/v1/arrangements?kind=transfer');
  clock.now = new Date(clock.now.getTime() + 60_000);
  const { id } = json.items.find(({ to }: { to: string }) => to === 'new-york-city-ny-us');
  await change(`/arrangements/${id}`, { end: '2013-02-06T13:00' });
  const after = await read();
  t.ok(Number(after.sequence) > Number(before.sequence));
});

t.test(
  '200: in the language that is asked for, that of the link, or that of the browser',
  async t => {
    const { get, sheet } = await prepared(t);
    const usual = (await sheet(jaime)).sheet;
    const spanish = (await sheet({ ...jaime, language: 'es' })).sheet;
    const language = async (path: string, accept = '') =>
      /<html lang="(\w+)">/.exec((await get(path, { 'accept-language': accept })).text)![1];
    t.equal(await language(usual), 'en');
    t.equal(await language(usual, 'fr, es-SV;q=0.9, en;q=0.8'), 'es');
    t.equal(await language(spanish, 'en'), 'es');
    t.equal(await language(`${spanish}?lang=en`, 'es'), 'en');
    t.equal(await language(`${spanish}?lang=xx&lang=en`), 'es');
  },
);

t.test('200: one day where that is asked for, all where it is no day', async t => {
  const { get, sheet } = await prepared(t);
  const path = (await sheet(jaime)).sheet;
  const days = async (query: string) =>
    (await get(`${path}?${query}`)).text.match(/<section class="day/g)?.length ?? 0;
  t.equal(await days('day=2013-02-04'), 1);
  t.equal(await days('day=2013-03-04'), 0);
  t.equal(await days('day=2013-02-30'), 9);
  t.equal(await days('day=x&day=y'), 9);
});

t.test('200: it shows at every reading what its maker may see now', async t => {
  const { get, change, as, sheet } = await prepared(t);
  const coordinator = (await sheet(jaime)).sheet;
  const other = (await sheet(jaime, { tours: [tour2013] })).sheet;
  t.match((await get(other)).text, 'Hotel Harrington');
  const { add } = writing({ as } as Parameters<typeof writing>[0]);
  await add('/organizations', { name: 'Local 1' });
  const chapter = (await sheet(jaime, { chapter: 'local-1' })).sheet;
  const seen = (await get(chapter)).text;
  t.match(seen, 'Evening in Washington');
  t.match(seen, 'Washington, DC');
  t.notMatch(seen, /Hotel Harrington|Rosa|Ida|caretaker|Ring twice|12 Union|Union meeting|on file/);
  t.notMatch(seen, /Philadelphia<\/h3>|Evening in Philadelphia/, 'nor what is not confirmed');
  await change('/speakers/jaime-rivera', { visibility: 'region' });
  const region = (await get(chapter)).text;
  t.match(region, 'District of Columbia');
  t.notMatch(region, /Evening in|Boston|Washington/);
  await change(`/tours/${tour2013}`, { status: 'archived' });
  t.match((await get(coordinator)).text, 'Nothing is planned yet');
});

t.test('404 and 410: a link that never was, and one that was revoked, in words', async t => {
  const { as, get, sheet } = await prepared(t);
  const { sheet: path, id } = await sheet(jaime);
  const whole = await as('coordinator')('POST', '/api/v1/subscriptions', {
    kind: 'all',
    label: 'x',
  });
  const token = whole.json.url.split('/').at(-2);
  const wrong = [
    `/sheets/${'x'.repeat(43)}`,
    '/sheets/x',
    `${path}x`,
    '/sheets/%00',
    `/sheets/${token}`,
  ];
  for (const each of wrong) {
    const { status, headers, text } = await get(each);
    t.same([status, headers['content-type']], [404, 'text/html; charset=utf-8'], each);
    t.match(text, 'There is no such page');
    t.equal(headers['referrer-policy'], 'no-referrer');
  }
  t.equal((await get(path)).status, 200);
  await as('coordinator')('DELETE', `/api/v1/subscriptions/${id}`);
  const gone = await get(path, { 'accept-language': 'es' });
  t.equal(gone.status, 410);
  t.match(gone.text, 'Este enlace fue revocado');
  t.equal(gone.headers['cache-control'], 'private, no-store');
});

t.test('no line of the log has its address', async t => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const { get, sheet } = await prepared(t, { logger: { level: 'trace', stream } });
  const { sheet: path } = await sheet(jaime);
  await get(path);
  await get(`${path}/?day=x`);
  await get(`/${path}/x`);
  const token = path.split('/').at(-1)!;
  t.ok(lines.some(line => line.includes('/sheets/***')));
  t.same(
    lines.filter(line => line.includes(token)),
    [],
  );
});

t.test('the style sheet is one file of ours, which never changes at its address', async t => {
  const { get, sheet } = await prepared(t);
  const { text } = await get((await sheet(jaime)).sheet);
  const address = /<link rel="stylesheet" href="([^"]*)"/.exec(text)![1]!;
  const { status, headers, text: css } = await get(address);
  t.same([status, headers['content-type']], [200, 'text/css; charset=utf-8']);
  t.match(headers['cache-control'], 'immutable');
  t.match(css, '@media print');
  t.notMatch(css, /url\(|@import/);
});
