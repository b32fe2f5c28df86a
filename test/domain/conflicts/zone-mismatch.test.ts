import t from 'tap';
import { zoneMismatch } from '../../../src/domain/conflicts/zone-mismatch.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { event, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

const find = (evening: ScheduledEvent) =>
  zoneMismatch.find(schedule({ events: [evening] }), contextAt(new Date('2013-01-01T00:00:00Z')));
const vancouver = {
  ...{ ...cities.seattle, slug: 'vancouver-bc-ca', name: 'Vancouver', country: 'CA' },
  timeZone: 'America/Vancouver',
};
const house = (timeZone: string) => ({
  venueFacts: { timeZone, capacity: null, accessibility: null, openingHours: [] },
});
const on = (day: string, timeZone: string, changes: Partial<ScheduledEvent>) =>
  timedEvent(`${day}T19:00`, `${day}T21:00`, { id: 'e', timeZone, ...changes });

t.test('Vancouver in America/Los_Angeles is an hour off in December 2026', async t => {
  t.strictSame(find(on('2026-12-15', 'America/Los_Angeles', { city: vancouver })), [
    {
      severity: 'error',
      subjects: [{ type: 'event', id: 'e' }],
      period: { firstDate: '2026-12-15', lastDate: '2026-12-15' },
      facts: {
        city: 'Vancouver',
        timeZone: 'America/Los_Angeles',
        placeTimeZone: 'America/Vancouver',
        minutes: 60,
      },
      message:
        '“An evening” on December 15, 2026 is in America/Los_Angeles, but clocks in Vancouver (America/Vancouver) are 60 minutes ahead then: set its time zone to America/Vancouver.',
    },
  ]);
});

t.test('the same pair in July is information', async t => {
  t.match(find(on('2026-07-15', 'America/Los_Angeles', { city: vancouver })), [
    { severity: 'info', facts: { minutes: 0 }, message: /whose clocks agree on that day: set/ },
  ]);
});

t.test('the zone of the venue goes before that of the city', async t => {
  const changes = { city: cities.newYork, ...house('America/Chicago') };
  t.match(find(on('2013-02-06', 'America/New_York', changes)), [
    { severity: 'error', facts: { minutes: -60 }, message: /are 60 minutes behind then/ },
  ]);
  t.same(find(on('2013-02-06', 'America/Chicago', changes)), []);
});

t.test('the hour counts: Sydney and Brisbane part when clocks change', async t => {
  const brisbane = (start: string, end: string) =>
    find(timedEvent(start, end, { timeZone: 'Australia/Sydney', ...house('Australia/Brisbane') }));
  t.equal(brisbane('2013-10-06T01:30', '2013-10-06T04:00')[0]?.severity, 'info');
  t.equal(brisbane('2013-10-06T03:00', '2013-10-06T04:00')[0]?.severity, 'error');
});

t.test('while the hour is open its day is compared', async t => {
  const open = (localDate: string) =>
    find(
      event({ ...{ firstDate: localDate, timeZone: 'America/Phoenix' }, city: cities.portland }),
    );
  t.equal(open('2013-02-06')[0]?.severity, 'error');
  t.equal(open('2013-07-06')[0]?.severity, 'info');
});

t.test('not flagged: names of one zone, no place, an event online', async t => {
  const montreal = { ...vancouver, name: 'Montréal', timeZone: 'America/Montreal' };
  t.same(find(on('2013-02-06', 'America/Toronto', { city: montreal })), []);
  t.same(find(on('2013-02-06', 'America/Los_Angeles', house('US/Pacific'))), []);
  t.same(find(on('2013-02-06', 'America/Toronto', {})), []);
  t.same(find(on('2013-02-06', 'America/Toronto', { city: vancouver, attendance: 'online' })), []);
});
