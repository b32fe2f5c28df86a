import t from 'tap';
import { ambiguousTimes, decideHours, MAX_EVENT_DAYS } from '../../src/domain/event-time.js';
import { Refusal } from '../../src/domain/refusals.js';

const newYork = 'America/New_York';
const hours = (start: string, end: string, more: object = {}, zone = newYork) =>
  decideHours({ localStart: start, localEnd: end, ...more }, zone);
const instants = (start: string, end: string, more: object = {}) => {
  const found = hours(start, end, more);
  if (found instanceof Refusal) return found.code;
  return [found.startsAt?.toISOString(), found.endsAt?.toISOString()];
};
const refused = (found: ReturnType<typeof decideHours>) =>
  found instanceof Refusal ? [found.code, found.errors] : found;

t.test('an evening has the instants of its wall times, and the day of its start', async t => {
  t.same(hours('2013-02-03T22:00', '2013-02-04T00:30', { partOfDay: 'evening' }), {
    ...{ localStart: '2013-02-03T22:00', localEnd: '2013-02-04T00:30', timeZone: newYork },
    ...{ startFold: null, endFold: null, doorsAt: null, partOfDay: null, localDate: '2013-02-03' },
    startsAt: new Date('2013-02-04T03:00:00Z'),
    endsAt: new Date('2013-02-04T05:30:00Z'),
  });
});

t.test('a time that clocks skip is refused with both neighbours', async t => {
  t.same(refused(hours('2013-03-10T02:30', '2013-03-10T04:00')), [
    'nonexistent-local-time',
    [
      {
        pointer: '/localStart',
        message:
          'Clocks in America/New_York skip 2013-03-10 02:30: the last minute before is 2013-03-10 01:59, the first one after 2013-03-10 03:00.',
        suggestions: ['2013-03-10T01:59', '2013-03-10T03:00'],
      },
    ],
  ]);
  const lordHowe = hours('2013-10-06T01:00', '2013-10-06T02:15', {}, 'Australia/Lord_Howe');
  t.match(refused(lordHowe), [
    'nonexistent-local-time',
    [{ pointer: '/localEnd', suggestions: ['2013-10-06T01:59', '2013-10-06T02:30'] }],
  ]);
  t.match(hours('2013-03-10T02:30', '2013-03-10T04:00', {}, 'America/Phoenix'), {
    startsAt: new Date('2013-03-10T09:30:00Z'),
  });
});

t.test('doors that open at a time that clocks skip are refused', async t => {
  const found = hours('2013-03-10T03:30', '2013-03-10T05:00', { doorsAt: '2013-03-10T02:30' });
  t.match(refused(found), ['nonexistent-local-time', [{ pointer: '/doorsAt' }]]);
});

t.test('a time that comes twice is the earlier one unless a fold says otherwise', async t => {
  const [start, end] = ['2013-11-03T01:30', '2013-11-03T03:00'];
  const later = '2013-11-03T08:00:00.000Z';
  t.same(instants(start, end), ['2013-11-03T05:30:00.000Z', later]);
  t.same(instants(start, end, { startFold: 'earlier' }), ['2013-11-03T05:30:00.000Z', later]);
  t.same(instants(start, end, { startFold: 'later' }), ['2013-11-03T06:30:00.000Z', later]);
  t.same(instants('2013-11-03T00:30', '2013-11-03T01:30', { endFold: 'later' }), [
    '2013-11-03T04:30:00.000Z',
    '2013-11-03T06:30:00.000Z',
  ]);
  t.same(instants('2013-11-03T02:00', end, { startFold: 'later' }), [
    '2013-11-03T07:00:00.000Z',
    later,
  ]);
});

t.test('an end before its start on the clock is the later one when clocks go back', async t => {
  const found = ['2013-11-03T05:50:00.000Z', '2013-11-03T06:20:00.000Z'];
  t.same(instants('2013-11-03T01:50', '2013-11-03T01:20'), found);
  t.same(instants('2013-11-03T01:50', '2013-11-03T01:20', { endFold: 'later' }), found);
  t.equal(
    instants('2013-11-03T01:50', '2013-11-03T01:20', { endFold: 'earlier' }),
    'dates-out-of-order',
  );
  t.equal(
    instants('2013-11-03T01:50', '2013-11-03T01:20', { startFold: 'later' }),
    'dates-out-of-order',
  );
});

t.test('an end that is not after the start is refused', async t => {
  const pointed = ['dates-out-of-order', [{ pointer: '/localEnd' }]];
  t.match(refused(hours('2013-02-03T20:00', '2013-02-03T18:00')), pointed);
  t.match(refused(hours('2013-02-03T20:00', '2013-02-03T20:00')), pointed);
  t.match(refused(hours('2013-02-03T20:00', '1970-01-01T00:00')), pointed);
});

t.test(`an event lasts ${MAX_EVENT_DAYS} days at most`, async t => {
  t.notMatch(hours('2013-02-01T09:00', '2013-02-07T23:59'), Refusal);
  t.match(refused(hours('2013-02-01T23:59', '2013-02-08T00:00')), [
    'invalid-input',
    [{ pointer: '/localEnd', message: 'It lasts 7 days at most.' }],
  ]);
});

t.test('doors open before the start, on that day or the one before', async t => {
  const doors = (doorsAt: string) =>
    refused(hours('2013-02-03T18:00', '2013-02-03T20:00', { doorsAt }));
  t.match(doors('2013-02-03T18:00'), { doorsAt: '2013-02-03T18:00' });
  t.match(doors('2013-02-02T00:00'), { doorsAt: '2013-02-02T00:00' });
  t.match(doors('2013-02-03T18:01'), ['dates-out-of-order', [{ pointer: '/doorsAt' }]]);
  t.match(doors('2013-02-01T23:59'), ['dates-out-of-order', [{ pointer: '/doorsAt' }]]);
});

t.test('what is no zone is refused with the nearest that is one', async t => {
  const zone = (text: string) => refused(hours('2013-02-03T18:00', '2013-02-03T20:00', {}, text));
  const nearest = { PST: 'America/Los_Angeles', EST5EDT: newYork, 'America/New_Yrok': newYork };
  for (const [text, suggestion] of Object.entries(nearest)) {
    t.same(zone(text), [
      'unknown-time-zone',
      [
        {
          pointer: '/timeZone',
          message: `"${text}" is no time zone. Send ${suggestion}?`,
          suggestions: [suggestion],
        },
      ],
    ]);
  }
  for (const text of ['Etc/GMT+5', 'Atlantis', '', 'x'.repeat(60)]) {
    const message = `"${text}" is no time zone. Send an IANA id, as America/New_York.`;
    t.same(zone(text), ['unknown-time-zone', [{ pointer: '/timeZone', message }]]);
  }
  t.match(zone('us/eastern'), { timeZone: newYork });
});

t.test('while the hour is open there is a day and a part of it, and no instant', async t => {
  const open = { localStart: null, localEnd: null, startFold: null, endFold: null, doorsAt: null };
  const nothing = { ...open, startsAt: null, endsAt: null };
  t.same(decideHours({ localDate: '2013-02-03', doorsAt: '2013-02-03T17:00' }, newYork), {
    ...{ localDate: '2013-02-03', partOfDay: 'unknown', timeZone: newYork, ...nothing },
  });
  t.match(decideHours({ localDate: '2013-02-03', partOfDay: 'evening' }, newYork), {
    partOfDay: 'evening',
  });
  t.match(refused(decideHours({}, newYork)), ['invalid-input', [{ pointer: '/localStart' }]]);
  t.match(refused(decideHours({ localEnd: '2013-02-03T20:00' }, newYork)), [
    'invalid-input',
    [{ pointer: '/localStart' }],
  ]);
  t.match(refused(decideHours({ localStart: '2013-02-03T20:00' }, newYork)), [
    'invalid-input',
    [{ pointer: '/localEnd' }],
  ]);
});

t.test('a day beside a start on another day is refused', async t => {
  const found = hours('2013-02-03T18:00', '2013-02-03T20:00', { localDate: '2013-02-05' });
  t.same(refused(found), [
    'invalid-input',
    [{ pointer: '/localDate', message: 'It begins on 2013-02-03: leave localDate out.' }],
  ]);
});

t.test('a time is ambiguous until its fold is said', async t => {
  const open = (more: object = {}) => {
    const found = hours('2013-11-03T01:50', '2013-11-03T01:20', more);
    return found instanceof Refusal ? found : ambiguousTimes(found);
  };
  t.same(open(), ['2013-11-03T01:50', '2013-11-03T01:20']);
  t.same(open({ startFold: 'earlier' }), ['2013-11-03T01:20']);
  t.same(open({ startFold: 'earlier', endFold: 'later' }), []);
});
