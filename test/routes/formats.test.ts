import { parse } from 'csv-parse/sync';
import t, { type Test } from 'tap';
import { testApp } from '../support/app.js';
import { laborTour, writing } from '../support/tours.js';

/** The Labor Tour, told at noon; one hour has passed. */
async function published(t: Test) {
  const app = await testApp(t);
  const leg = await laborTour(app);
  app.clock.now = new Date('2026-11-22T13:00:00Z');
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.as('public')('GET', url, undefined, headers);
  return { ...app, leg, get, ...writing(app) };
}

const files = ['/tours/labor-tour.csv', '/speakers/alex-gomez.csv'];

t.test('200: the table of a tour and of a speaker', async t => {
  const { get } = await published(t);
  for (const url of files) {
    const { status, headers, text } = await get(url);
    const { date, connection, ...rest } = headers;
    t.equal(status, 200, url);
    t.strictSame(rest, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${url.split('/')[2]}"`,
      'content-length': String(Buffer.byteLength(text)),
      etag: rest.etag,
      'last-modified': 'Sun, 22 Nov 2026 12:00:00 GMT',
      'cache-control': 'public, max-age=300, stale-if-error=86400',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    });
    t.match(parse(text, { columns: true }), [
      { kind: 'stop', city: 'Seattle', 'first date': '2027-02-03', speakers: 'Alex Gomez' },
    ]);
    t.match((await get(`${url}?lang=es`)).text, /^tipo,oradores,/);
  }
});

t.test('304: to the ETag, and to the second of the last change', async t => {
  const { get, change, leg, clock } = await published(t);
  for (const url of files) {
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
    await change(leg, { lastDate: url.startsWith('/tours') ? '2027-02-05' : '2027-02-06' });
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
  }
});

t.test('422: a language that Gira does not write', async t => {
  const { get } = await published(t);
  for (const url of files) {
    t.match(await get(`${url}?lang=fr`), { status: 422, json: { code: 'invalid-input' } });
    t.equal((await get(`${url}?utm_source=mail`)).status, 200);
  }
});

t.test('the address of the page is still the page', async t => {
  const { get } = await published(t);
  t.equal((await get('/tours/labor-tour')).status, 302);
});
