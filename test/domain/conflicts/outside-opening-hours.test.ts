import t from 'tap';
import { outsideOpeningHours } from '../../../src/domain/conflicts/outside-opening-hours.js';
import type { ScheduledEvent } from '../../../src/domain/schedule.js';
import { type Venue, weekdays } from '../../../src/domain/venue.js';
import { event, schedule, timedEvent } from '../../builders/leg.js';
import { contextAt } from '../../builders/rule-context.js';

type Hours = Venue['openingHours'];
const context = contextAt(new Date('2013-01-01T00:00:00Z'));
const every = (opens: string, closes: string): Hours[number] => ({
  ...{ days: [...weekdays], opens, closes },
});
const inHall = (openingHours: Hours, timeZone = 'America/New_York') => ({
  ...{ id: 'e', venue: 'hall', venueName: 'Union Hall' },
  venueFacts: { timeZone, capacity: null, accessibility: null, openingHours },
});
const find = (from: string, to: string, changes: Partial<ScheduledEvent>) =>
  outsideOpeningHours.find(
    schedule({ events: [timedEvent(`2013-02-${from}`, `2013-02-${to}`, changes)] }),
    context,
  );

t.test('doors at 17:30 where the house opens at 18:00', async t => {
  const doors = { ...inHall([every('18:00', '22:00')]), doorsAt: '2013-02-06T17:30' };
  t.strictSame(find('06T18:00', '06T20:00', doors), [
    {
      subjects: [
        { type: 'event', id: 'e' },
        { type: 'venue', id: 'hall' },
      ],
      period: { firstDate: '2013-02-06', lastDate: '2013-02-06' },
      facts: {
        openFrom: ['2013-02-06T18:00'],
        openUntil: ['2013-02-06T22:00'],
        opens: '2013-02-06T17:30',
        closes: '2013-02-06T20:00',
        hours: ['February 6 18:00–22:00'],
      },
      message:
        '“An evening” needs Union Hall on February 6 from 17:30 to 20:00, but it is open February 6 18:00–22:00: change the hours, or ask for longer ones.',
    },
  ]);
  t.same(find('06T18:00', '06T20:00', { ...doors, doorsAt: null }), []);
});

t.test('a day on which it is closed, and an end too late', async t => {
  const thursday = inHall([{ days: ['thursday'], opens: '10:00', closes: '22:00' }]);
  t.match(find('06T18:00', '06T20:00', thursday)[0]?.message, /but it is closed then:/);
  t.same(find('07T20:00', '07T22:00', thursday), [], 'Thursday to the minute');
  t.equal(find('07T20:00', '07T22:01', thursday).length, 1);
});

t.test('hours that go on over midnight are one', async t => {
  const night = inHall([
    { days: ['wednesday'], opens: '20:00', closes: '00:00' },
    { days: ['thursday'], opens: '00:00', closes: '02:00' },
  ]);
  t.same(find('06T21:00', '07T01:30', night), []);
  t.equal(find('06T21:00', '07T02:30', night).length, 1);
  t.same(find('06T21:00', '07T01:00', inHall([every('20:00', '01:00')])), []);
  t.same(find('06T23:00', '07T23:30', inHall([every('00:00', '00:00')])), []);
  t.equal(
    find('06T16:00', '06T19:00', inHall([every('10:00', '17:00'), every('18:00', '22:00')])).length,
    1,
  );
});

t.test('by the clock of the house, where the event keeps another', async t => {
  const chicago = inHall([every('18:00', '22:00')], 'America/Chicago');
  t.equal(find('06T18:00', '06T20:00', chicago).length, 1);
  t.same(find('06T19:00', '06T23:00', chicago), []);
  t.equal(find('06T19:00', '06T23:00', { ...chicago, doorsAt: '2013-02-06T18:59' }).length, 1);
});

t.test('half an hour while clocks go back is within the night', async t => {
  const night = inHall([every('20:00', '03:00')]);
  const events = [timedEvent('2013-11-03T01:50', '2013-11-03T01:20', night)];
  t.same(outsideOpeningHours.find(schedule({ events }), context), []);
});

t.test(
  'an hour that begins and ends at one time of the clock is not within hours that end then',
  async t => {
    const hour = (closes: string) => {
      const hall = inHall([every('20:00', closes)]);
      const events = [timedEvent('2013-11-03T01:00', '2013-11-03T01:00', hall)];
      return outsideOpeningHours.find(schedule({ events }), context).length;
    };
    t.equal(hour('01:00'), 1);
    t.equal(hour('01:01'), 0);
  },
);

t.test('not flagged: hours unknown, online, no venue, the hour still open', async t => {
  t.same(find('06T03:00', '06T04:00', inHall([])), []);
  t.same(find('06T03:00', '06T04:00', {}), []);
  const hours = inHall([every('18:00', '22:00')]);
  t.same(find('06T03:00', '06T04:00', { ...hours, attendance: 'online' }), []);
  t.same(outsideOpeningHours.find(schedule({ events: [event(hours)] }), context), []);
});
