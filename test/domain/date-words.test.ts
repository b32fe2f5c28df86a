import t from 'tap';
import {
  dateInWords,
  dateRangeInWords,
  dayInWords,
  languages,
  monthNames,
  weekdayNames,
} from '../../src/domain/date-words.js';

t.test('a range of days is written as people write it, in English and in Spanish', async t => {
  const ranges = [
    ['2013-02-03', '2013-02-04', 'February 3–4', '3–4 de febrero'],
    ['2013-02-11', '2013-02-11', 'February 11', '11 de febrero'],
    ['2013-04-27', '2013-05-04', 'April 27 – May 4', '27 de abril – 4 de mayo'],
    [
      ...['2013-12-30', '2014-01-02', 'December 30, 2013 – January 2, 2014'],
      '30 de diciembre de 2013 – 2 de enero de 2014',
    ],
    [
      '2013-02-01',
      '2014-02-01',
      'February 1, 2013 – February 1, 2014',
      '1 de febrero de 2013 – 1 de febrero de 2014',
    ],
  ] as [string, string, string, string][];
  const written = ranges.map(([first, last]) => [
    ...[first, last, dateRangeInWords(first, last), dateRangeInWords(first, last, 'es')],
  ]);
  t.same(written, ranges);
});

t.test('a day is written with and without its year', async t => {
  t.equal(dayInWords('2013-02-10'), 'February 10');
  t.equal(dateInWords('2013-02-10'), 'February 10, 2013');
  t.equal(dayInWords('2013-02-10', 'es'), '10 de febrero');
  t.equal(dateInWords('2013-02-10', 'es'), '10 de febrero de 2013');
});

t.test('months and weekdays have the names that CLDR gives them', async t => {
  for (const language of languages) {
    const names = (part: object, days: Date[]) =>
      days.map(day => day.toLocaleDateString(language, { ...part, timeZone: 'UTC' }));
    const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2013, month, 1)));
    t.same(monthNames[language], names({ month: 'long' }, months));
    // April 1, 2013 was a Monday.
    const week = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2013, 3, 1 + day)));
    t.same(weekdayNames[language], names({ weekday: 'long' }, week));
  }
});
