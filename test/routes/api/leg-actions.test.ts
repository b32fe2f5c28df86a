import t, { type Test } from 'tap';
import { testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';
import { isProblem } from '../../support/problem.js';
import { laborTour, writing } from '../../support/tours.js';

/** Alex in Seattle on February 3–4, 2027, with a confirmed evening on each day and a hold. */
async function twoEvenings(t: Test) {
  const app = await testApp(t);
  const leg = await laborTour(app);
  const { add, change } = writing(app);
  const call = (path: string, body?: object, headers: Record<string, string> = any) =>
    app.as('coordinator')('PUT', `/api/v1${path}`, body, headers);
  const evening = (title: string, day: string, start: string, end: string) =>
    add('/events', {
      ...{ tour: 'labor-tour', speakers: ['alex-gomez'], title },
      ...{ localStart: `2027-02-${day}T${start}`, localEnd: `2027-02-${day}T${end}` },
      timeZone: 'America/Los_Angeles',
    });
  const first = await evening('First', '03', '18:00', '20:00');
  const second = await evening('Second', '04', '18:00', '20:00');
  const hold = await evening('Hold', '04', '10:00', '11:00');
  for (const { id } of [first, second]) await call(`/events/${id}/confirmation`);
  const act = (noun: string, body: object, headers?: Record<string, string>) =>
    call(`${leg}/${noun}`, body, headers);
  const get = async (path: string) => (await app.as('coordinator')('GET', `/api/v1${path}`)).json;
  const calendar = async () => {
    const { text } = await app.as('public')('GET', '/feeds/tours/labor-tour.ics');
    return [...text.matchAll(/^SEQUENCE:(\d+)[\s\S]*?^SUMMARY:([^\r]*)/gm)].map(
      ([, sequence, summary]) => `${sequence} ${summary}`,
    );
  };
  return { ...app, leg, first, second, hold, evening, call, act, get, change, calendar };
}
const any = { 'if-match': '*' };
const snow = { reason: 'The roads are closed.' };

t.test('a leg is postponed with everything on it, in one action', async t => {
  const { act, get, leg, first, hold, calendar } = await twoEvenings(t);
  const { status, json } = await act('postponement', snow);
  t.equal(status, 200);
  t.match(json, { dryRun: false, before: { leg: { status: 'confirmed' } } });
  t.equal(json.after.leg.status, 'postponed');
  t.same(
    json.after.events.map(({ title, status }: Record<string, string>) => [title, status]),
    [
      ['First', 'postponed'],
      ['Hold', 'postponed'],
      ['Second', 'postponed'],
    ],
  );
  t.match(await get(`/events/${first.id}`), { status: 'postponed', statusReason: snow.reason });
  t.match(await get(`/events/${hold.id}`), { status: 'postponed' });
  t.match(await get(leg), { status: 'postponed' });
  t.same(await calendar(), [
    '1 POSTPONED: Seattle – February 3–4 (Alex Gomez)',
    ...['1 POSTPONED: First', '1 POSTPONED: Second'],
  ]);
  const rules = (await get('/conflicts?tour=labor-tour')).items.map(
    ({ rule }: { rule: string }) => rule,
  );
  t.same(rules, [], 'what is off clashes with nothing');
});

t.test('a leg moves with its events, each at the hours that it had', async t => {
  const { act, get, leg, first, second, calendar } = await twoEvenings(t);
  const { status, json, text } = await act('shift', { days: 5 });
  t.equal(status, 200, text);
  t.match(await get(leg), { firstDate: '2027-02-08', lastDate: '2027-02-09' });
  const [, id] = leg.split('/legs/');
  t.match(await get(`/events/${first.id}`), {
    ...{ status: 'confirmed', leg: id, localStart: '2027-02-08T18:00' },
    localEnd: '2027-02-08T20:00',
  });
  t.match(await get(`/events/${second.id}`), { localStart: '2027-02-09T18:00', leg: id });
  t.same(await calendar(), ['1 Seattle – February 8–9 (Alex Gomez)', '1 First', '1 Second']);
  t.equal(json.before.leg.firstDate, '2027-02-03');
  t.equal((await act('shift', { days: 1 })).status, 200, 'onto a day that it had itself');
  t.match(await get(`/events/${first.id}`), { localStart: '2027-02-09T18:00' });
});

t.test('what is postponed comes back with its leg, and is confirmed again one by one', async t => {
  const { act, get, leg, first, call, calendar } = await twoEvenings(t);
  await act('postponement', snow);
  await act('shift', { days: 7 });
  t.match(await get(leg), { status: 'confirmed', firstDate: '2027-02-10' });
  t.match(await get(`/events/${first.id}`), {
    ...{ status: 'postponed', localStart: '2027-02-10T18:00' },
  });
  await call(`/events/${first.id}/confirmation`);
  t.same((await calendar()).slice(0, 2), ['2 Seattle – February 10–11 (Alex Gomez)', '3 First']);
});

t.test('one day of a leg is another matter than the whole', async t => {
  const { act, get, leg, first, second, calendar } = await twoEvenings(t);
  const { json } = await act('cancellation', { ...snow, day: '2027-02-04' });
  t.equal(json.after.events.length, 2);
  t.match(await get(leg), { status: 'confirmed' });
  t.match(await get(`/events/${first.id}`), { status: 'confirmed' });
  t.match(await get(`/events/${second.id}`), { status: 'cancelled' });
  t.same(await calendar(), [
    ...['0 Seattle – February 3–4 (Alex Gomez)', '0 First', '1 CANCELLED: Second'],
  ]);
  isProblem(t, await act('cancellation', { ...snow, day: '2027-02-05' }), 'invalid-input', {
    errors: [['/day', 'The leg is from 2027-02-03 to 2027-02-04.']],
  });
  await act('shift', { days: 1, day: '2027-02-03' });
  t.match(await get(`/events/${first.id}`), { localStart: '2027-02-04T18:00' });
});

t.test(
  'a dry run tells what would come of it and writes nothing; its tag is good for once',
  async t => {
    const { act, change, first, clock, store } = await twoEvenings(t);
    clock.now = new Date('2027-01-30T12:00:00Z');
    const before = await dump(store);
    const dry = await act('postponement?dryRun=true', snow);
    t.equal(dry.status, 200, dry.text);
    t.same(await dump(store), before);
    t.equal(dry.json.dryRun, true);
    t.equal(dry.json.after.leg.status, 'postponed');
    const removed = dry.json.conflicts.removed.map(({ rule }: { rule: string }) => rule);
    t.same(removed, ['venue-missing', 'venue-missing', 'venue-missing']);
    t.same(dry.json.conflicts.added, []);
    await change(`/events/${first.id}`, { expectedAttendance: 40 });
    const tag = { 'if-match': dry.headers.etag as string };
    isProblem(t, await act('postponement', snow, tag), 'stale-version');
    const again = await act('postponement?dryRun=true', snow);
    const done = await act('postponement', snow, { 'if-match': again.headers.etag as string });
    t.equal(done.status, 200);
    t.same(done.json.after.events.length, again.json.after.events.length);
  },
);

t.test('all of it or nothing: a double booking, and an hour that clocks leave out', async t => {
  const { act, call, evening, change, leg, second, store } = await twoEvenings(t);
  const other = await evening('In the way', '11', '18:30', '19:00');
  await call(`/events/${other.id}/confirmation`);
  const before = await dump(store);
  for (const query of ['', '?dryRun=true']) {
    const clash = await act(`shift${query}`, { days: 7 });
    t.equal(clash.json.code, 'double-booked');
    t.match(clash.json.detail, /“Second”.*“In the way”|“In the way”.*“Second”/);
  }
  t.same(await dump(store), before);
  await change(leg, { lastDate: '2027-02-04' });
  await change(`/events/${second.id}`, {
    ...{ localStart: '2027-02-04T02:30', localEnd: '2027-02-04T03:30' },
  });
  // March 14, 2027: clocks go from 02:00 to 03:00.
  const gap = await act('shift', { days: 38 });
  t.match(gap.json, { code: 'nonexistent-local-time', errors: [{ pointer: '/days' }] });
  t.match(gap.json.detail, /^“Second”: Clocks in America\/Los_Angeles skip/);
});

t.test('what is cancelled stays so, and its reason has to be said', async t => {
  const { act } = await twoEvenings(t);
  for (const body of [{}, { reason: '' }, { reason: 'a\nb' }, { ...snow, colour: 'red' }]) {
    t.equal((await act('cancellation', body)).status, 422);
  }
  for (const days of [367, -367, 1.5, '1', null])
    t.equal((await act('shift', { days })).status, 422);
  t.equal((await act('cancellation', snow)).json.after.leg.status, 'cancelled');
  isProblem(t, await act('postponement', snow), 'not-possible-now');
  isProblem(t, await act('shift', { days: 1 }), 'not-possible-now');
  isProblem(t, await act('cancellation', snow, {}), 'version-required');
});
