import { XMLValidator } from 'fast-xml-parser';
import t from 'tap';
import { languages } from '../../../src/domain/date-words.js';
import { type Flyer, flyer } from '../../../src/views/paper/flyer.js';
import { pictures } from '../../../src/views/words/pictures.js';
import { flyer2013, fortyStops, fullFlyer } from '../../builders/flyer-2013.js';

/** What a flyer says, each text on a line of its own. */
function said(tour: Flyer, language: (typeof languages)[number] = 'en'): string[] {
  const text = flyer(tour, language).toString();
  t.equal(XMLValidator.validate(text), true, 'it is well formed');
  return text
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map(each => each.trim())
    .filter(each => each !== '');
}

t.test('a flyer says what, who, where and when, and how to follow it', async t => {
  const say = pictures.en;
  t.same(said(flyer2013('en')), [
    ...[say.printHint, 'National Labor Solidarity Tour 2013', 'February 3–13, 2013'],
    'Two labor leaders from El Salvador tell of their struggle against privatization and for a just economy. Bring your union, your class and your neighbors.',
    ...['Jaime Rivera', 'leader of the rural water workers of El Salvador'],
    ...['Washington, DC', 'February 3–5', 'New York City, NY', 'February 6–7'],
    ...['Boston, MA', 'February 8–9', 'Philadelphia, PA', 'February 11'],
    ...['Alex Gomez', 'general secretary of the teachers’ union of El Salvador'],
    ...['Seattle, WA', 'February 3–4', 'Olympia, WA', 'February 5', 'Portland, OR', 'February 6'],
    ...['Santa Cruz, CA', 'February 7–8', 'San Francisco, CA', 'February 9–11'],
    ...['Los Angeles, CA', 'February 12–13'],
    'QR code of the calendar of National Labor Solidarity Tour 2013',
    ...[say.follow, say.howToFollow],
    'https://gira.example/feeds/tours/national-labor-solidarity-tour-2013.ics',
    ...[
      'Contact',
      'To host an evening, write to',
      'tour@example.org',
      'or call',
      '202 555 0100',
      '.',
    ],
    ...['Organized by', 'Committee in Solidarity with the People of El Salvador'],
    ...['Supported by', 'Council of Canadians, Mining Watch Canada, Oxfam America'],
  ]);
});

t.test('in Spanish all but what people wrote is Spanish', async t => {
  const lines = said(flyer2013('es'), 'es');
  const own = [
    pictures.es.follow,
    pictures.es.howToFollow,
    '12–13 de febrero',
    'Contacto',
    'Organiza',
  ];
  for (const word of own) t.ok(lines.includes(word), word);
});

t.test('no word is missing in either language', async t => {
  const shape = (words: object): unknown =>
    Object.fromEntries(
      Object.entries(words).map(([name, word]) => [
        name,
        typeof word === 'object' ? shape(word) : typeof word,
      ]),
    );
  t.same(shape(pictures.es), shape(pictures.en));
  for (const language of languages) {
    const empty = Object.values(pictures[language]).filter(word => word === '');
    t.same(empty, []);
  }
});

t.test('stops that are off say so', async t => {
  const stop = { place: 'Boston, MA', dates: 'May 1' };
  const stops = [
    { ...stop, status: 'cancelled' as const },
    { ...stop, status: 'postponed' as const },
  ];
  const text = flyer(flyer2013('en', { itineraries: [{ name: 'A', role: null, stops }] }), 'en');
  t.match(
    text.toString(),
    /<del><strong>Boston, MA<\/strong> <span>May 1<\/span><\/del> <span class="tag">cancelled/,
  );
  t.match(
    text.toString(),
    /<li><strong>Boston, MA<\/strong> <span>May 1<\/span> <span class="tag">postponed/,
  );
});

t.test('what is not known is left out', async t => {
  const nothing = { dates: null, summary: null, contact: null, lead: null, supporters: [] };
  const lines = said(flyer2013('en', { ...nothing, itineraries: [] }));
  t.equal(lines.length, 6);
  t.notMatch(flyer(flyer2013('en', nothing), 'en').toString(), /<dt>/);
});

t.test('the fewer there is to tell, the larger the letters', async t => {
  const size = (tour: Flyer) => /class="flyer (\w+)"/.exec(flyer(tour, 'en').toString())![1];
  t.equal(size(flyer2013('en')), 'large');
  t.equal(size(fullFlyer(2, 20)), 'smallest');
});

t.test('forty ordinary stops are all there', async t => {
  for (const language of languages) {
    t.equal(flyer(fortyStops(language), language).toString().match(/<li>/g)!.length, 40);
  }
});

t.test('what has no room is told in number, and nothing is lost in silence', async t => {
  for (const [itineraries, stopsEach] of [
    [1, 40],
    [2, 20],
    [4, 10],
    [40, 1],
    [2, 300],
    [50, 9],
  ] as const) {
    const text = flyer(fullFlyer(itineraries, stopsEach), 'es').toString();
    const shown = text.match(/<li><del>/g)?.length ?? 0;
    const left = [...text.matchAll(/<(?:li|p)>y (\d+) más</g)].map(([, count]) => Number(count));
    t.equal(shown + left.reduce((sum, each) => sum + each, 0), itineraries * stopsEach);
    t.match(text, /\by \d+ más<\/dd>/, 'of the organisations, too');
  }
});

t.test('hostile text stays text', async t => {
  const hostile = `"><script>alert(1)</script><img src=x onerror='x'>`;
  const tour = flyer2013('en', {
    ...{ title: hostile, dates: hostile, summary: hostile, contact: hostile, lead: hostile },
    ...{ supporters: [hostile], calendar: `https://x.example/${hostile}` },
    itineraries: [
      {
        name: hostile,
        role: hostile,
        stops: [{ place: hostile, dates: hostile, status: 'confirmed' }],
      },
    ],
  });
  said(tour);
  t.notMatch(flyer(tour, 'en').toString(), /<script|<img|style=/);
});
