import t from 'tap';
import { pinnedRules } from '../../src/domain/time/rules.js';
import { localTime, zonedTimes } from '../../src/feeds/zoned-time.js';
import { rules2025c } from '../builders/zone-rules.js';

/** From an instant on for two hours, in a zone: the hours there, or `UTC`. */
const table = `
2013-02-11T00:00Z  America/New_York     2013-02-10T19:00 2013-02-10T21:00
2013-02-04T05:00Z  America/New_York     2013-02-04T00:00 2013-02-04T02:00
2013-03-10T05:30Z  America/New_York     2013-03-10T00:30 2013-03-10T03:30
2013-03-10T06:59Z  America/New_York     2013-03-10T01:59 2013-03-10T04:59
2013-11-03T02:59Z  America/New_York     2013-11-02T22:59 2013-11-03T00:59
2013-11-03T03:00Z  America/New_York     UTC
2013-11-03T05:30Z  America/New_York     UTC
2013-11-03T06:30Z  America/New_York     UTC
2013-11-03T07:00Z  America/New_York     2013-11-03T02:00 2013-11-03T04:00
2006-03-20T20:00Z  America/New_York     UTC
2006-03-12T07:30Z  America/New_York     UTC
2006-02-20T20:00Z  America/New_York     2006-02-20T15:00 2006-02-20T17:00
1970-12-20T20:00Z  America/New_York     UTC
2026-07-15T20:00Z  America/Vancouver    2026-07-15T13:00 2026-07-15T15:00
2026-10-31T20:00Z  America/Vancouver    2026-10-31T13:00 2026-10-31T15:00
2026-12-16T03:00Z  America/Vancouver    2026-12-15T20:00 2026-12-15T22:00
2026-03-08T08:30Z  America/Vancouver    UTC
2026-02-16T03:00Z  America/Vancouver    UTC
2013-02-16T00:00Z  America/El_Salvador  2013-02-15T18:00 2013-02-15T20:00
2026-04-04T14:30Z  Australia/Lord_Howe  UTC
2026-04-04T14:00Z  Australia/Lord_Howe  2026-04-05T01:00 2026-04-05T02:30
2026-04-04T15:30Z  Australia/Lord_Howe  2026-04-05T02:00 2026-04-05T04:00
2027-05-03T17:00Z  Asia/Jerusalem       UTC
2027-05-03T17:00Z  Africa/Cairo         UTC
`;

t.test('hours are those of the zone exactly where its shape tells the instants', async t => {
  for (const line of table.trim().split('\n')) {
    const [from, timeZone, expected] = line.split(/ {2,}/) as [string, string, string];
    const startsAt = new Date(from);
    const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
    const found = zonedTimes({ startsAt, endsAt, timeZone }, pinnedRules);
    t.equal(found === null ? 'UTC' : `${found.start} ${found.end}`, expected, line);
  }
});

t.test('other zone data has other hours', async t => {
  const startsAt = new Date('2026-12-16T03:00Z');
  const times = zonedTimes(
    { startsAt, endsAt: startsAt, timeZone: 'America/Vancouver' },
    rules2025c,
  );
  t.equal(times?.start, '2026-12-15T19:00');
});

t.test('an instant that is no full minute is written in UTC, or it would be another', async t => {
  const startsAt = new Date('2026-12-16T03:00:01Z');
  const when = { startsAt, endsAt: startsAt, timeZone: 'America/New_York' };
  t.equal(zonedTimes(when, pinnedRules), null);
});

t.test('a local time has neither a Z nor separators', async t => {
  t.equal(localTime('2013-02-10T19:00'), '20130210T190000');
});
