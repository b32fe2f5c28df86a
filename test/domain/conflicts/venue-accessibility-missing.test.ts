import t from 'tap';
import { venueAccessibilityMissing } from '../../../src/domain/conflicts/venue-accessibility-missing.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { event, schedule } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const find = (accessibility: string | null, changes: Partial<ScheduledEvent> = {}) => {
  const hall = { timeZone: 'America/New_York', capacity: null, accessibility, openingHours: [] };
  const venue = { venue: 'hall', venueName: 'Union Hall', venueFacts: hall };
  return venueAccessibilityMissing.find(
    schedule({ events: [event({ id: 'e', ...venue, ...changes })] }),
    contextAt(new Date('2013-01-01T00:00:00Z')),
  );
};

t.test('nobody knows about the stairs, and the evening is announced', async t => {
  t.strictSame(find(null), [
    {
      severity: 'warning',
      subjects: [
        { type: 'event', id: 'e' },
        { type: 'venue', id: 'hall' },
      ],
      period: { firstDate: '2013-02-08', lastDate: '2013-02-08' },
      facts: { title: 'An evening', venue: 'Union Hall', isAnnounced: true },
      message:
        'Nothing is said of how accessible Union Hall is, where “An evening” is on February 8: ask, and write it down even if it is “not step-free”.',
    },
  ]);
  t.equal(find(' \n')[0]?.severity, 'warning');
});

t.test('before it is announced, and where it never is, it is information', async t => {
  t.equal(find(null, { status: 'proposed' })[0]?.severity, 'info');
  t.equal(find(null, { status: 'hold' })[0]?.severity, 'info');
  t.equal(find(null, { visibility: 'private' })[0]?.severity, 'info');
});

t.test('not flagged: “not step-free”, online, no venue', async t => {
  t.same(find('not step-free'), []);
  t.same(find(null, { attendance: 'online' }), []);
  t.same(find(null, { venue: null, venueFacts: null }), []);
});
