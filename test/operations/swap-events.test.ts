import t, { type Test } from 'tap';
import { faultsOf } from '../campaign/soundness.js';
import { testApp } from '../support/app.js';
import { laborTour, writing } from '../support/tours.js';

/** The labor tour with two evenings of Alex, and a call that decides on an event. */
async function twoEvenings(t: Test, one: object = {}, two: object = {}) {
  const app = await testApp(t);
  await laborTour(app);
  const { add, change } = writing(app);
  const evening = { tour: 'labor-tour', speakers: ['alex-gomez'], timeZone: 'America/Los_Angeles' };
  const first = await add('/events', {
    ...{ ...evening, title: 'One', localStart: '2027-03-13T18:00', localEnd: '2027-03-13T20:00' },
    ...one,
  });
  const second = await add('/events', {
    ...{ ...evening, title: 'Two', localStart: '2027-03-13T20:00', localEnd: '2027-03-13T22:00' },
    ...two,
  });
  const decide = (id: string, noun: string, body?: object) =>
    app.as('coordinator')('PUT', `/api/v1/events/${id}/${noun}`, body, { 'if-match': '*' });
  const read = async (id: string) =>
    (await app.as('coordinator')('GET', `/api/v1/events/${id}`)).json;
  return { app, first, second, decide, read, change };
}

t.test('two confirmed events that follow each other change places in one call', async t => {
  const { app, first, second, decide, read } = await twoEvenings(t);
  for (const { id } of [first, second]) t.equal((await decide(id, 'confirmation')).status, 200);
  const answer = await decide(first.id, 'swap', { with: second.id });
  t.equal(answer.status, 200, answer.text);
  t.equal(answer.json.localStart, '2027-03-13T20:00');
  t.equal((await read(second.id)).localStart, '2027-03-13T18:00');
  t.same(await faultsOf(app.store), []);
});

t.test('a swap that one of the two cannot make changes neither', async t => {
  // Arizona does not change its clocks: the hour that it has is skipped in Seattle.
  const { app, first, second, decide, read } = await twoEvenings(t, {
    ...{
      timeZone: 'America/Phoenix',
      localStart: '2027-03-14T02:30',
      localEnd: '2027-03-14T04:00',
    },
  });
  for (const { id } of [first, second]) t.equal((await decide(id, 'confirmation')).status, 200);
  const before = [await read(first.id), await read(second.id)];
  const answer = await decide(first.id, 'swap', { with: second.id });
  t.match([answer.status, answer.json.code], [422, 'nonexistent-local-time']);
  t.same([await read(first.id), await read(second.id)], before);
  t.same(await faultsOf(app.store), []);
});

t.test('an event cannot be swapped with itself', async t => {
  const { app, first, decide, read } = await twoEvenings(t);
  const before = await read(first.id);
  const answer = await decide(first.id, 'swap', { with: first.id });
  t.match([answer.status, answer.json.code], [422, 'invalid-input'], answer.text);
  t.same(answer.json.errors, [
    { pointer: '/with', message: 'An event has nothing to swap with itself.' },
  ]);
  t.same(await read(first.id), before);
  t.same(await faultsOf(app.store), []);
});
