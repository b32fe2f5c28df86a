import t from 'tap';
import { legs, parse, problems } from './reading.js';

/** What is written, and the days that it means in 2013. */
const readable: Record<string, string[]> = {
  'February 3': ['02-03'],
  'Feb 3-5': ['02-03 02-05'],
  'Feb 3–5': ['02-03 02-05'],
  'Feb. 3 - 5': ['02-03 02-05'],
  'Feb 3rd-5th': ['02-03 02-05'],
  'Feb 3 & 5': ['02-03', '02-05'],
  'Feb 3 & 4': ['02-03 02-04'],
  'Feb 3 and 4': ['02-03 02-04'],
  'Feb 3, 4 and 5': ['02-03 02-05'],
  'Feb 3-5 and 7-8': ['02-03 02-05', '02-07 02-08'],
  'Feb 3 to 5': ['02-03 02-05'],
  'Feb 3 through 5': ['02-03 02-05'],
  'from Feb 3 to Feb 5': ['02-03 02-05'],
  'April 27 - May 4': ['04-27 05-04'],
  'Feb 28 & March 1': ['02-28 03-01'],
  'April 27 - May 4, 2013': ['04-27 05-04'],
  'February 3-5, 2013': ['02-03 02-05'],
  '3 February': ['02-03'],
  '3-5 February 2013': ['02-03 02-05'],
  'Sept 3': ['09-03'],
  'SEPT. 3': ['09-03'],
  '2013-02-03': ['02-03'],
  '2013-02-03 - 2013-02-05': ['02-03 02-05'],
  'Sun., Feb 3': ['02-03'],
  'Sunday February 3 - Monday February 4': ['02-03 02-04'],
  'Fri., Feb. 8 – Sat., Feb. 9': ['02-08 02-09'],
  '3-5 de febrero': ['02-03 02-05'],
  'del 3 al 5 de febrero': ['02-03 02-05'],
  '3 al 5 de febrero': ['02-03 02-05'],
  'del 27 de abril al 4 de mayo': ['04-27 05-04'],
  '12 y 13 de febrero': ['02-12 02-13'],
  '3 de febrero de 2013': ['02-03'],
  'domingo 3 de febrero': ['02-03'],
  'MIÉRCOLES 6 DE FEBRERO': ['02-06'],
  'miercoles 6 de febrero': ['02-06'],
  '1º de mayo': ['05-01'],
  'Feb 3-5.': ['02-03 02-05'],
  'Feb 3-5;': ['02-03 02-05'],
};

t.test('every way of writing days is read to its last word', async t => {
  for (const [written, days] of Object.entries(readable)) {
    const expected = days.map(range => `Boston ${range.replace(/\b(?=\d\d-)/g, '2013-')}`);
    t.same(legs(`Boston - ${written}`, 2013), expected, written);
    t.same(legs(`• Boston, ${written}`, 2013), expected, `${written}, after a comma`);
    t.same(legs(`${written.replace(/[.;]$/, '')}: Boston`, 2013), expected, `${written}, first`);
    t.same(problems(`Boston - ${written}`, 2013), [], written);
  }
});

t.test('a year in the date rules it, and December goes on into January', async t => {
  t.same(legs('Boston - Dec 30 - Jan 2', 2013), ['Boston 2013-12-30 2014-01-02']);
  t.same(legs('Boston - Dec 30 - Jan 2, 2015', 2013), ['Boston 2014-12-30 2015-01-02']);
  t.same(legs('Boston - Dec 30, 2014 - Jan 2', 2013), ['Boston 2014-12-30 2015-01-02']);
  t.same(legs('Boston - Dec 30, 2013 - Jan 2, 2014'), ['Boston 2013-12-30 2014-01-02']);
  t.same(legs('Boston - Dec 31 & Jan 1', 2013), ['Boston 2013-12-31 2014-01-01']);
  t.same(legs('Boston - Feb 29', 2012), ['Boston 2012-02-29']);
});

t.test('days that cannot be are problems with the code of their mistake', async t => {
  const flawed: Record<string, string> = {
    'Feb 30': 'no-such-day',
    'Feb 29': 'no-such-day',
    'Feb 0': 'no-such-day',
    'Feb 5-3': 'ends-before-it-begins',
    'Feb 5 - Jan 3': 'ends-before-it-begins',
    'Feb 5 & 3': 'ends-before-it-begins',
    'Mon., Feb 3': 'weekday-disagrees',
    'lunes 3 de febrero': 'weekday-disagrees',
    'Jan 5, 2013 - Jan 6, 2014': 'range-too-long',
    '2/3': 'ambiguous-date',
    '2/3-5': 'ambiguous-date',
    '02/03/2013': 'ambiguous-date',
    '02.03.2013': 'ambiguous-date',
    'Feb 3 (two evenings)': 'text-after-date',
    'Feb 3, 7pm': 'text-after-date',
    'Feb 3 - 5 March': 'several-stops',
  };
  for (const [written, code] of Object.entries(flawed)) {
    const text = `Boston - ${written}`;
    t.same(problems(text, 2013), [`1 ${code} ${text}`], text);
    t.same(legs(text, 2013), [], text);
  }
  t.same(legs('Boston - Jan 5, 2013 - Jan 5, 2014'), ['Boston 2013-01-05 2014-01-05']);
});

t.test('a reason names the text, what is wrong with it and what to write', async t => {
  const reason = (text: string) => parse(text, 2013).problems[0]?.reason;
  t.equal(
    reason('Boston - Mon., Feb 3'),
    'In "Boston - Mon., Feb 3" the weekday and the date disagree: ' +
      'February 3, 2013 is a Sunday, not a Monday; correct one of them.',
  );
  t.equal(
    reason('Boston - Feb 29'),
    '"Boston - Feb 29" names February 29, 2013, a day that does not exist: correct the date.',
  );
  t.equal(
    reason('DC Feb 3-5'),
    '"DC Feb 3-5" needs " - " between the city and the dates, as in "Boston - February 8-9".',
  );
});

t.test('the year is the given one, else the one in the text, else the nearest', async t => {
  const choice = (text: string, year?: number) => {
    const { year: chosen, yearFrom } = parse(text, year);
    return [chosen, yearFrom, ...legs(text, year)];
  };
  t.same(choice('Tour 2014\nDC - Feb 3', 2015), [2015, 'given', 'DC 2015-02-03']);
  t.same(choice('Tour 2014\nDC - Feb 3'), [2014, 'text', 'DC 2014-02-03']);
  t.same(choice('DC - Feb 3\nBoston - Feb 5, 2016'), [
    ...[2016, 'text'],
    ...['DC 2016-02-03', 'Boston 2016-02-05'],
  ]);
  t.same(choice('DC - Nov 30\nBoston - Jan 3, 2014'), [
    ...[2013, 'text'],
    ...['DC 2013-11-30', 'Boston 2014-01-03'],
  ]);
  t.same(choice('DC - Feb 3'), [2013, 'nearest', 'DC 2013-02-03']);
  t.same(choice('DC - Nov 3'), [2012, 'nearest', 'DC 2012-11-03']);
  t.same(choice('Nothing is planned'), [2013, 'nearest']);
});

t.test('January after December belongs to the next year, in every section', async t => {
  const text = [
    'Ana Ruiz will tour the East Coast.',
    ...['DC - Nov 30', 'Boston - Dec 20-22', 'Albany - Jan 3', 'Troy - Feb 1'],
    'Luis Paz will tour the West Coast.',
    ...['Seattle - Jan 5', 'Portland - Mon., Jan 6'],
  ].join('\n');
  t.same(legs(text, 2013), [
    ...['DC 2013-11-30', 'Boston 2013-12-20 2013-12-22', 'Albany 2014-01-03', 'Troy 2014-02-01'],
    ...['Seattle 2014-01-05', 'Portland 2014-01-06'],
  ]);
});
