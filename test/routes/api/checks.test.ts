import t from 'tap';
import { testApp } from '../../support/app.js';
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
  t.match([status, json.conflicts.length, json.offers.length], [200, 1, 8]);
  t.same(json.conflicts[0].subjects.map((each: { id: string }) => each.id).sort(), [
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
