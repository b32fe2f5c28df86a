import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import t from 'tap';
import { piecesOf, readFrom } from '../../../src/domain/busy/read-calendar.js';
import { Refusal } from '../../../src/domain/refusals.js';
import { projectFile } from '../../../src/project-files.js';
import { seed } from '../../campaign/counts.js';

const now = new Date('2026-11-22T12:00:00Z');
const stored = (name: string) =>
  readFileSync(join(projectFile('test/domain/busy/calendars'), `${name}.ics`), 'utf8');
const calendar = (...entries: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries, 'END:VCALENDAR', ''].join('\r\n');
const entry = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

/** What is read, in short: hours in UTC, days, and how many entries are unread. */
function read(text: string, timeZone: string | null = null) {
  const found = readFrom([...piecesOf(text, { now, timeZone, feedHost: 'gira.example' })]);
  if (found instanceof Refusal) return found.detail;
  const { periods, days, unread } = found;
  const hours = periods.map(({ startsAt, endsAt }) => {
    return `${startsAt.toISOString().slice(0, 16)}/${endsAt.toISOString().slice(0, 16)}`;
  });
  return { hours, days: days.map(each => `${each.firstDate}/${each.lastDate}`), unread };
}

/** The entries that are alike in the calendars of several programs, in New York. */
const dentist = '2026-12-01T23:00/2026-12-02T01:00';
const [first, second, third, fourth, fifth] = [
  '2027-03-01T14:00/2027-03-01T15:00',
  '2027-03-08T14:00/2027-03-08T15:00',
  // Clocks are put forward on March 14.
  '2027-03-15T13:00/2027-03-15T14:00',
  '2027-03-22T13:00/2027-03-22T14:00',
  '2027-03-29T13:00/2027-03-29T14:00',
];
const leave = '2026-12-10/2026-12-12';

t.test("Google's shape: moved and cancelled occurrences, what is free, a clock change", async t => {
  t.strictSame(read(stored('google')), {
    hours: [dentist, first, second, '2027-03-23T18:00/2027-03-23T19:00', fifth],
    ...{ days: [leave], unread: 0 },
  });
});

t.test("Apple's shape: floating times, another zone over a clock change, whole days", async t => {
  t.strictSame(read(stored('apple')), {
    hours: [
      '2026-12-25T02:00/2026-12-25T04:00',
      ...['2027-03-27T09:00/2027-03-29T09:00', '2027-04-03T08:00/2027-04-05T09:00'],
      '2027-04-10T08:00/2027-04-12T09:00',
    ],
    ...{ days: ['2027-01-04/2027-01-08', '2027-02-01/2027-02-05'], unread: 0 },
  });
});

t.test("Outlook's shape: zones by names of its own, and its words for busy and free", async t => {
  // Of the zone of the last entry the calendar says nothing.
  const expected = { hours: [first, second, third, fourth], days: [leave], unread: 1 };
  t.strictSame(read(stored('outlook')), expected);
});

t.test('what khal and calcurse have exported', async t => {
  const hours = [dentist, first, second, third, fourth, fifth];
  t.strictSame(read(stored('khal')), { hours, days: [leave], unread: 0 });
  const withoutZones = { hours: [], days: ['2026-12-10/2026-12-10'], unread: 2 };
  t.strictSame(read(stored('calcurse')), withoutZones, 'times without a zone are nobody’s');
  t.strictSame(read(stored('calcurse'), 'America/New_York'), {
    ...{ ...withoutZones, hours: hours.filter(each => each !== third), unread: 0 },
  });
});

t.test('what says that its owner is free is no busy time', async t => {
  const times = ['DTSTART:20261201T230000Z', 'DTEND:20261202T010000Z'];
  for (const line of [
    ...['TRANSP:TRANSPARENT', 'STATUS:CANCELLED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
    ...['transp:transparent', 'X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'],
  ]) {
    t.same(read(calendar(entry(...times, line))), { hours: [], days: [], unread: 0 }, line);
  }
  t.match(read(calendar(entry(...times, 'STATUS:TENTATIVE'))), { hours: [dentist] });
});

t.test('an engagement that Gira itself told is not in its own way', async t => {
  const times = ['DTSTART:20261201T230000Z', 'DTEND:20261202T010000Z'];
  const of = (uid: string) => read(calendar(entry(`UID:${uid}`, ...times)));
  t.strictSame(of('event-1@gira.example'), { hours: [], days: [], unread: 0 });
  t.match(of('event-1@gira.example.org'), { hours: [dentist] });
});

t.test('busy times that are told without entries', async t => {
  const said = ['BEGIN:VFREEBUSY', 'FREEBUSY;FBTYPE=BUSY:20261201T230000Z/PT2H,', 'END:VFREEBUSY'];
  t.strictSame(read(calendar(...said)), { hours: [dentist], days: [], unread: 1 });
  const free = ['BEGIN:VFREEBUSY', 'FREEBUSY;FBTYPE=FREE:20261201T230000Z/PT2H', 'END:VFREEBUSY'];
  t.strictSame(read(calendar(...free)), { hours: [], days: [], unread: 0 });
});

t.test('what overlaps or touches is one, and what takes no time is nothing', async t => {
  const of = (from: string, to: string) => entry(`DTSTART:${from}`, `DTEND:${to}`);
  const text = calendar(
    of('20261202T000000Z', '20261202T010000Z'),
    of('20261201T230000Z', '20261202T000000Z'),
    of('20261201T233000Z', '20261202T003000Z'),
    of('20261203T000000Z', '20261203T000000Z'),
    of('20261203T000000Z', '20261202T000000Z'),
    entry('DTSTART:20261203T000000Z'),
  );
  t.strictSame(read(text), { hours: [dentist], days: [], unread: 0 });
});

t.test('from 400 days ago to 800 days ahead, cut at both ends', async t => {
  const text = calendar(
    entry('DTSTART:19700101T000000Z', 'DTEND:20251018T010000Z'),
    entry('DTSTART:20290129T230000Z', 'DTEND:99991231T000000Z'),
    entry('DTSTART:20240101T000000Z', 'DTEND:20240101T010000Z'),
    entry('DTSTART:99990101T000000Z', 'DTEND:99991231T000000Z'),
  );
  const hours = ['2025-10-18T00:00/2025-10-18T01:00', '2029-01-29T23:00/2029-01-30T00:00'];
  t.strictSame(read(text), { hours, days: [], unread: 0 });
});

t.test('clocks that skip an hour, or show it twice, are read as the standard says', async t => {
  const of = (start: string) => entry(`DTSTART;TZID=America/New_York:${start}`, 'DURATION:PT30M');
  t.match(read(calendar(of('20270314T023000'))), { hours: ['2027-03-14T07:30/2027-03-14T08:00'] });
  t.match(read(calendar(of('20271107T013000'))), { hours: ['2027-11-07T05:30/2027-11-07T06:00'] });
});

t.test('a zone is known by the end of its name, else by what the calendar says of it', async t => {
  const of = (zone: string) => entry(`DTSTART;TZID="${zone}":20261201T180000`, 'DURATION:PT2H');
  for (const zone of [
    '/mozilla.org/20050126_1/America/New_York',
    'US/Eastern',
    'america/new_york',
  ]) {
    t.match(read(calendar(of(zone))), { hours: [dentist], unread: 0 }, zone);
  }
  for (const zone of ['Mars/Olympus', 'EST5EDT4', '../../etc/passwd', '__proto__', '']) {
    t.match(read(calendar(of(zone))), { hours: [], unread: 1 }, zone);
  }
  const fixed = ['BEGIN:VTIMEZONE', 'TZID:Ours', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'];
  const offsets = ['TZOFFSETFROM:-0500', 'TZOFFSETTO:-0500', 'END:STANDARD', 'END:VTIMEZONE'];
  t.match(read(calendar(...fixed, ...offsets, of('Ours'))), { hours: [dentist], unread: 0 });
});

t.test('what is no calendar, or breaks off, is refused', async t => {
  for (const [text, why] of [
    ['', /does not begin with BEGIN:VCALENDAR/],
    ['<!doctype html><html>', /web page/],
    ['{"a": 1}', /no calendar/],
    ['BEGIN:VCARD\r\nEND:VCARD', /no calendar/],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', /breaks off/],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR', /do not match/],
    ['BEGIN:VCALENDAR\n'.repeat(1000), /too deep/],
    [calendar(...Array.from({ length: 20_001 }, () => entry())), /more than 20000/],
  ] as const) {
    t.match(read(text), why);
  }
});

t.test('an entry that cannot be read is counted, and the others are read', async t => {
  const good = entry('DTSTART:20261201T230000Z', 'DTEND:20261202T010000Z');
  for (const lines of [
    ['SUMMARY:no start'],
    ['DTSTART:soon'],
    ['DTSTART:20260230T000000Z', 'DTEND:20260301T000000Z'],
    ['DTSTART:00130206T000000Z', 'DTEND:00130207T000000Z'],
    ['DTSTART:20250101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=SECONDLY'],
    ['DTSTART;TZID=Nowhere:20261201T180000', 'DURATION:PT1H'],
  ]) {
    const found = read(calendar(entry(...lines), good));
    t.strictSame(found, { hours: [dentist], days: [], unread: 1 }, lines.join());
  }
});

/** Files that ask for more than a life: read to the end, or refused, and never at one go. */
const everyMinute = `BYHOUR=${Array.from({ length: 24 }, (_, at) => at)};BYMINUTE=${Array.from({ length: 60 }, (_, at) => at)}`;
const many = (count: number, ...lines: string[]) =>
  calendar(...Array.from({ length: count }, (_, at) => entry(`UID:${at}`, ...lines)));
const zoned = 'DTSTART;TZID=America/New_York:20260101T180000';
const hostile: Record<string, string> = {
  'every day since 1601': many(
    500,
    'DTSTART:16010101T180000Z',
    'DURATION:PT1H',
    'RRULE:FREQ=DAILY;COUNT=99999999',
  ),
  'every minute': many(500, zoned, 'DURATION:PT1M', `RRULE:FREQ=DAILY;${everyMinute}`),
  'a day that never comes': many(
    2000,
    'DTSTART:20260101T180000Z',
    'DURATION:PT1H',
    'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  ),
  'thousands of daily entries': many(8000, zoned, 'DURATION:PT1M', 'RRULE:FREQ=DAILY'),
  'a very long event each day': many(
    50,
    'DTSTART:16010101T000000Z',
    'DTEND:99991231T000000Z',
    'RRULE:FREQ=DAILY',
  ),
  'a long list of exceptions': many(
    1,
    zoned,
    'DURATION:PT1M',
    'RRULE:FREQ=DAILY',
    `EXDATE;TZID=America/New_York:${'20260101T180000,'.repeat(60_000)}`,
  ),
  'a long list of days': many(
    1,
    zoned,
    'DURATION:PT1M',
    `RDATE;TZID=America/New_York:${'20260101T180000,'.repeat(60_000)}`,
  ),
  'overrides of one entry': calendar(
    ...Array.from({ length: 9000 }, (_, at) =>
      entry(
        'UID:a',
        at % 2 ? 'RECURRENCE-ID:20260101T180000Z' : 'RRULE:FREQ=YEARLY',
        'DTSTART:20260101T180000Z',
        'DURATION:PT1H',
      ),
    ),
  ),
  'a zone that changes every minute': calendar(
    'BEGIN:VTIMEZONE',
    'TZID:X',
    'BEGIN:STANDARD',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:-0400',
    'TZOFFSETTO:-0500',
    `RRULE:FREQ=DAILY;${everyMinute}`,
    'END:STANDARD',
    'END:VTIMEZONE',
    entry('DTSTART;TZID=X:20261201T180000', 'DURATION:PT1H'),
  ),
  'folds without end': calendar(`DTSTART:${'\r\n '.repeat(300_000)}`),
  'parameters without end': calendar(entry(`DTSTART${';a=b'.repeat(200_000)}`)),
  'quotes without end': calendar(entry(`DTSTART;a=${'",'.repeat(300_000)}`)),
  'commas without end': calendar(entry(`DTSTART;a=${'b,'.repeat(400_000)}`)),
  'empty lines': `BEGIN:VCALENDAR\n${'\n'.repeat(1_000_000)}END:VCALENDAR`,
};

t.test('every file is read in pieces, to its end or until it is refused', async t => {
  for (const [name, text] of Object.entries(hostile)) {
    let [longest, last] = [0, performance.now()];
    const pieces = [];
    for (const piece of piecesOf(text, { now, timeZone: null, feedHost: null })) {
      longest = Math.max(longest, performance.now() - last);
      pieces.push(piece);
      last = performance.now();
    }
    const found = readFrom(pieces);
    t.ok(found instanceof Refusal || found.unread >= 0, `${name} is read to the end, or refused`);
    // Some twenty milliseconds on a machine that has nothing else to do.
    t.comment(`${name}: ${pieces.length} pieces, the longest ${longest.toFixed(0)} ms`);
  }
});

t.test('weekly hours in any zone are those that a clock there shows', async () => {
  const zones = ['America/New_York', 'Europe/Madrid', 'Australia/Sydney', 'Asia/Kolkata'] as const;
  const one = fc.record({
    zone: fc.constantFrom(...zones),
    day: fc.integer({ min: 0, max: 500 }),
    // Not at the hours at which clocks are changed, of which Luxon has its own idea.
    hour: fc.integer({ min: 4, max: 19 }),
    length: fc.integer({ min: 1, max: 4 }),
    weeks: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(one, ({ zone, day, hour, length, weeks }) => {
      const start = DateTime.fromISO('2026-01-01', { zone }).plus({ days: day }).set({ hour });
      const stamp = start.toFormat("yyyyMMdd'T'HHmmss");
      const text = entry(
        `DTSTART;TZID=${zone}:${stamp}`,
        `DURATION:PT${length}H`,
        `RRULE:FREQ=WEEKLY;COUNT=${weeks}`,
      );
      const hours = Array.from({ length: weeks }, (_, week) => {
        const from = start.plus({ weeks: week }).toUTC();
        const minute = (at: DateTime) => at.toFormat("yyyy-MM-dd'T'HH:mm");
        return `${minute(from)}/${minute(from.plus({ hours: length }))}`;
      });
      assert.deepEqual(read(calendar(text)), { hours, days: [], unread: 0 });
    }),
    { numRuns: 200, seed },
  );
});
