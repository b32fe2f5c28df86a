import { parse } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import t, { type Test } from 'tap';
import { speakers } from '../../db/schema/index.js';
import { guardHeaders } from '../../src/plugins/security-headers.js';
import { laborTour as announcement } from '../support/announcements.js';
import { testApp } from '../support/app.js';
import { laborTour, writing } from '../support/tours.js';

/** The Labor Tour, told at noon; one hour has passed. */
async function published(t: Test) {
  const app = await testApp(t);
  const leg = await laborTour(app);
  await app.store.db.update(speakers).set({ updatedAt: new Date('2026-01-01T00:00:00Z') });
  app.clock.now = new Date('2026-11-22T13:00:00Z');
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.as('public')('GET', url, undefined, headers);
  return { ...app, leg, get, ...writing(app) };
}

t.test('200: the text of a tour, imported again, changes nothing of what is public', async t => {
  const { as, get } = await published(t);
  const root = as('coordinator');
  const imported = { text: announcement, year: 2013, commit: true };
  const { json } = await root('POST', '/api/v1/imports', imported);
  t.equal(json.tour.slug, 'national-labor-solidarity-tour-2013');
  for (const language of ['en', 'es']) {
    const answer = await get(`/tours/${json.tour.slug}.txt?lang=${language}`);
    t.equal(answer.headers['content-type'], 'text/plain; charset=utf-8');
    const again = await root('POST', '/api/v1/imports', { text: answer.text });
    const { tour, speakers, legs, problems } = again.json;
    t.same(problems, [], answer.text);
    const changes = [tour, ...speakers, ...legs].map(({ change }) => change);
    t.same(changes, Array(1 + 2 + 10).fill('unchanged'), answer.text);
  }
});

t.test('200: the text tells nothing that is not public', async t => {
  const { get, add, change, clock } = await published(t);
  await change('/speakers/alex-gomez', { name: 'Secret Name', publicName: 'Alex Gomez' });
  const place = { tour: 'labor-tour', speaker: 'alex-gomez', coast: 'us-west-coast' };
  const days = { firstDate: '2027-02-06', lastDate: '2027-02-06' };
  await add('/legs', { ...place, ...days, city: 'tacoma-wa-us', visibility: 'region' });
  await add('/legs', { ...place, ...days, city: 'olympia-wa-us', visibility: 'private' });
  await add('/legs', { ...place, ...days, city: 'spokane-wa-us', visibility: 'after' });
  const { text } = await get('/tours/labor-tour.txt');
  t.equal(
    text,
    [
      ...['Labor Tour', '', 'Alex Gomez will tour the West Coast.', ''],
      ...['  • Seattle – February 3–4, 2027', 'Note: Washington – February 6 (Alex Gomez)', ''],
    ].join('\n'),
  );
  clock.now = new Date('2027-03-01T12:00:00Z');
  t.match((await get('/tours/labor-tour.txt')).text, 'Spokane');
});

t.test('200: what changed, newest first, in words, as the public may know it', async t => {
  const { get, change, leg, clock, remove } = await published(t);
  const titles = async (url: string) => {
    const { status, headers, text } = await get(url);
    t.equal(status, 200, url);
    t.equal(headers['content-type'], 'application/atom+xml; charset=utf-8');
    t.equal(XMLValidator.validate(text), true);
    const { feed } = new XMLParser({ isArray: name => name === 'entry' }).parse(text);
    return (feed.entry ?? []).map((entry: { title: string }) => entry.title);
  };
  const later = () => {
    clock.now = new Date(clock.now.getTime() + 60_000);
  };
  const first = 'New: Seattle – February 3–4 (Alex Gomez)';
  for (const path of ['all', 'tours/labor-tour', 'speakers/alex-gomez', 'coasts/us-west-coast']) {
    t.same(await titles(`/feeds/${path}.atom`), [first]);
  }
  await change(leg, { firstDate: '2027-02-05', lastDate: '2027-02-06' });
  later();
  await change('/speakers/alex-gomez', { bio: 'A teacher.' });
  await change(leg, { city: 'boston-ma-us' });
  later();
  t.same(await titles('/feeds/tours/labor-tour.atom'), [
    'Seattle → Boston – February 5–6 (Alex Gomez)',
    'Seattle moved from February 3–4 to February 5–6 (Alex Gomez)',
    first,
  ]);
  await change('/speakers/alex-gomez', { publicName: 'A. G.' });
  later();
  await change(leg, { visibility: 'region' });
  later();
  const text = (await get('/feeds/tours/labor-tour.atom')).text;
  t.notMatch(text, /Seattle|Boston|Alex/, 'what is hidden by now is hidden in the past');
  await remove(leg);
  const [last] = await titles('/feeds/speakers/alex-gomez.atom?lang=es');
  t.equal(last, 'Cancelado: Massachusetts – 5–6 de febrero (A. G.)');
  t.equal((await get('/feeds/tours/nowhere.atom')).status, 404);
});

t.test('200: what changed of an evening: its hour, its house, its end', async t => {
  const { as, get, add, change, clock } = await published(t);
  const decide = async (path: string, body?: object) => {
    const { status, text } = await as('coordinator')('PUT', `/api/v1${path}`, body, {
      'if-match': '*',
    });
    t.equal(status, 200, text);
  };
  const hall = { name: 'Union Hall', city: 'seattle-wa-us', street: '12 Main St' };
  const venue = await add('/venues', { ...hall, reveal: 'public' });
  const { id } = await add('/events', {
    ...{
      tour: 'labor-tour',
      speakers: ['alex-gomez'],
      title: 'An evening & more',
      venue: venue.id,
    },
    ...{ localStart: '2027-02-03T18:00', localEnd: '2027-02-03T20:00' },
  });
  const minuteLater = () => {
    clock.now = new Date(clock.now.getTime() + 60_000);
  };
  t.notMatch((await get('/feeds/all.atom')).text, 'An evening', 'a hold is not told');
  await decide(`/events/${id}/confirmation`);
  for (const wanted of [
    { localStart: '2027-02-03T19:00', localEnd: '2027-02-03T21:00' },
    { venue: (await add('/venues', { ...hall, name: 'Labor Temple', reveal: 'public' })).id },
    { title: 'A long evening' },
  ]) {
    minuteLater();
    await change(`/events/${id}`, wanted);
  }
  minuteLater();
  await decide(`/events/${id}/cancellation`, { reason: 'Snow' });
  const { text } = await get('/feeds/tours/labor-tour.atom');
  const { feed } = new XMLParser().parse(text);
  const titles = feed.entry.map((entry: { title: string }) => entry.title);
  t.same(titles, [
    'Cancelled: A long evening – February 3, 19:00',
    'Changed: A long evening – February 3, 19:00',
    'A long evening: Union Hall, Seattle → Labor Temple, Seattle',
    'A long evening: 18:00 → 19:00',
    'New: A long evening – February 3, 18:00',
    'New: Seattle – February 3–4 (Alex Gomez)',
  ]);
  t.equal(XMLValidator.validate(text), true);
  const link = feed.entry[0].link;
  t.match(text, `href="https://gira.test/events/${id}"`, link);
  const spanish = (await get('/feeds/cities/seattle-wa-us.atom?lang=es')).text;
  t.match(spanish, 'Cancelado: A long evening – 3 de febrero, 19:00');
});

t.test(
  '200: what was told and is held back is cancelled, and on again once it is over',
  async t => {
    const { get, change, leg, clock } = await published(t);
    await change(leg, { visibility: 'after' });
    const titles = async () => (await get('/feeds/all.atom')).text.match(/<title>[^<]*/g)!.slice(1);
    const off = '<title>Cancelled: Seattle – February 3–4 (Alex Gomez)';
    t.same((await titles())[0], off);
    clock.now = new Date('2027-02-05T12:00:00Z');
    t.same((await titles()).slice(0, 2), [
      '<title>On again: Seattle – February 3–4 (Alex Gomez)',
      off,
    ]);
  },
);

t.test('200: what is told once it is over is told then, as new', async t => {
  const { get, add, change, clock } = await published(t);
  const { id } = await add('/legs', {
    ...{ tour: 'labor-tour', speaker: 'jaime-rivera', city: 'boston-ma-us', visibility: 'after' },
    ...{ firstDate: '2027-02-06', lastDate: '2027-02-06' },
  });
  await change(`/legs/${id}`, { lastDate: '2027-02-07' });
  t.notMatch((await get('/feeds/all.atom')).text, 'Boston');
  clock.now = new Date('2027-02-09T12:00:00Z');
  const { text } = await get('/feeds/all.atom');
  t.match(text, '<title>New: Boston – February 6–7 (Jaime Rivera)</title>');
  t.notMatch(text, 'Boston moved');
});

const files = ['/tours/labor-tour.csv', '/speakers/alex-gomez.csv'];

t.test('200: the table of a tour and of a speaker', async t => {
  const { get } = await published(t);
  for (const url of files) {
    const { status, headers, text } = await get(url);
    const { date, connection, 'x-request-id': _, ...rest } = headers;
    t.equal(status, 200, url);
    t.strictSame(rest, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${url.split('/')[2]}"`,
      'content-length': String(Buffer.byteLength(text)),
      etag: rest.etag,
      'last-modified': 'Sun, 22 Nov 2026 12:00:00 GMT',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      ...guardHeaders('https://gira.test'),
      'cache-control': 'public, max-age=300, stale-if-error=86400',
    });
    t.match(parse(text, { columns: true }), [
      { kind: 'stop', city: 'Seattle', 'first date': '2027-02-03', speakers: 'Alex Gomez' },
    ]);
    t.match((await get(`${url}?lang=es`)).text, /^tipo,oradores,/);
  }
});

t.test('304: to the ETag, and to the second of the last change', async t => {
  const { get, change, leg, clock } = await published(t);
  let day = 10;
  for (const url of [...files, '/tours/labor-tour.txt']) {
    clock.now = new Date(clock.now.getTime() + 60_000);
    const { headers } = await get(url);
    const tag = String(headers.etag);
    t.match(tag, /^"[\w-]{27}"$/);
    t.equal((await get(url, { 'if-none-match': tag })).status, 304);
    t.equal(
      (await get(url, { 'if-modified-since': String(headers['last-modified']) })).status,
      304,
    );
    t.equal((await get(`${url}?lang=es`, { 'if-none-match': tag })).status, 200);
    clock.now = new Date(clock.now.getTime() + 60_000);
    await change(leg, { lastDate: `2027-02-${++day}` });
    t.equal((await get(url, { 'if-none-match': tag })).status, 200);
    const since = { 'if-modified-since': String(headers['last-modified']) };
    t.equal((await get(url, since)).status, 200);
  }
});

t.test('404: what there is not, and what the public may not know, as plain text', async t => {
  const { get, add } = await published(t);
  await add('/tours', { title: 'Secret Tour' });
  await add('/speakers', { name: 'Hidden Guest', visibility: 'private' });
  for (const path of [
    ...['/tours/secret-tour', '/tours/nowhere', '/tours/A_b', '/tours/%00'],
    ...['/speakers/hidden-guest', '/speakers/nobody', `/speakers/${'a'.repeat(150)}`],
  ]) {
    const { status, headers, text } = await get(`${path}.csv`);
    t.equal(status, 404, path);
    t.equal(headers['content-type'], 'text/plain; charset=utf-8');
    t.equal(text, 'There is no such thing.\n');
    if (!path.startsWith('/tours')) continue;
    const announced = await get(`${path}.txt`);
    t.equal(announced.status, 404);
    t.equal(announced.headers['content-type'], 'text/plain; charset=utf-8');
  }
});

t.test('422: a language that Gira does not write', async t => {
  const { get } = await published(t);
  for (const url of [...files, '/tours/labor-tour.txt']) {
    t.match(await get(`${url}?lang=fr`), { status: 422, json: { code: 'invalid-input' } });
    t.equal((await get(`${url}?utm_source=mail`)).status, 200);
  }
});

t.test('the address of the page is still the page', async t => {
  const { get } = await published(t);
  t.equal((await get('/tours/labor-tour')).status, 200);
});
