import t from 'tap';
import {
  isWallTime,
  offsetAt,
  resolveWallTime,
  wallTimeAt,
} from '../../../src/domain/time/wall-time.js';
import { rules2025c } from '../../builders/zone-rules.js';

/** A resolution in one line of a table. */
function inOneLine(wallTime: string, timeZone: string, rules?: typeof rules2025c): string {
  const short = (instant: Date) => instant.toISOString().replace(':00.000Z', 'Z');
  const found = resolveWallTime(wallTime, timeZone, rules);
  if (found.kind === 'instant') return short(found.instant);
  if (found.kind === 'gap') return `gap ${found.before} | ${found.after}`;
  return `twice ${short(found.earlier)} ${short(found.later)}`;
}

const table = `
2013-02-06T19:00  America/New_York     2013-02-07T00:00Z
2013-03-10T01:59  America/New_York     2013-03-10T06:59Z
2013-03-10T02:00  America/New_York     gap 2013-03-10T01:59 | 2013-03-10T03:00
2013-03-10T02:30  America/New_York     gap 2013-03-10T01:59 | 2013-03-10T03:00
2013-03-10T02:59  America/New_York     gap 2013-03-10T01:59 | 2013-03-10T03:00
2013-03-10T03:00  America/New_York     2013-03-10T07:00Z
2013-11-03T00:59  America/New_York     2013-11-03T04:59Z
2013-11-03T01:00  America/New_York     twice 2013-11-03T05:00Z 2013-11-03T06:00Z
2013-11-03T01:30  America/New_York     twice 2013-11-03T05:30Z 2013-11-03T06:30Z
2013-11-03T02:00  America/New_York     2013-11-03T07:00Z
2013-10-06T02:10  Australia/Lord_Howe  gap 2013-10-06T01:59 | 2013-10-06T02:30
2013-10-06T02:30  Australia/Lord_Howe  2013-10-05T15:30Z
2013-04-07T01:45  Australia/Lord_Howe  twice 2013-04-06T14:45Z 2013-04-06T15:15Z
2013-10-06T02:30  Australia/Adelaide   gap 2013-10-06T01:59 | 2013-10-06T03:00
2013-02-12T18:00  Australia/Adelaide   2013-02-12T07:30Z
2013-07-01T12:00  America/St_Johns     2013-07-01T14:30Z
2010-11-07T00:00  America/St_Johns     twice 2010-11-07T02:30Z 2010-11-07T03:30Z
2010-11-06T23:30  America/St_Johns     twice 2010-11-07T02:00Z 2010-11-07T03:00Z
2011-12-29T23:59  Pacific/Apia         2011-12-30T09:59Z
2011-12-30T00:00  Pacific/Apia         gap 2011-12-29T23:59 | 2011-12-31T00:00
2011-12-30T12:00  Pacific/Apia         gap 2011-12-29T23:59 | 2011-12-31T00:00
2011-12-30T23:59  Pacific/Apia         gap 2011-12-29T23:59 | 2011-12-31T00:00
2011-12-31T00:00  Pacific/Apia         2011-12-30T10:00Z
2013-07-01T12:00  America/Regina       2013-07-01T18:00Z
2013-12-01T12:00  America/Regina       2013-12-01T18:00Z
2013-07-01T12:00  America/Phoenix      2013-07-01T19:00Z
2013-12-01T12:00  America/Phoenix      2013-12-01T19:00Z
2013-07-01T12:00  America/El_Salvador  2013-07-01T18:00Z
2013-12-01T12:00  America/El_Salvador  2013-12-01T18:00Z
2013-02-15T18:30  Australia/Brisbane   2013-02-15T08:30Z
2013-02-15T18:30  Australia/Sydney     2013-02-15T07:30Z
2013-10-20T00:00  America/Sao_Paulo    gap 2013-10-19T23:59 | 2013-10-20T01:00
2013-03-10T00:30  America/Havana       gap 2013-03-09T23:59 | 2013-03-10T01:00
2026-12-15T19:00  America/Vancouver    2026-12-16T02:00Z
2026-12-15T19:00  America/Los_Angeles  2026-12-16T03:00Z
2026-11-01T01:30  America/Vancouver    2026-11-01T08:30Z
2026-11-01T01:30  America/Los_Angeles  twice 2026-11-01T08:30Z 2026-11-01T09:30Z
2027-03-14T02:30  America/Vancouver    2027-03-14T09:30Z
2026-12-15T19:00  America/Edmonton     2026-12-16T01:00Z
2026-12-15T19:00  America/Inuvik       2026-12-16T01:00Z
2026-12-15T19:00  America/Winnipeg     2026-12-16T00:00Z
2026-12-15T19:00  America/Regina       2026-12-16T01:00Z
1970-06-01T12:00  Africa/Monrovia      1970-06-01T12:44:30.000Z
1972-01-07T00:10  Africa/Monrovia      gap 1972-01-06T23:59 | 1972-01-07T00:45
2200-12-31T23:59  America/New_York     2201-01-01T04:59Z
`;

t.test('a wall time is one instant, skipped, or shown twice', async t => {
  const rows = table
    .trim()
    .split('\n')
    .map(row => row.split(/ {2,}/) as [string, string, string]);
  for (const [wallTime, timeZone, expected] of rows) {
    t.equal(inOneLine(wallTime, timeZone), expected, `${wallTime} ${timeZone}`);
  }
});

t.test('the same evening in Vancouver is another instant under the law of 2025', async t => {
  t.equal(inOneLine('2026-12-15T19:00', 'America/Vancouver', rules2025c), '2026-12-16T03:00Z');
  t.equal(
    inOneLine('2026-11-01T01:30', 'America/Vancouver', rules2025c),
    'twice 2026-11-01T08:30Z 2026-11-01T09:30Z',
  );
  t.equal(
    inOneLine('2027-03-14T02:30', 'America/Vancouver', rules2025c),
    'gap 2027-03-14T01:59 | 2027-03-14T03:00',
  );
  t.equal(inOneLine('2026-10-15T19:00', 'America/Vancouver', rules2025c), '2026-10-16T02:00Z');
  const instant = new Date('2026-12-16T02:00:00Z');
  t.equal(wallTimeAt(instant, 'America/Vancouver'), '2026-12-15T19:00');
  t.equal(wallTimeAt(instant, 'America/Vancouver', rules2025c), '2026-12-15T18:00');
});

t.test('an instant is shown as the minute that clocks show, seconds left out', async t => {
  t.equal(
    wallTimeAt(new Date('2013-02-14T05:00:59.999Z'), 'America/Los_Angeles'),
    '2013-02-13T21:00',
  );
  t.equal(wallTimeAt(new Date('2011-12-30T10:00:00Z'), 'Pacific/Apia'), '2011-12-31T00:00');
});

t.test('an offset is written with its sign, in hours and minutes', async t => {
  const winter = new Date('2026-12-15T12:00:00Z');
  const shown = (timeZone: string) => offsetAt(winter, timeZone);
  t.equal(shown('Asia/Kolkata'), '+05:30');
  t.equal(shown('America/St_Johns'), '-03:30');
  t.equal(shown('Etc/UTC'), '+00:00');
  t.equal(shown('Pacific/Kiritimati'), '+14:00');
  t.equal(shown('America/Vancouver'), '-07:00');
  t.equal(offsetAt(winter, 'America/Vancouver', rules2025c), '-08:00');
  t.equal(offsetAt(new Date('1971-01-01T00:00:00Z'), 'Africa/Monrovia'), '-00:44');
});

t.test(
  'a wall time is written YYYY-MM-DDTHH:MM, of a day that exists, and in no other way',
  async t => {
    for (const text of [
      '2013-02-03T19:00',
      '1970-01-01T00:00',
      '2200-12-31T23:59',
      '2012-02-29T12:30',
    ]) {
      t.ok(isWallTime(text), text);
    }
    const others = [
      ...['2013-02-03', '2013-02-03T24:00', '2013-02-03T19:60', '2013-02-29T19:00'],
      ...['2013-02-03T19:00:00', '2013-02-03T19:00Z', '2013-02-03T19:00-05:00', '2013-02-03 19:00'],
      ...['1969-12-31T23:59', '2201-01-01T00:00', '2013-02-03T9:00', '2013-02-03t19:00'],
      ...['2013-02-03T19:00\n', ' 2013-02-03T19:00', '2013-02-03T１９:00', ''],
    ];
    for (const text of others) t.notOk(isWallTime(text), JSON.stringify(text));
  },
);

t.test('what is no wall time, and a zone that is none, are errors', async t => {
  for (const text of ['tonight', '', '2013-02-30T19:00', '2013-02-03T19:00Z', '2013-02-03']) {
    t.throws(() => resolveWallTime(text, 'America/New_York'), {
      name: 'RangeError',
      message: `not a wall time: ${text}`,
    });
  }
  t.throws(() => resolveWallTime('2013-02-03T19:00', 'PST8'), {
    message: 'unknown time zone: PST8',
  });
  t.throws(() => wallTimeAt(new Date(0), 'PST8'), { message: 'unknown time zone: PST8' });
});
