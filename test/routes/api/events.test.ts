import t from 'tap';
import { testApp } from '../../support/app.js';
import { laborTour, writing } from '../../support/tours.js';

const evening = {
  ...{ tour: 'labor-tour', speakers: ['alex-gomez'], title: 'An evening with Alex' },
  ...{ localStart: '2027-02-03T18:00', localEnd: '2027-02-03T20:00' },
};

t.test('an event takes its leg, city and zone from where its speaker is on that day', async t => {
  const app = await testApp(t);
  const path = await laborTour(app);
  const answer = await app.as('coordinator')('POST', '/api/v1/events', evening);
  t.equal(answer.status, 201, answer.text);
  t.match(answer.json, {
    ...evening,
    ...{ leg: path.split('/').at(-1), city: 'seattle-wa-us', timeZone: 'America/Los_Angeles' },
    ...{ startsAt: '2027-02-04T02:00:00.000Z', endsAt: '2027-02-04T04:00:00.000Z' },
    ...{ status: 'hold', kind: 'talk', visibility: 'public', sequence: 0, offers: [] },
  });
  t.same(
    answer.json.conflicts.map(({ rule }: { rule: string }) => rule),
    [],
    'nothing is wrong with it',
  );
  const read = await app.as('coordinator')('GET', `/api/v1/events/${answer.json.id}`);
  t.equal(read.headers.etag, answer.headers.etag, 'clashes are no part of its version');
});

t.test('confirmed twice at once: the second is refused and told what is in the way', async t => {
  const app = await testApp(t);
  await laborTour(app);
  const { add } = writing(app);
  const one = await add('/events', evening);
  const two = await add('/events', {
    ...evening,
    localStart: '2027-02-03T19:00',
    localEnd: '2027-02-03T21:00',
  });
  const confirm = (id: string) =>
    app.as('coordinator')('PUT', `/api/v1/events/${id}/confirmation`, undefined, {
      'if-match': '*',
    });
  const first = await confirm(one.id);
  t.equal(first.status, 200, first.text);
  t.match(first.json, { status: 'confirmed', sequence: 0 });
  const second = await confirm(two.id);
  t.equal(second.status, 409, second.text);
  t.match(second.json, {
    code: 'double-booked',
    conflicts: [
      {
        rule: 'speaker-double-booked',
        severity: 'error',
        subjects: [{ id: one.id }, { id: two.id }, { id: 'alex-gomez' }],
      },
    ],
  });
  t.match((await app.as('coordinator')('GET', `/api/v1/events/${two.id}`)).json, {
    status: 'hold',
  });
  const feed = await app.as('public')('GET', '/feeds/speakers/alex-gomez.ics');
  t.match(feed.text, /DTSTART;TZID=America\/Los_Angeles:20270203T180000/);
  t.notMatch(feed.text, /20270204T030000Z/);
});

t.test(
  'what nobody knew to be in the way keeps an event from being stored, where that is asked',
  async t => {
    const app = await testApp(t);
    await laborTour(app);
    const call = app.as('coordinator');
    const register = (knownClashes: string[], headers = {}) =>
      call('POST', '/api/v1/events', { ...evening, knownClashes }, headers);
    const once = { 'idempotency-key': 'one-evening' };
    const first = await register([], once);
    t.equal(first.status, 201, first.text);
    t.match((await register([], once)).json, { id: first.json.id }, 'it is not in its own way');
    const refused = await register([]);
    t.match(refused.json, { status: 409, code: 'clashes-now' });
    const shown = refused.json.conflicts.map((each: { fingerprint: string }) => each.fingerprint);
    const checked = (await call('POST', '/api/v1/checks', { event: evening })).json.conflicts;
    t.ok(checked.length >= shown.length && shown.length > 0);
    t.equal((await call('GET', '/api/v1/events')).json.items.length, 1, 'nothing was stored');
    t.equal((await register(shown)).status, 201, 'known, it is stored');
  },
);
