import t from 'tap';
import { endOfDay, localDateAt } from '../../../src/domain/time/local-date.js';
import { zoneDataVersion, zoneOf } from '../../../src/domain/time/zone.js';

t.test(
  'a late evening in Los Angeles is still that day there, though UTC has the next',
  async t => {
    t.equal(localDateAt(new Date('2013-02-14T05:00:00Z'), 'America/Los_Angeles'), '2013-02-13');
    t.equal(localDateAt(new Date('2013-02-04T22:00:00Z'), 'Australia/Sydney'), '2013-02-05');
  },
);

t.test('Vancouver keeps summer time after November 2026, as the law says since 2026b', async t => {
  t.equal(zoneOf('America/Vancouver').offset(Date.UTC(2026, 11, 16, 3)), -420);
  t.match(zoneDataVersion, /^20(2[6-9]|[3-9]\d)/);
});

t.test('a day ends where the next begins, also on the days of 23 and 25 hours', async t => {
  t.equal(endOfDay('2013-03-10', 'America/New_York').toISOString(), '2013-03-11T04:00:00.000Z');
  t.equal(endOfDay('2013-11-03', 'America/New_York').toISOString(), '2013-11-04T05:00:00.000Z');
});

t.test('a day whose next midnight is skipped ends at the first moment after the gap', async t => {
  t.equal(endOfDay('2013-10-19', 'America/Sao_Paulo').toISOString(), '2013-10-20T03:00:00.000Z');
});

t.test('an unknown zone is an error, not UTC', async t => {
  t.throws(() => zoneOf('PST8'), { message: 'unknown time zone: PST8' });
});
