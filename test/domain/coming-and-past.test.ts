import t from 'tap';
import { comingAndPast } from '../../src/domain/coming-and-past.js';
import type { Event } from '../../src/domain/event.js';
import type { Leg } from '../../src/domain/leg.js';
import { phaseOf } from '../../src/domain/tour-phase.js';

const tour = { firstDate: '2027-03-02', lastDate: '2027-03-04', status: 'published' as const };
const phase = (at: string, changes: object = {}) => phaseOf({ ...tour, ...changes }, new Date(at));

t.test('a tour is on from its first day anywhere to its last day anywhere', async t => {
  t.equal(phase('2027-03-01T09:59:00Z'), 'coming');
  t.equal(phase('2027-03-01T10:00:00Z'), 'now', 'it is March 2 on Kiritimati');
  t.equal(phase('2027-03-05T11:59:00Z'), 'now', 'it is March 4 west of Samoa');
  t.equal(phase('2027-03-05T12:00:00Z'), 'past');
});

t.test('a tour without days is to come, one in the archive is over', async t => {
  t.equal(phase('2027-03-03T00:00:00Z', { firstDate: null, lastDate: null }), 'coming');
  t.equal(phase('2027-03-03T00:00:00Z', { status: 'archived' }), 'past');
});

t.test(
  'legs end with their day where they are, events at their end; the last past one is first',
  async t => {
    const leg = (lastDate: string) => ({ lastDate, city: { timeZone: 'America/New_York' } }) as Leg;
    const event = (endsAt: string | null) =>
      ({ endsAt, localDate: '2027-03-03', timeZone: 'America/New_York' }) as Event;
    const legs = [leg('2027-03-01'), leg('2027-03-02'), leg('2027-03-03')];
    const events = [event('2027-03-03T00:00:00Z'), event('2027-03-03T04:59:00Z'), event(null)];
    const { coming, past } = comingAndPast({ legs, events }, new Date('2027-03-03T04:59:00Z'));
    t.same(coming, { legs: [legs[1], legs[2]], events: [events[2]] });
    t.same(past, { legs: [legs[0]], events: [events[1], events[0]] });
  },
);
