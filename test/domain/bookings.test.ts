import t from 'tap';
import { bookingsOf, needTheSame } from '../../src/domain/bookings.js';
import { eventStatuses } from '../../src/domain/event.js';
import { event } from '../builders/event-on-file.js';

const person = (slug: string) => ({ resource: `person:${slug}`, room: null });

t.test('an event books its people once each, in one order, and its room', async t => {
  const panel = event({
    ...{ speakers: ['zoe', 'alex'], interpreter: 'alex', venue: 'hall', room: ' The  LIBRARY' },
  });
  t.same(bookingsOf(panel), [
    ...[person('alex'), person('zoe')],
    { resource: 'venue:hall', room: 'the library' },
  ]);
  t.same(bookingsOf({ ...panel, room: null }).at(-1), { resource: 'venue:hall', room: null });
  t.same(bookingsOf({ ...panel, room: '★' }).at(-1), { resource: 'venue:hall', room: '★' });
});

t.test('it books nothing while it takes no time, and no room while it is online', async t => {
  const hall = event({ venue: 'hall' });
  const booking = eventStatuses.filter(status => bookingsOf({ ...hall, status }).length > 0);
  t.same(booking, ['proposed', 'hold', 'confirmed']);
  t.same(bookingsOf({ ...hall, startsAt: null, endsAt: null }), []);
  t.same(bookingsOf({ ...hall, attendance: 'online' }), [person('alex-gomez')]);
  t.equal(bookingsOf({ ...hall, attendance: 'hybrid' }).length, 2);
});

t.test('two events need the same person, or one room, or one the whole venue', async t => {
  const at = (room: string | null, speaker: string) =>
    event({ venue: 'hall', room, speakers: [speaker] });
  t.ok(needTheSame(at('A', 'alex'), at('B', 'alex')));
  t.ok(needTheSame(at('A', 'alex'), at('a', 'jaime')));
  t.ok(needTheSame(at('A', 'alex'), at(null, 'jaime')));
  t.ok(needTheSame(at(null, 'alex'), at('A', 'jaime')));
  t.notOk(needTheSame(at('A', 'alex'), at('B', 'jaime')));
  const interpreted = event({ venue: null, speakers: ['jaime'], interpreter: 'alex' });
  t.ok(needTheSame(interpreted, at('A', 'alex')));
});
