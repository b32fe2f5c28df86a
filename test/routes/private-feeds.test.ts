import Fastify from 'fastify';
import t, { type Test } from 'tap';
import { createRenderer } from '../../src/feeds/icalendar.js';
import { useProblems } from '../../src/plugins/errors.js';
import { guardHeaders } from '../../src/plugins/security-headers.js';
import { addComponents } from '../../src/routes/api/components.js';
import { privateFeedRoutes } from '../../src/routes/private-feeds.js';
import type { Store } from '../../src/store/store.js';
import { reparse } from '../feeds/reparse.js';
import { type Call, testApp } from '../support/app.js';
import { writing } from '../support/tours.js';

const api = '/api/v1';
const any = { 'if-match': '*' };
const hours = (day: number) => ({
  localStart: `2027-02-0${day}T18:00`,
  localEnd: `2027-02-0${day}T20:00`,
});

/**
 * The Labor Tour with Alex in Seattle, and two chapters. Local A has a hall there and a hold in it;
 * Local B has a hold, too, and a private evening that is confirmed.
 */
async function prepared(t: Test, options: Parameters<typeof testApp>[1] = {}) {
  const app = await testApp(t, options);
  const { add, change } = writing(app);
  const root = app.as('coordinator');
  for (const name of ['Local A', 'Local B']) await add('/organizations', { name });
  await add('/speakers', { name: 'Alexandra Gomez', publicName: 'Alex Gomez' });
  const inside = { visibility: 'private', kind: 'interpreter' };
  const interpreter = (await add('/speakers', { name: 'Ines Private', ...inside })).slug;
  await add('/tours', { title: 'Labor Tour', status: 'published' });
  const seattle = { city: 'seattle-wa-us', firstDate: '2027-02-03', lastDate: '2027-02-06' };
  const leg = { tour: 'labor-tour', speaker: 'alex-gomez', coast: 'us-west-coast', ...seattle };
  const legId = (await add('/legs', leg)).id;
  const hall = await add('/venues', {
    ...{ name: 'Union Hall', organization: 'local-a', city: 'seattle-wa-us', rooms: ['Attic'] },
    ...{ street: '12 Main St', contact: 'Call Bo', notes: 'Key under the mat' },
  });
  const base = { tour: 'labor-tour', speakers: ['alex-gomez'] };
  const hold = await add('/events', {
    ...{ ...base, title: 'Evening of A', host: 'local-a', venue: hall.id, room: 'Attic' },
    ...{ ...hours(3), doorsAt: '2027-02-03T17:30', languages: ['en', 'es'], interpreter },
    ...{ expectedAttendance: 120, joinUrl: 'https://join.example/', attendance: 'hybrid' },
  });
  const ofB = await add('/events', {
    ...base,
    title: 'Evening of B',
    host: 'local-b',
    ...hours(4),
  });
  const hidden = { ...base, title: 'Meeting of B', host: 'local-b', visibility: 'private' };
  const meeting = await add('/events', { ...hidden, ...hours(5) });
  const decide = async (id: string, noun: string, body: object = {}) => {
    const answer = await root('PUT', `${api}/events/${id}/${noun}`, body, any);
    if (answer.status !== 200) throw new Error(answer.text);
  };
  await decide(meeting.id, 'confirmation');
  const subscribe = async (by: Call, body: object) => {
    const answer = await by('POST', `${api}/subscriptions`, { label: 'Crew', ...body });
    if (answer.status !== 201) throw new Error(answer.text);
    const path = new URL(answer.json.url).pathname;
    return { path, id: answer.json.id as string, token: path.split('/')[3]! };
  };
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.as('public')('GET', path, undefined, headers);
  const titles = async (by: Call, body: object) =>
    reparse((await get((await subscribe(by, body)).path)).text).events.map(each => each.summary);
  const a = app.as({ chapter: 'local-a' });
  const b = app.as({ chapter: 'local-b' });
  const bound = app.as({ tours: ['labor-tour'] });
  const ids = { hold: hold.id, ofB: ofB.id, meeting: meeting.id, hall: hall.id, leg: legId };
  return { ...app, add, change, root, decide, subscribe, get, titles, a, b, bound, ids };
}

const tour = { kind: 'tour', tour: 'labor-tour' };
const legTitle = 'Seattle – February 3–6 (Alex Gomez)';

t.test('200: a chapter has its holds with all that its crew needs', async t => {
  const { a, subscribe, get, ids } = await prepared(t);
  const { path } = await subscribe(a, { kind: 'organization' });
  const { status, headers, text } = await get(path);
  const { date, connection, 'x-request-id': _, ...rest } = headers;
  t.equal(status, 200);
  t.strictSame(rest, {
    ...guardHeaders('https://gira.test'),
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="local-a.ics"',
    'content-length': String(Buffer.byteLength(text)),
    etag: rest.etag,
    'cache-control': 'private, max-age=300',
    'x-robots-tag': 'noindex',
  });
  const { head, events } = reparse(text);
  t.equal(head.name, 'Crew');
  t.notOk('source' in head, 'the file does not tell its address');
  t.equal(events.length, 1);
  t.match(events[0], {
    ...{ uid: `event-${ids.hold}@gira.test`, summary: 'HOLD: Evening of A', status: 'TENTATIVE' },
    ...{ transp: 'OPAQUE', 'x-microsoft-cdo-busystatus': 'TENTATIVE' },
    location: 'Union Hall, Attic, 12 Main St, Seattle, WA, United States',
    url: `https://gira.test/events/${ids.hold}`,
  });
  t.equal(
    events[0]!.description,
    [
      ...['Doors and load-in: 2027-02-03 17:30', 'Contact: Call Bo', 'Interpreter: booked'],
      ...['Languages: English, Spanish', 'Expected: 120', 'Notes: Key under the mat'],
      ...['With Alex Gomez', 'Hosted by: Local A', 'Online: https://join.example/'],
      `https://gira.test/events/${ids.hold}`,
    ].join('\n'),
  );
});

t.test(
  '200: everybody has what their rights allow, and coordinators all of their tours',
  async t => {
    const { a, b, root, bound, titles, add, as } = await prepared(t);
    await add('/tours', { title: 'Other Tour' });
    await add('/events', {
      ...{ tour: 'other-tour', speakers: ['alex-gomez'], title: 'Elsewhere', timeZone: 'Etc/UTC' },
      ...hours(6),
    });
    const whole = [legTitle, 'HOLD: Evening of A', 'HOLD: Evening of B', 'Meeting of B'];
    const speaker = { kind: 'speaker', speaker: 'alex-gomez' };
    t.same(await titles(a, tour), [legTitle, 'HOLD: Evening of A']);
    t.same(await titles(b, tour), [legTitle, 'HOLD: Evening of B', 'Meeting of B']);
    t.same(await titles(b, speaker), [legTitle, 'HOLD: Evening of B', 'Meeting of B']);
    t.same(await titles(bound, tour), whole);
    t.same(await titles(bound, speaker), whole, 'those tours alone');
    t.same(await titles(root, { ...speaker, tour: 'labor-tour' }), whole);
    t.same(await titles(root, speaker), [...whole, 'HOLD: Elsewhere']);
    t.same(await titles(root, { kind: 'all' }), [...whole, 'HOLD: Elsewhere']);
    t.same(await titles(as({ tours: ['other-tour'] }), speaker), ['HOLD: Elsewhere']);
    const local = { kind: 'organization', organization: 'local-b' };
    t.same(await titles(root, local), ['HOLD: Evening of B', 'Meeting of B']);
    t.same(await titles(root, { kind: 'speaker', speaker: 'ines-private' }), [
      'HOLD: Evening of A',
    ]);
  },
);

t.test('200: an organization has what is in its venues, as far as it may know', async t => {
  const { a, root, titles, change, decide, ids } = await prepared(t);
  await change(`/events/${ids.ofB}`, { venue: ids.hall });
  const own = { kind: 'organization', organization: 'local-a' };
  t.same(await titles(root, own), ['HOLD: Evening of A', 'HOLD: Evening of B']);
  t.same(await titles(a, own), ['HOLD: Evening of A']);
  await decide(ids.ofB, 'confirmation');
  t.same(await titles(a, own), ['HOLD: Evening of A', 'Evening of B']);
});

t.test('200: names that are private stay so, also to a crew', async t => {
  const { a, root, subscribe, get } = await prepared(t);
  const read = async (by: Call) =>
    (await get((await subscribe(by, tour)).path)).text.replaceAll('\r\n ', '');
  const ofA = await read(a);
  t.notMatch(ofA, /Alexandra|Ines/);
  const whole = await read(root);
  t.notMatch(whole, /Alexandra/);
  t.match(whole, /Interpreter: Ines Private/);
});

t.test('200: it shows at every poll what its maker may see now', async t => {
  const { a, subscribe, get, change, ids } = await prepared(t);
  const { path } = await subscribe(a, tour);
  const titles = async () => reparse((await get(path)).text).events.map(each => each.summary);
  t.same(await titles(), [legTitle, 'HOLD: Evening of A']);
  await change(`/events/${ids.hold}`, { host: 'local-b' });
  t.same(await titles(), [legTitle]);
  await change('/tours/labor-tour', { status: 'draft' });
  t.same(await titles(), []);
});

t.test('200: SEQUENCE and LAST-MODIFIED tell of every change, and of no other', async t => {
  const { a, subscribe, get, change, clock, ids, decide, add } = await prepared(t);
  const { path } = await subscribe(a, { kind: 'organization' });
  const read = async () => {
    const { text, headers } = await get(path);
    const [event] = reparse(text).events;
    return { event: event!, etag: headers.etag, sequence: Number(event!.sequence) };
  };
  let before = await read();
  const writes: [string, () => Promise<unknown>][] = [
    ['title', () => change(`/events/${ids.hold}`, { title: 'Another' })],
    ['street', () => change(`/venues/${ids.hall}`, { street: '14 Main St' })],
    ['notes', () => change(`/venues/${ids.hall}`, { notes: 'Ring twice' })],
    ['speaker', () => change('/speakers/alex-gomez', { publicName: 'A. Gomez' })],
    ['host', () => change('/organizations/local-a', { name: 'Local A of Seattle' })],
    ['status', () => decide(ids.hold, 'confirmation')],
    ['no venue', () => change(`/events/${ids.hold}`, { venue: null, room: null })],
    ['no interpreter', () => change(`/events/${ids.hold}`, { interpreter: null })],
    ['cancellation', () => decide(ids.hold, 'cancellation', { reason: 'Rain' })],
  ];
  for (const [what, write] of writes) {
    clock.now = new Date(clock.now.getTime() + 60_000);
    await write();
    const after = await read();
    t.ok(after.sequence > before.sequence, `${what}: ${before.sequence} → ${after.sequence}`);
    const at = `${clock.now.toISOString().slice(0, 19)}Z`;
    t.same([after.event.dtstamp, after.event['last-modified']], [at, at], what);
    t.not(after.etag, before.etag);
    before = after;
  }
  t.match(before.event, { summary: 'CANCELLED: Another', status: 'CANCELLED' });
  clock.now = new Date(clock.now.getTime() + 60_000);
  await add('/organizations', { name: 'Somebody else' });
  await change(`/events/${ids.ofB}`, { title: 'B again' });
  const { etag, sequence } = await read();
  t.same([etag, sequence], [before.etag, before.sequence]);
  clock.now = new Date('2027-03-20T00:00:00Z');
  t.same(reparse((await get(path)).text).events, [], 'what is off is told for 30 days');
});

t.test('200: SEQUENCE of a leg rises with its dates, speaker and tour', async t => {
  const { root, subscribe, get, change, clock, ids } = await prepared(t);
  const { path } = await subscribe(root, tour);
  const read = async () => {
    const { events } = reparse((await get(path)).text);
    return events.find(each => each.uid === `leg-${ids.leg}@gira.test`)!;
  };
  let before = await read();
  t.equal(before.status, 'CONFIRMED');
  for (const [where, body] of [
    [`/legs/${ids.leg}`, { lastDate: '2027-02-07' }],
    ['/speakers/alex-gomez', { publicName: 'A. Gomez' }],
    ['/tours/labor-tour', { title: 'The Labor Tour' }],
  ] as const) {
    clock.now = new Date(clock.now.getTime() + 60_000);
    await change(where, body);
    const after = await read();
    t.ok(Number(after.sequence) > Number(before.sequence), where);
    t.equal(after['last-modified'], `${clock.now.toISOString().slice(0, 19)}Z`);
    t.equal(after.created, before.created);
    before = after;
  }
});

t.test('304: for the ETag, and HEAD has the headers of GET', async t => {
  const { as, a, subscribe, get } = await prepared(t);
  const { path } = await subscribe(a, tour);
  const { headers } = await get(path);
  const again = await get(path, { 'if-none-match': String(headers.etag) });
  t.same([again.status, again.text, again.headers.etag], [304, '', headers.etag]);
  t.equal(again.headers['referrer-policy'], 'no-referrer');
  t.equal(again.headers['cache-control'], 'private, max-age=300');
  t.equal((await get(path, { 'if-none-match': '"x"' })).status, 200);
  const head = await as('public')('HEAD', path);
  t.same([head.status, head.text, head.headers.etag], [200, '', headers.etag]);
});

t.test('200: in Spanish where that is asked for', async t => {
  const { a, subscribe, get } = await prepared(t);
  const { path } = await subscribe(a, { kind: 'organization' });
  t.match((await get(`${path}?lang=es`)).text, /RESERVADO: Evening of A/);
  t.match((await get(`${path}?lang=x&lang=y`)).text, /HOLD: Evening of A/);
});

t.test('404: an address that never was; 410: one that was revoked, at once', async t => {
  const { a, subscribe, get } = await prepared(t);
  const { path, id, token } = await subscribe(a, tour);
  const wrong = [
    ...[`/feeds/private/${'x'.repeat(43)}/labor-tour.ics`, `/feeds/private/x/labor-tour.ics`],
    ...[`/feeds/private/${token}x/x.ics`, `/feeds/private/${token}/X%22.ics`],
    ...[`/feeds/private/${token.slice(0, -1)}/x.ics`, `/feeds/private/${token}%00/x.ics`],
  ];
  for (const each of wrong) {
    const { status, text, headers } = await get(each);
    t.same(
      [status, text, headers['referrer-policy'], headers['cache-control']],
      [404, 'No such calendar.\n', 'no-referrer', 'no-store'],
      each,
    );
  }
  t.equal((await get(path)).status, 200);
  await a('DELETE', `${api}/subscriptions/${id}`);
  const gone = await get(path);
  t.equal(gone.status, 410);
  t.match(gone.text, /^This calendar was revoked\. .*\n$/);
  t.match(gone.headers, { 'content-type': /text\/plain/, 'referrer-policy': 'no-referrer' });
  for (const answer of [gone, await get(wrong[0]!)]) {
    t.notOk('access-control-allow-origin' in answer.headers);
  }
});

t.test('when it was last read is known to the minute', async t => {
  const { a, subscribe, get, clock } = await prepared(t);
  const { path } = await subscribe(a, tour);
  const lastPollAt = async () => (await a('GET', `${api}/subscriptions`)).json.items[0].lastPollAt;
  t.equal(await lastPollAt(), null);
  await get(path);
  t.equal(await lastPollAt(), '2026-11-22T12:00:00.000Z');
  clock.now = new Date('2026-11-22T12:00:59Z');
  await get(path);
  t.equal(await lastPollAt(), '2026-11-22T12:00:00.000Z');
  clock.now = new Date('2026-11-22T12:01:00Z');
  await get(path);
  t.equal(await lastPollAt(), '2026-11-22T12:01:00.000Z');
});

t.test('no line of the log has its address', async t => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const { a, subscribe, get } = await prepared(t, { logger: { level: 'trace', stream } });
  const { path, id, token } = await subscribe(a, tour);
  await get(path);
  await get(path.replace('/feeds/private/', '//feeds//Private/'));
  await get(`${path}/x`);
  await get(`/feeds/private/${token}`);
  await a('DELETE', `${api}/subscriptions/${id}`);
  await get(path);
  t.ok(lines.some(line => line.includes('/feeds/private/***/labor-tour.ics')));
  t.same(
    lines.filter(line => line.includes(token)),
    [],
  );
});

t.test('503: while the database is away, with when to come back', async t => {
  const app = Fastify();
  t.teardown(() => app.close());
  useProblems(app);
  addComponents(app);
  const away = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
  const store = { db: { select: () => ({ from: () => ({ where: away }) }) } } as unknown as Store;
  const from = { feedHost: 'gira.test', publicUrl: 'https://gira.test' };
  const now = () => new Date();
  await app.register(privateFeedRoutes, { store, now, renderer: createRenderer(), ...from });
  const { statusCode, headers } = await app.inject(`/feeds/private/${'x'.repeat(43)}/x.ics`);
  t.equal(statusCode, 503);
  t.match(headers, { 'retry-after': '5', 'referrer-policy': 'no-referrer' });
  t.equal(headers['cache-control'], 'no-store');
});
