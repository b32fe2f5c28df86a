import t from 'tap';
import type { PolicyChange } from '../../../src/domain/conflicts/policy.js';
import { venueMissing } from '../../../src/domain/conflicts/venue-missing.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { event, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const find = (now: string, changes: Partial<ScheduledEvent> = {}, policy: PolicyChange = {}) =>
  venueMissing.find(
    schedule({
      events: [
        timedEvent('2013-02-03T18:00', '2013-02-03T20:00', {
          ...{ id: 'e', timeZone: 'America/Los_Angeles', status: 'hold', city: cities.seattle },
          ...changes,
        }),
      ],
    }),
    contextAt(new Date(now), policy),
  );
const january = (day: number) => `2013-01-${day}T20:00:00Z`;

t.test('Seattle February 3 without a venue on January 22', async t => {
  t.strictSame(find(january(22)), [
    {
      severity: 'warning',
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2013-02-03', lastDate: '2013-02-03' },
      facts: { city: 'Seattle', title: 'An evening', daysLeft: 12 },
      message:
        '“An evening” on February 3 has no venue in Seattle yet, and is in 12 days: book one.',
    },
  ]);
});

t.test('from 14 local days before a warning, from 3 an error, to its end', async t => {
  const severity = (now: string) => find(now)[0]?.severity;
  t.equal(severity('2013-01-20T07:59:59Z'), undefined);
  t.equal(severity('2013-01-20T08:00:00Z'), 'warning');
  t.equal(severity('2013-01-31T07:59:59Z'), 'warning');
  t.equal(severity('2013-01-31T08:00:00Z'), 'error');
  t.match(find('2013-02-04T03:59:59Z')[0]?.message, /and is today: book one/);
  t.equal(severity('2013-02-04T04:00:00Z'), undefined);
});

t.test('the days are those of the clock in Sydney', async t => {
  const sydney = timedEvent('2013-02-05T09:00', '2013-02-05T10:00', {
    timeZone: 'Australia/Sydney',
  });
  t.same(find('2013-01-21T12:59:59Z', sydney), []);
  t.equal(find('2013-01-21T13:00:00Z', sydney)[0]?.facts.daysLeft, 14);
});

t.test('not flagged: private, online, a proposal, a venue, further off', async t => {
  t.same(find(january(22), { visibility: 'private' }), []);
  t.same(find(january(22), { attendance: 'online' }), []);
  t.same(find(january(22), { status: 'proposed' }), []);
  t.same(find(january(22), { venue: 'hall' }), []);
  t.same(find('2013-01-01T00:00:00Z'), []);
  t.equal(find(january(22), { attendance: 'hybrid', status: 'confirmed' }).length, 1);
});

t.test('while the hour is open it is coming until its day is over', async t => {
  const open = event({ firstDate: '2013-02-03', timeZone: 'America/New_York' });
  const at = (now: string) => find(now, open)[0]?.severity;
  t.equal(at('2013-02-04T04:59:59Z'), 'error');
  t.equal(at('2013-02-04T05:00:00Z'), undefined);
});

t.test("how many days are too few is the tour's to say", async t => {
  const at = (venueWarningDays: number, venueErrorDays: number) =>
    find(january(22), {}, { thresholds: { venueWarningDays, venueErrorDays } })[0]?.severity;
  t.same([at(11, 3), at(12, 3), at(30, 12), at(5, 20)], [undefined, 'warning', 'error', 'error']);
});
