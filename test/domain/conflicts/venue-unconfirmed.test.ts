import t from 'tap';
import { venueUnconfirmed } from '../../../src/domain/conflicts/venue-unconfirmed.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const find = (now: string, changes: Partial<ScheduledEvent> = {}) =>
  venueUnconfirmed.find(
    schedule({
      events: [
        timedEvent('2013-02-03T18:00', '2013-02-03T20:00', {
          ...{ id: 'e', timeZone: 'America/Los_Angeles', status: 'hold' },
          ...{ venue: 'hall', venueName: 'Union Hall', ...changes },
        }),
      ],
    }),
    contextAt(new Date(now)),
  );
const january22 = '2013-01-22T20:00:00Z';

t.test('Seattle February 3, still tentative on January 22', async t => {
  t.strictSame(find(january22), [
    {
      severity: 'warning',
      subjects: [
        { type: 'event', id: 'e' },
        { type: 'venue', id: 'hall' },
      ],
      period: { firstDate: '2013-02-03', lastDate: '2013-02-03' },
      facts: { title: 'An evening', venue: 'Union Hall', daysLeft: 12 },
      message:
        'Union Hall has not been confirmed for “An evening” on February 3, which is in 12 days: ask there.',
    },
  ]);
});

t.test('an error from three days before', async t => {
  t.match(find('2013-02-02T20:00:00Z'), [{ severity: 'error', message: /which is in 1 day: ask/ }]);
});

t.test('not flagged: confirmed, none at all, past, online, earlier, a proposal', async t => {
  t.same(find(january22, { venueConfirmed: true }), []);
  t.same(find(january22, { venue: null }), []);
  t.same(find('2013-02-05T20:00:00Z'), []);
  t.same(find(january22, { attendance: 'online' }), []);
  t.same(find('2013-01-10T20:00:00Z'), []);
  t.same(find(january22, { status: 'proposed' }), []);
});
