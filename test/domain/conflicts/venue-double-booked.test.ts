import t from 'tap';
import { venueDoubleBooked } from '../../../src/domain/conflicts/venue-double-booked.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const now = new Date('2013-01-01T00:00:00Z');
const find = (...events: ScheduledEvent[]) =>
  venueDoubleBooked.find(schedule({ events }), contextAt(now));
const inHall = (room: string | null, changes: Partial<ScheduledEvent> = {}) =>
  timedEvent('2013-02-06T18:00', '2013-02-06T20:00', {
    ...{ venue: 'hall', venueName: 'Union Hall', room, speakers: [`somebody ${Math.random()}`] },
    ...changes,
  });

t.test('two talks in one hall at once', async t => {
  const [found] = find(inHall(null), inHall(null));
  t.equal(found?.severity, 'error');
  t.match(found?.message, /^Union Hall is booked twice on February 6: /);
  t.match(found?.subjects[2], { type: 'venue', id: 'hall' });
});

t.test('the whole venue meets every room, and a room itself in any spelling', async t => {
  t.equal(find(inHall(null), inHall('Library')).length, 1);
  t.equal(find(inHall('Library'), inHall(null)).length, 1);
  t.equal(find(inHall('Library'), inHall(' library')).length, 1);
  t.equal(find(inHall('Library'), inHall('Annex'), inHall(null), inHall('Annex')).length, 4);
});

t.test('not flagged: another room, no venue yet, online, one after the other', async t => {
  t.same(find(inHall('Library'), inHall('Annex')), []);
  t.same(find(inHall(null, { venue: null }), inHall(null, { venue: null })), []);
  t.same(find(inHall(null), inHall(null, { attendance: 'online' })), []);
  t.same(
    find(inHall(null), timedEvent('2013-02-06T20:00', '2013-02-06T21:00', { venue: 'hall' })),
    [],
  );
});
