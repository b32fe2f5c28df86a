import t from 'tap';
import { endOfDay, localDateAt, startOfDay } from '../../../src/domain/time/local-date.js';
import { rules2025c } from '../../builders/zone-rules.js';

t.test(
  'a late evening in Los Angeles is still that day there, though UTC has the next',
  async t => {
    t.equal(localDateAt(new Date('2013-02-14T05:00:00Z'), 'America/Los_Angeles'), '2013-02-13');
    t.equal(localDateAt(new Date('2013-02-04T22:00:00Z'), 'Australia/Sydney'), '2013-02-05');
  },
);

const table = `
2013-03-10  America/New_York     2013-03-10T05:00Z  23
2013-11-03  America/New_York     2013-11-03T04:00Z  25
2013-10-06  Australia/Lord_Howe  2013-10-05T13:30Z  23.5
2013-10-19  America/Sao_Paulo    2013-10-19T03:00Z  24
2013-10-20  America/Sao_Paulo    2013-10-20T03:00Z  23
2013-02-16  America/Sao_Paulo    2013-02-16T02:00Z  25
2013-03-10  America/Havana       2013-03-10T05:00Z  23
2013-11-03  America/Havana       2013-11-03T04:00Z  25
2010-11-07  America/St_Johns     2010-11-07T02:30Z  25
2011-12-29  Pacific/Apia         2011-12-29T10:00Z  24
2011-12-30  Pacific/Apia         2011-12-30T10:00Z  0
2011-12-31  Pacific/Apia         2011-12-30T10:00Z  24
2026-11-01  America/Vancouver    2026-11-01T07:00Z  24
2026-11-01  America/Los_Angeles  2026-11-01T07:00Z  25
2200-12-31  Etc/UTC              2200-12-31T00:00Z  24
`;

t.test('a day begins at its first moment, and ends where the next begins', async t => {
  for (const row of table.trim().split('\n')) {
    const [date, timeZone, expected, hours] = row.split(/ {2,}/) as [
      string,
      string,
      string,
      string,
    ];
    const start = startOfDay(date, timeZone);
    t.equal(start.toISOString().replace(':00.000Z', 'Z'), expected, row);
    t.equal((+endOfDay(date, timeZone) - +start) / 3_600_000, Number(hours), row);
  }
});

t.test('a day has the hours that the law of its time gives it', async t => {
  const end = endOfDay('2026-11-01', 'America/Vancouver', rules2025c);
  t.equal(end.toISOString(), '2026-11-02T08:00:00.000Z');
  t.equal(localDateAt(end, 'America/Vancouver', rules2025c), '2026-11-02');
  t.equal(endOfDay('2026-11-01', 'America/Vancouver').toISOString(), '2026-11-02T07:00:00.000Z');
});
