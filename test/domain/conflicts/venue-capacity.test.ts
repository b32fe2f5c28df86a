import t from 'tap';
import { venueCapacity } from '../../../src/domain/conflicts/venue-capacity.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { event, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const find = (
  expectedAttendance: number | null,
  capacity: number | null,
  changes: Partial<ScheduledEvent> = {},
) => {
  const hall = { timeZone: 'America/New_York', capacity, accessibility: null, openingHours: [] };
  const events = [
    event({
      ...{ id: 'e', venue: 'hall', venueName: 'Union Hall', venueFacts: hall },
      ...{ expectedAttendance, ...changes },
    }),
  ];
  return venueCapacity.find(schedule({ events }), contextAt(new Date('2013-01-01T00:00:00Z')));
};

t.test('300 people in 120 seats', async t => {
  t.strictSame(find(300, 120), [
    {
      subjects: [
        { type: 'event', id: 'e' },
        { type: 'venue', id: 'hall' },
      ],
      period: { firstDate: '2013-02-08', lastDate: '2013-02-08' },
      facts: { expectedAttendance: 300, capacity: 120 },
      message:
        '“An evening” on February 8 expects 300 people, and Union Hall has room for 120: find a larger one, or limit the number.',
    },
  ]);
});

t.test('not flagged: a full house, numbers unknown, no venue, online', async t => {
  t.same(find(120, 120), []);
  t.equal(find(121, 120).length, 1);
  t.same(find(null, 120), []);
  t.same(find(300, null), []);
  t.same(find(300, 120, { venue: null, venueFacts: null }), []);
  t.same(find(300, 120, { attendance: 'online' }), []);
});
