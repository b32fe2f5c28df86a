import t from 'tap';
import { delegation, laborTour } from '../../support/announcements.js';
import { draft, places, questions } from './drafting.js';

t.test('the tour of 2013 is ten legs in ten cities on two coasts, and nothing is open', async t => {
  const read = draft(laborTour);
  t.same(
    read.sections.map(({ speaker, coast, legs }) => [
      ...[speaker?.name, speaker?.organization, coast?.slug],
      ...legs.map(({ city, firstDate }) => `${city?.slug} ${firstDate}`),
    ]),
    [
      [
        ...['Jaime Rivera', 'STSEL', 'us-east-coast'],
        ...['washington-dc-us 2013-02-03', 'new-york-city-ny-us 2013-02-06'],
        ...['boston-ma-us 2013-02-08', 'philadelphia-pa-us 2013-02-11'],
      ],
      [
        ...['Alex Gomez', 'FESTRASPES', 'us-west-coast'],
        ...['seattle-wa-us 2013-02-03', 'olympia-wa-us 2013-02-05', 'portland-or-us 2013-02-06'],
        ...['santa-cruz-ca-us 2013-02-07', 'san-francisco-ca-us 2013-02-09'],
        'los-angeles-ca-us 2013-02-12',
      ],
    ],
  );
  t.same([read.countries, read.problems, read.notes], [['US'], [], []]);
});

t.test('the delegation of 2013 is one leg in El Salvador', async t => {
  const read = draft(delegation);
  t.same(
    [read.kind, read.countries, places(read), read.problems],
    ['delegation', ['SV'], ['SV'], []],
  );
});

t.test('the countries of a tour are those it names and those it goes to, unless given', async t => {
  const text = 'Ana Ruiz will tour Canada.\n• Toronto - Feb 3\n• Buffalo, NY - Feb 5';
  t.same(draft(text).countries, ['CA', 'US']);
  t.same(draft(text, { countries: ['CA'] }).countries, ['CA']);
  t.same(draft('Tour\n• Perth - Feb 3', { countries: ['AU'] }).countries, ['AU']);
});

t.test('problems come in the order of their lines, wherever they were found', async t => {
  const text = 'Ana Ruiz will tour the East Coast.\n• Vancouver - Feb 30\n• Sietle - Feb 3\n• Lyon';
  const codes = questions(draft(text, { countries: ['AU', 'US'] })).map(each => each.slice(0, 14));
  t.same(codes, ['1 unclear-coas', '2 no-such-day', '3 unknown-city', '4 no-date']);
});

t.test('an ignored line goes to the prose, whether it was a stop or a problem', async t => {
  const text = 'Tour\n• Boston - Feb 3\n• Boston - Feb 30\n• New York - Feb 5';
  const answers = [2, 3].map(line => ({ line, ignore: true as const }));
  const read = draft(text, { answers });
  t.same([places(read), read.problems, read.notes], [['new-york-city-ny-us'], [], []]);
  t.same(read.prose, [
    { line: 3, text: 'Boston - Feb 30' },
    { line: 2, text: 'Boston - Feb 3' },
  ]);
});

t.test('an answer to a line without a stop is noted', async t => {
  const text = 'Tour\nCome all.\n• Boston - Feb 3';
  const note = 'The answer to line 2 changes nothing: no stop stands there.';
  for (const answer of [
    { line: 2, city: 'boston-ma-us' },
    { line: 2, coast: 'us-east-coast' },
    { line: 2, ignore: true as const },
  ]) {
    t.same(draft(text, { answers: [answer] }).notes, [note]);
  }
  t.same(draft(text, { answers: [{ line: 3, city: 'boston-ma-us' }] }).notes, []);
});

t.test('a sentence before a list that names nobody is noted, a heading is not', async t => {
  const stops = '\n• Boston - Feb 3';
  t.same(draft(`Two nurses will tour the East Coast.${stops}`, { countries: ['US'] }).notes, [
    'Nobody was found in line 1 who speaks at its stops. If somebody does, write "NAME, ROLE (ORGANISATION), will tour the East Coast."',
  ]);
  t.same(draft(`Tour\nEast Coast${stops}`, { countries: ['US'] }).notes, []);
});
