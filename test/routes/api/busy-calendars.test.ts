import t from 'tap';
import { refreshCalendars } from '../../../src/operations/refresh-calendars.js';
import type { Store } from '../../../src/store/store.js';
import { KEY, testApp } from '../../support/app.js';
import { storeChapters } from '../../support/chapters.js';
import { embeddedStore } from '../../support/databases.js';
import { dump } from '../../support/dump.js';
import { receiver, toThisMachine } from '../../support/receiver.js';

const address = '/api/v1/speakers/alex/busy-calendar';
const file = { 'content-type': 'text/calendar' };
const calendar = (...entries: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries, 'END:VCALENDAR', ''].join('\r\n');
const entry = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Secret dentist', ...lines, 'END:VEVENT'].join('\r\n');
/** 18:00–19:00 in Seattle on March 1, 2027. */
const dentist = entry('DTSTART:20270302T020000Z', 'DTEND:20270302T030000Z', 'LOCATION:Secret St');
const evening = {
  ...{ tour: 'spring', speakers: ['alex'], title: 'An evening' },
  ...{ localStart: '2027-03-01T18:30', localEnd: '2027-03-01T20:00' },
  timeZone: 'America/Los_Angeles',
};

async function prepared(t: Parameters<typeof testApp>[0], own?: Store) {
  const test = await testApp(t, { outbound: toThisMachine, ...(own && { store: own }) });
  await storeChapters(test.store);
  const there = await receiver(t);
  return { ...test, there, call: test.as('coordinator') };
}

t.test('a file is read into busy times, and nothing else of it is kept', async t => {
  const { store, call } = await prepared(t);
  const put = await call('PUT', address, calendar(dentist), file);
  t.equal(put.status, 200, put.text);
  t.strictSame(put.json, {
    ...{ speaker: 'alex', source: 'file', host: null, timeZone: null },
    ...{ refreshedAt: '2026-11-22T12:00:00.000Z', error: null, periods: 1, unread: 0 },
  });
  t.strictSame((await call('GET', address)).json, put.json);
  t.notMatch(JSON.stringify(await dump(store)), /dentist|Secret/);
  const { json } = await call('GET', '/api/v1/changes?type=busy-calendar');
  t.match(json.items, [{ subject: 'alex', kind: 'added', fields: { source: { new: 'file' } } }]);
  t.equal((await call('DELETE', address)).status, 204);
  t.equal((await call('GET', address)).status, 404);
  t.equal((await call('DELETE', address)).status, 404);
  t.same((await dump(store)).busy_periods, []);
});

t.test('an event at that time is in the report, told without what it is', async t => {
  const { as, call } = await prepared(t);
  await call('PUT', address, calendar(dentist), file);
  const { json: added } = await call('POST', '/api/v1/events', { ...evening, host: 'a' });
  t.match(added.conflicts, [
    {
      rule: 'speaker-unavailable',
      severity: 'error',
      subjects: [{ type: 'event' }, { type: 'speaker', id: 'alex' }],
      facts: { days: ['2027-03-01'], country: null, ownCalendar: true },
      message:
        'alex has something else in their own calendar on March 1 at the time of “An evening”: move it, or ask somebody else.',
    },
  ]);
  for (const offer of added.offers) {
    const isFree =
      offer.endsAt <= '2027-03-02T02:00:00.000Z' || offer.startsAt >= '2027-03-02T03:00:00.000Z';
    t.ok(isFree, `${offer.startsAt} is free`);
  }
  t.ok(added.offers.length > 0);
  const report = async (who: Parameters<typeof as>[0]) =>
    (await as(who)('GET', '/api/v1/conflicts?rule=speaker-unavailable')).json.items.length;
  t.equal(await report('coordinator'), 1);
  t.equal(await report({ chapter: 'a' }), 1, 'who runs the event');
  t.equal(await report({ chapter: 'b' }), 0);
  t.equal(await report('public'), 0);
  const check = await call('POST', '/api/v1/checks', {
    eventChange: {
      id: added.id,
      change: { localStart: '2027-03-01T19:00', localEnd: '2027-03-01T20:30' },
    },
  });
  t.match(check.json.removed, [{ rule: 'speaker-unavailable' }]);
  t.same(check.json.added, []);
});

t.test('no proposal lies in a busy time', async t => {
  const { call } = await prepared(t);
  const whole = entry('DTSTART;VALUE=DATE:20270301');
  await call('PUT', address, calendar(whole, dentist), file);
  const requests = [{ title: 'Evening', city: 'seattle-wa-us' }];
  const { json } = await call('POST', '/api/v1/tours/spring/proposals', { requests });
  t.match(json.placed, [{ localStart: /^2027-03-02/ }]);
});

t.test('an address is read at once, and told by its host alone', async t => {
  const { store, call, there } = await prepared(t);
  there.answer = (_, response) => response.end(calendar(dentist));
  const url = `${there.url}/private-qwertz/basic.ics`;
  const put = await call('PUT', address, { url, timeZone: 'us/pacific' });
  t.strictSame(put.json, {
    ...{ speaker: 'alex', source: 'address', host: '127.0.0.1', timeZone: 'America/Los_Angeles' },
    ...{ refreshedAt: '2026-11-22T12:00:00.000Z', error: null, periods: 1, unread: 0 },
  });
  t.notMatch(JSON.stringify(await dump(store)), /qwertz/, 'sealed where it is stored');
});

t.test('it is looked at every hour; what was read stands while it is away', async t => {
  const { store, call, there, clock } = await prepared(t);
  const asked: (string | undefined)[] = [];
  const serve = (tag: string, text: string) => {
    there.answer = (request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
      else response.writeHead(200, { etag: tag }).end(text);
    };
  };
  const state = async () => {
    const { refreshedAt, error, periods } = (await call('GET', address)).json;
    return [refreshedAt.slice(11, 16), error, periods];
  };
  const look = () => refreshCalendars(store, toThisMachine, { now: () => clock.now });
  serve('"1"', calendar(dentist));
  await call('PUT', address, { url: `${there.url}/a.ics` });
  t.same(await look(), new Date('2026-11-22T13:00:00Z'), 'not before an hour is over');
  t.equal(asked.length, 1);

  clock.now = new Date('2026-11-22T13:00:00Z');
  await look();
  t.same(asked, [undefined, '"1"']);
  t.same(await state(), ['13:00', null, 1]);

  clock.now = new Date('2026-11-22T14:00:00Z');
  there.answer = (_, response) => response.writeHead(500).end();
  await look();
  t.same(await state(), ['13:00', '127.0.0.1 answers with an error (500).', 1]);

  clock.now = new Date('2026-11-22T15:00:00Z');
  there.answer = (_, response) => response.end('<html>Sign in</html>');
  await look();
  t.match(await state(), ['13:00', /^This is a web page, and no calendar/, 1]);

  clock.now = new Date('2026-11-22T16:00:00Z');
  serve('"2"', calendar());
  await look();
  t.same(await state(), ['16:00', null, 0]);

  clock.now = new Date('2026-11-30T16:00:00Z');
  await look();
  t.equal(asked.at(-1), undefined, 'after a week it is read anew, as the days move on');
});

t.test('the embedded database keeps it as well', async t => {
  const { call, there, store, clock } = await prepared(t, await embeddedStore(t));
  there.answer = (_, response) => response.end(calendar(dentist));
  t.match((await call('PUT', address, { url: there.url })).json, { periods: 1 });
  clock.now = new Date('2026-11-22T13:00:00Z');
  there.answer = (_, response) => response.end(calendar());
  await refreshCalendars(store, toThisMachine, { now: () => clock.now });
  t.match((await call('GET', address)).json, { periods: 0 });
});

t.test('two nodes look once', async t => {
  const { store, call, there, clock } = await prepared(t);
  there.answer = (_, response) => setTimeout(() => response.end(calendar(dentist)), 50);
  await call('PUT', address, { url: `${there.url}/a.ics` });
  clock.now = new Date('2026-11-22T13:00:00Z');
  const look = () => refreshCalendars(store, toThisMachine, { now: () => clock.now });
  await Promise.all([look(), look()]);
  t.equal(there.received.length, 2, 'the PUT and one look');
});

t.test('what was put there meanwhile is not replaced by what was fetched before', async t => {
  const { store, call, there, clock } = await prepared(t);
  there.answer = (_, response) => response.end(calendar(dentist));
  await call('PUT', address, { url: `${there.url}/a.ics` });
  clock.now = new Date('2026-11-22T13:00:00Z');
  there.answer = async (_, response) => {
    await call('PUT', address, calendar(), file);
    response.end(calendar(dentist));
  };
  await refreshCalendars(store, toThisMachine, { now: () => clock.now });
  t.match((await call('GET', address)).json, { source: 'file', periods: 0 });
});

t.test('an address that nobody may call, or that is no calendar, is refused', async t => {
  const { store, call, there } = await prepared(t);
  const refusals: [string, string][] = [
    ...[
      'http://169.254.169.254/latest',
      'http://10.0.0.1/a.ics',
      'http://[::1]/a',
      'webcal://0/a',
    ].map((url): [string, string] => [url, 'address-not-called']),
    ...['ftp://a.example/', 'a.ics', 'https://user:pw@a.example/', 'webcal:', 'javascript:1'].map(
      (url): [string, string] => [url, 'invalid-input'],
    ),
  ];
  for (const [url, code] of refusals) {
    const { status, json } = await call('PUT', address, { url });
    t.match([status, json], [422, { code, errors: [{ pointer: '/url' }] }], url);
  }
  const answers: [number, string, RegExp][] = [
    [302, '', /sends elsewhere/],
    [404, '', /does not give the calendar \(404\)/],
    [200, '<!doctype html>', /web page/],
    [200, '', /no calendar/],
    [200, 'BEGIN:VCALENDAR\r\n', /breaks off/],
    [200, calendar(`${dentist}\r\n`.repeat(25_000)).slice(0, 1024 * 1024), /breaks off/],
  ];
  for (const [status, text, detail] of answers) {
    there.answer = (_, response) =>
      response.writeHead(status, { location: 'http://169.254.169.254/' }).end(text);
    const { json } = await call('PUT', address, { url: there.url });
    t.match(json, { code: 'unreadable-calendar', detail, errors: [{ pointer: '/url' }] });
  }
  t.same((await dump(store)).busy_calendars, []);
});

t.test('one that does not answer now is kept, with its error', async t => {
  const { call, there } = await prepared(t);
  there.answer = (_, response) => response.writeHead(503).end();
  const { status, json } = await call('PUT', address, { url: there.url });
  t.match([status, json], [200, { refreshedAt: null, error: /503/, periods: 0 }]);
});

t.test('bad bodies', async t => {
  const { call } = await prepared(t);
  const status = async (body: object | string, headers: Record<string, string> = {}, query = '') =>
    (await call('PUT', address + query, body, headers)).status;
  t.equal(await status('hello', file), 422);
  t.equal(await status('', file), 422);
  t.equal(await status(calendar(), { 'content-type': 'text/plain' }), 415);
  t.equal(await status({ url: 'https://a.example', title: 'x' }), 422);
  t.equal(await status({ url: 'https://a.example', timeZone: 'Mars' }), 422);
  t.equal(await status(calendar(), file, '?timeZone=Mars'), 422);
  t.equal(await status(calendar(), file, '?zone=Mars'), 422);
  t.equal(await status('x'.repeat(1024 * 1024 + 1), file), 413);
});

t.test(
  'times without a zone are those of the calendar, or of the zone that is asked for',
  async t => {
    const { call } = await prepared(t);
    const floating = entry('DTSTART:20270301T180000', 'DTEND:20270301T190000');
    t.match((await call('PUT', address, calendar(floating), file)).json, { periods: 0, unread: 1 });
    const query = '?timeZone=America%2FNew_York';
    const put = await call('PUT', address + query, calendar(floating), file);
    t.match(put.json, { periods: 1, unread: 0, timeZone: 'America/New_York' });
  },
);

t.test('it is for those who may change the speaker', async t => {
  const { as } = await prepared(t);
  const statuses = async (who: Parameters<typeof as>[0]) => [
    (await as(who)('PUT', address, calendar(dentist), file)).status,
    (await as(who)('GET', address)).status,
    (await as(who)('DELETE', address)).status,
  ];
  t.same(await statuses('public'), [401, 401, 401]);
  t.same(await statuses({ chapter: 'a' }), [403, 403, 403]);
  t.same(await statuses({ tours: ['autumn'] }), [403, 403, 403], 'the speaker is on another tour');
  t.same(await statuses({ tours: ['spring'] }), [200, 200, 204]);
  t.same(await statuses({ key: KEY }), [200, 200, 204]);
});
