import t from 'tap';
import { draft, places, questions } from './drafting.js';

const US = { countries: ['US'] };

t.test('a city is found by its name, its nickname or its Spanish name', async t => {
  const text = [
    ...['• DC - Feb 1', '• NYC - Feb 2', '• Nueva York - Feb 3', '• Filadelfia - Feb 4'],
    ...['• Los Ángeles - Feb 5', '• Bay Area - Feb 6', '• Saint Paul - Feb 7'],
  ].join('\n');
  t.same(places(draft(text)), [
    ...['washington-dc-us', 'new-york-city-ny-us', 'new-york-city-ny-us', 'philadelphia-pa-us'],
    ...['los-angeles-ca-us', 'san-francisco-ca-us', 'saint-paul-mn-us'],
  ]);
});

t.test('a city that two countries of the tour have is asked, with those it may be', async t => {
  const text = '• Seattle - Feb 4\n• Vancouver – Feb 6';
  const border = { countries: ['US', 'CA'] };
  t.same(places(draft(text, US)), ['seattle-wa-us', '?']);
  const asked = draft(text, border);
  t.same(places(asked), ['seattle-wa-us', '?']);
  t.same(questions(asked), ['2 unclear-city vancouver-bc-ca vancouver-wa-us']);
  t.equal(
    asked.problems[0]?.reason,
    '"Vancouver" may be Vancouver, BC; Vancouver, WA: write the region after a comma, or answer with the city.',
  );
  t.same(asked.sections[0]?.legs[1], {
    ...{ line: 2, text: 'Vancouver – Feb 6', city: null, country: null },
    ...{ firstDate: '2013-02-06', lastDate: '2013-02-06' },
  });
  t.same(places(draft(text, { ...border, onFile: ['vancouver-bc-ca'] }))[1], 'vancouver-bc-ca');
  t.same(
    questions(draft(text, { ...border, onFile: ['vancouver-bc-ca', 'vancouver-wa-us'] })),
    questions(asked),
    'on file are both',
  );
});

t.test('an answer by slug or by words settles a city, one for each stop of its line', async t => {
  const border = { countries: ['US', 'CA'] };
  const one = (city: string, text = 'Vancouver – Feb 6') =>
    draft(text, { ...border, answers: [{ line: 1, city }] });
  for (const city of ['vancouver-wa-us', 'Vancouver, WA', 'vancouver, washington']) {
    t.same([places(one(city)), questions(one(city))], [['vancouver-wa-us'], []], city);
  }
  const twice = one('vancouver-bc-ca', 'Vancouver – Feb 6 & 9');
  t.same(places(twice), ['vancouver-bc-ca', 'vancouver-bc-ca'], 'two visits are asked once');
  t.same(questions(draft('Vancouver – Feb 6 & 9', border)).length, 1);
  const two = draft('Vancouver - Feb 3 / Richmond - Feb 5', {
    countries: ['US', 'CA'],
    answers: [
      { line: 1, city: 'vancouver-bc-ca' },
      { line: 1, city: 'richmond-bc-ca' },
    ],
  });
  t.same(places(two), ['vancouver-bc-ca', 'richmond-bc-ca']);
  t.same(questions(two), []);
});

t.test('an answer to a clear line corrects it, and an ignored line is no stop', async t => {
  const text = '• Boston - Feb 3\n• Portland - Feb 5-6\n• Chicago';
  const answered = draft(text, {
    ...US,
    answers: [
      { line: 2, city: 'portland-me-us' },
      { line: 3, ignore: true },
    ],
  });
  t.same(places(draft(text, US)), ['boston-ma-us', 'portland-or-us']);
  t.same(places(answered), ['boston-ma-us', 'portland-me-us']);
  t.same(questions(answered), []);
  t.same(answered.prose, [{ line: 3, text: 'Chicago' }]);
});

t.test('a mistyped city is never guessed, and those like it are offered', async t => {
  const asked = draft('• Sietle - Feb 3', US);
  t.same(places(asked), ['?']);
  t.match(questions(asked), [/^1 unknown-city seattle-wa-us /]);
  t.match(asked.problems[0]?.reason, /^No city is called "Sietle"\. Did you mean Seattle, WA; /);
  t.equal(
    draft('• Xqzzy - Feb 3', US).problems[0]?.reason,
    'No city is called "Xqzzy". Correct the name, or answer with the city or the nearest larger one.',
  );
});

t.test('what stands after a comma and is no region is never passed over', async t => {
  t.same(questions(draft('• Harvard University, Cambridge, MA - Feb 3', US)), [
    '1 unknown-region cambridge-ma-us',
  ]);
  const abroad = draft('• Santa Marta, Cabañas - Feb 3', { countries: ['SV'] }).problems[0];
  t.equal(
    abroad?.reason,
    '"Santa Marta, Cabañas" may be Santa Marta in Colombia, which is no country of this tour: name the country after a comma, or answer with the city or the nearest larger one.',
  );
});

t.test('a delegation may go to a country; any other leg needs a city', async t => {
  const delegation = draft('Delegation to El Salvador\nDates: April 27 - May 4');
  t.same([delegation.kind, ...places(delegation)], ['delegation', 'SV']);
  const nowhere = draft('Spring Tour\nDates: April 27 - May 4');
  t.same(questions(nowhere), ['2 no-place']);
  t.equal(
    nowhere.problems[0]?.reason,
    '"Dates: April 27 - May 4" says when but not where: write the city and a dash before it.',
  );
});
