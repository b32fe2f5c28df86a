import t from 'tap';
import { type Somebody, testApp } from '../../support/app.js';
import { dump } from '../../support/dump.js';
import { isProblem, sendRaw } from '../../support/problem.js';
import { laborTour, writing } from '../../support/tours.js';

const evening = {
  ...{ tour: 'labor-tour', speakers: ['alex-gomez'], title: 'An evening with Alex' },
  ...{ localStart: '2027-02-03T18:00', localEnd: '2027-02-03T20:00' },
};

t.test('a check tells what would clash and which hours are free, and writes nothing', async t => {
  const app = await testApp(t);
  await laborTour(app);
  const { add } = writing(app);
  const { id } = await add('/events', evening);
  const before = await dump(app.store);
  const check = (event: object) => app.as('coordinator')('POST', '/api/v1/checks', { event });
  const { status, json } = await check({ ...evening, localEnd: '2027-02-03T19:00' });
  t.match([status, json.offers.length], [200, 8]);
  t.same(rulesOf(json.conflicts), ['duplicate-event', 'speaker-double-booked']);
  t.same(json.conflicts[1].subjects.map((each: { id: string }) => each.id).sort(), [
    ...[id, 'alex-gomez', 'draft'].sort(),
  ]);
  t.same(
    json.offers.slice(0, 2).map((each: { localStart: string }) => each.localStart),
    [...['2027-02-03T17:00', '2027-02-03T16:30']],
  );
  t.same(await dump(app.store), before);
  isProblem(t, await app.as('public')('POST', '/api/v1/checks', { event: evening }), 'unknown-key');
  isProblem(t, await sendRaw(app.app, 'POST', '/api/v1/checks', '{'), 'malformed-json');
  t.match((await app.as('coordinator')('POST', '/api/v1/checks', evening)).json, {
    ...{ status: 422, code: 'invalid-input' },
  });
});

t.test('a change of an event is checked: what it adds, removes and leaves', async t => {
  const app = await testApp(t);
  const leg = await laborTour(app);
  const { add } = writing(app);
  const { id } = await add('/events', { ...evening, languages: ['en'] });
  const other = await add('/events', {
    ...{ ...evening, title: 'A lunch', languages: ['en'] },
    ...{ localStart: '2027-02-04T12:00', localEnd: '2027-02-04T13:00' },
  });
  const before = await dump(app.store);
  const check = (change: object) =>
    app.as('coordinator')('POST', '/api/v1/checks', { eventChange: { id, change } });
  const moved = await check({ localStart: '2027-02-04T12:30', localEnd: '2027-02-04T14:00' });
  t.same(rulesOf(moved.json.added), ['speaker-double-booked']);
  t.same(
    moved.json.added[0].subjects.map((each: { id: string }) => each.id).sort(),
    [...[id, other.id, 'alex-gomez']].sort(),
  );
  t.equal(moved.json.offers[0].localStart, '2027-02-04T13:00', 'after that lunch');
  t.same(await dump(app.store), before, 'nothing was written');
  const legId = leg.split('/').at(-1);
  const shorter = await app.as('coordinator')('POST', '/api/v1/checks', {
    legChange: { id: legId, change: { lastDate: '2027-02-03' } },
  });
  t.same(rulesOf(shorter.json.added), ['event-outside-leg']);
  t.same(shorter.json.offers, [], 'hours are for events');
  const alone = await app.as('coordinator')('POST', '/api/v1/checks', {
    leg: {
      ...{ tour: 'labor-tour', speaker: 'jaime-rivera', city: 'boston-ma-us' },
      ...{ coast: 'us-west-coast', firstDate: '2027-02-03', lastDate: '2027-02-04' },
    },
  });
  t.same(rulesOf(alone.json.added), ['leg-off-coast', 'leg-without-events']);
  t.same(await dump(app.store), before, 'nor was a city or an itinerary');
});

t.test('what may not be asked is refused, and says where', async t => {
  const app = await testApp(t);
  const leg = await laborTour(app);
  const { add } = writing(app);
  await add('/organizations', { name: 'Local 10', kind: 'chapter' });
  const { id } = await add('/events', evening);
  const nobody = '00000000-0000-4000-8000-00000000000a';
  const ask = (body: object, caller: Somebody = 'coordinator') =>
    app.as(caller)('POST', '/api/v1/checks', body);
  for (const [body, pointer] of [
    [{ eventChange: { id: nobody, change: {} } }, '/eventChange/id'],
    [{ legChange: { id: nobody, change: {} } }, '/legChange/id'],
    [{ eventChange: { id, change: { venue: nobody } } }, '/eventChange/change/venue'],
    [{ legChange: { id: leg.split('/').at(-1), change: { city: 'x' } } }, '/legChange/change/city'],
    [{ event: { ...evening, speakers: ['nobody'] } }, '/event/speakers/0'],
  ] as const) {
    const { json } = await ask(body);
    t.match(json, { status: 422, errors: [{ pointer }] }, pointer);
  }
  t.match((await ask({})).json, { status: 422, code: 'invalid-input' });
  t.match((await ask({ event: evening, leg: {} })).json, { status: 422, code: 'invalid-input' });
  const theirs = { legChange: { id: leg.split('/').at(-1), change: {} } };
  const chapter = { chapter: 'local-10' };
  t.match((await ask(theirs, chapter)).json, { status: 403 });
  t.match((await ask({ eventChange: { id, change: {} } }, chapter)).json, { status: 422 });
});

t.test('offers keep the way from and to the speaker’s other engagements', async t => {
  const app = await testApp(t);
  await laborTour(app);
  const { add } = writing(app);
  const place = { name: 'Hall', city: 'portland-or-us', latitude: 45.52345, longitude: -122.67621 };
  const { id: portland } = await add('/venues', place);
  const { id: seattle } = await add('/venues', {
    ...{ name: 'Union Hall', city: 'seattle-wa-us', latitude: 47.60621, longitude: -122.33207 },
    openingHours: [{ days: ['wednesday', 'thursday'], opens: '10:00', closes: '21:00' }],
  });
  await add('/events', {
    ...{ ...evening, title: 'In Portland', venue: portland },
    ...{ localStart: '2027-02-03T12:00', localEnd: '2027-02-03T13:00' },
  });
  const { json } = await app.as('coordinator')('POST', '/api/v1/checks', {
    event: {
      ...{ ...evening, venue: seattle },
      ...{ localStart: '2027-02-03T14:00', localEnd: '2027-02-03T15:00' },
    },
  });
  t.same(rulesOf(json.conflicts).slice(0, 1), ['impossible-travel']);
  const starts = json.offers.map((each: { localStart: string }) => each.localStart);
  t.same(starts.slice(0, 2), ['2027-02-03T19:30', '2027-02-03T20:00']);
  t.ok(starts.every((start: string) => start.slice(11) >= '10:00' && start.slice(11) <= '20:00'));
});

const rulesOf = (conflicts: { rule: string }[]) => conflicts.map(({ rule }) => rule);

t.test('another room of the venue is free at the same hour', async t => {
  const app = await testApp(t);
  await laborTour(app);
  const { add } = writing(app);
  const { id: venue } = await add('/venues', { name: 'Hall', city: 'seattle-wa-us' });
  await add('/events', { ...evening, speakers: ['jaime-rivera'], venue, room: 'Library' });
  const check = (room: string) =>
    app.as('coordinator')('POST', '/api/v1/checks', { event: { ...evening, venue, room } });
  const attic = await check('Attic');
  t.match(attic.json, { conflicts: [], offers: [{ localStart: '2027-02-03T18:00' }] });
  const library = await check('Library');
  t.match(library.json, { conflicts: [{ rule: 'venue-double-booked' }] });
  t.equal(library.json.offers[0].localStart, '2027-02-03T16:00');
});

t.test(
  'an evening whose hour is open is offered seven o’clock, also when clocks change',
  async t => {
    const app = await testApp(t);
    await laborTour(app);
    const open = {
      ...{ tour: 'labor-tour', speakers: ['alex-gomez'], title: 'Open', partOfDay: 'evening' },
      ...{ localDate: '2027-03-14', timeZone: 'America/New_York' },
    };
    const { json } = await app.as('coordinator')('POST', '/api/v1/checks', { event: open });
    t.equal(json.offers[0].localStart, '2027-03-14T19:00');
  },
);

t.test(
  'both sides’ chapters find the clash in their list, and neither whose the other is',
  async t => {
    const app = await testApp(t);
    await laborTour(app);
    const { add } = writing(app);
    for (const name of ['Local 10', 'Local 20'])
      await add('/organizations', { name, kind: 'chapter' });
    const [one, other] = [{ chapter: 'local-10' }, { chapter: 'local-20' }];
    const register = async (caller: Somebody, title: string) =>
      (await app.as(caller)('POST', '/api/v1/events', { ...evening, title })).json;
    const first = await register(one, 'Secret lunch of ten');
    const second = await register(other, 'Secret dinner of twenty');
    t.equal(second.conflicts[0].rule, 'speaker-double-booked');
    for (const [caller, own] of [
      [one, first],
      [other, second],
    ] as const) {
      const { json, text } = await app.as(caller)(
        'GET',
        '/api/v1/conflicts?rule=speaker-double-booked',
      );
      t.equal(json.items.length, 1);
      const events = json.items[0].subjects.filter(
        ({ type }: { type: string }) => type === 'event',
      );
      t.same(events.map(({ id }: { id: string }) => id).sort(), [own.id, 'hidden'].sort());
      t.match(json.items[0].message, /another engagement \(18:00–20:00\)/);
      t.notMatch(text, own === first ? /twenty/ : /of ten/);
    }
  },
);

t.test(
  'a change is answered with what then stands in the way, and hours that are free',
  async t => {
    const app = await testApp(t);
    await laborTour(app);
    const { add, change } = writing(app);
    await add('/events', evening);
    const later = { localStart: '2027-02-03T20:00', localEnd: '2027-02-03T21:00' };
    const { id, ...added } = await add('/events', { ...evening, title: 'Later', ...later });
    t.same(added.conflicts, []);
    const moved = (await change(`/events/${id}`, { localStart: '2027-02-03T19:00' })) as {
      conflicts: { rule: string }[];
      offers: { localStart: string }[];
    };
    t.same(rulesOf(moved.conflicts), ['speaker-double-booked']);
    t.equal(moved.offers[0]?.localStart, '2027-02-03T20:00');
    const read = await app.as('coordinator')('GET', `/api/v1/events/${id}`);
    t.equal(read.json.conflicts, undefined, 'they are no part of the event');
  },
);
