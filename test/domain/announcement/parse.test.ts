import t from 'tap';
import { legs, parse, problems } from './reading.js';

/** The structure, names, cities and dates of the tour of 2013, in other words. */
const laborTour = `National Labor Solidarity Tour

In February, two unionists from El Salvador's public services will tour the US to speak of their work.

Jaime Rivera, leader of the historic Electrical Utility Workers Union, (STSEL) will tour the East Coast. More about him is on our page.

  • DC - February 3-5
  • New York City - February 6-7
  • Boston - February 8-9
  • Philadelphia - February 11

Alex Gomez, Treasurer of the Federation of Public Sector Workers (FESTRASPES), will tour the West Coast. More about him is on our page.

  • Seattle – February 3-4
  • Olympia, WA – February 5
  • Portland, OR – February 6
  • Santa Cruz, CA – February 7-8
  • San Francisco – February 9-11
  • Los Angeles – February 12-13
`;

t.test('the tour of 2013 gives two speakers with their coasts and ten legs', async t => {
  const leg = (line: number, text: string, days: [number, number?]) => {
    const date = (day: number) => `2013-02-${String(day).padStart(2, '0')}`;
    const place = text.split(/ [-–] /)[0]!;
    return { line, text, place, firstDate: date(days[0]), lastDate: date(days[1] ?? days[0]) };
  };
  t.same(parse(laborTour, 2013), {
    title: { line: 1, text: 'National Labor Solidarity Tour' },
    kind: 'speaker-tour',
    countries: ['US'],
    year: 2013,
    yearFrom: 'given',
    sections: [
      {
        speaker: {
          line: 5,
          text: 'Jaime Rivera, leader of the historic Electrical Utility Workers Union, (STSEL) will tour the East Coast.',
          name: 'Jaime Rivera',
          role: 'leader of the historic Electrical Utility Workers Union',
          organization: 'STSEL',
        },
        region: { line: 5, text: 'East Coast' },
        legs: [
          leg(7, 'DC - February 3-5', [3, 5]),
          leg(8, 'New York City - February 6-7', [6, 7]),
          leg(9, 'Boston - February 8-9', [8, 9]),
          leg(10, 'Philadelphia - February 11', [11]),
        ],
      },
      {
        speaker: {
          line: 12,
          text: 'Alex Gomez, Treasurer of the Federation of Public Sector Workers (FESTRASPES), will tour the West Coast.',
          name: 'Alex Gomez',
          role: 'Treasurer of the Federation of Public Sector Workers',
          organization: 'FESTRASPES',
        },
        region: { line: 12, text: 'West Coast' },
        legs: [
          leg(14, 'Seattle – February 3-4', [3, 4]),
          leg(15, 'Olympia, WA – February 5', [5]),
          leg(16, 'Portland, OR – February 6', [6]),
          leg(17, 'Santa Cruz, CA – February 7-8', [7, 8]),
          leg(18, 'San Francisco – February 9-11', [9, 11]),
          leg(19, 'Los Angeles – February 12-13', [12, 13]),
        ],
      },
    ],
    prose: [
      {
        line: 3,
        text: "In February, two unionists from El Salvador's public services will tour the US to speak of their work.",
      },
      { line: 5, text: 'More about him is on our page.' },
      { line: 12, text: 'More about him is on our page.' },
    ],
    problems: [],
  });
});

t.test('the May Day delegation gives one range of days in one country', async t => {
  const text =
    'Join the May Day Labor Solidarity Delegation to El Salvador!\n\n' +
    'Dates: April 27 - May 4, 2013. Who may come: all who work.';
  t.same(parse(text), {
    title: { line: 1, text: 'May Day Labor Solidarity Delegation to El Salvador' },
    kind: 'delegation',
    countries: ['SV'],
    year: 2013,
    yearFrom: 'text',
    sections: [
      {
        speaker: null,
        region: null,
        legs: [
          {
            line: 3,
            text: 'Dates: April 27 - May 4, 2013.',
            place: null,
            firstDate: '2013-04-27',
            lastDate: '2013-05-04',
          },
        ],
      },
    ],
    prose: [{ line: 3, text: 'Who may come: all who work.' }],
    problems: [],
  });
});

t.test('the place ends at the last separator before the date', async t => {
  const one = { dash: '2013-02-03 2013-02-05' }.dash;
  const places: Record<string, string> = {
    'Winston-Salem, NC - Feb. 3-5': 'Winston-Salem, NC',
    'Saint-Jean-sur-Richelieu, QC – Feb 3 – 5': 'Saint-Jean-sur-Richelieu, QC',
    'New York - Brooklyn - Feb 3-5': 'New York - Brooklyn',
    'Boston\u00A0\u2014\u00A0Feb\u00A03\u22125': 'Boston',
    'Boston: Feb 3-5': 'Boston',
    'Seattle (Feb 3-5)': 'Seattle',
    'New York (Brooklyn) - Feb 3-5': 'New York (Brooklyn)',
    'Feb 3-5: Washington, DC': 'Washington, DC',
    'February 3-5 - Boston': 'Boston',
    '3-5 de febrero: Boston': 'Boston',
    '• Olympia, WA, Feb 3-5': 'Olympia, WA',
    'Sa\u0303o Paulo - Feb 3-5': 'S\u00E3o Paulo',
  };
  for (const [text, place] of Object.entries(places)) t.same(legs(text), [`${place} ${one}`], text);
});

t.test('bullets, numbers, line ends and a byte order mark are no part of a place', async t => {
  const places = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  const bullets = ['\uFEFF• ', '  * ', '- ', '–\t', 'o\t', '1. ', '2) '];
  const ends = ['\r\n', '\n', '\r', '\u2028', '\n\n', '\n', ''];
  const text = places.map((place, at) => `${bullets[at]}${place} - Feb 3${ends[at]}`).join('');
  t.same(
    legs(text),
    places.map(place => `${place} 2013-02-03`),
  );
  t.same(
    parse(text).sections[0]?.legs.map(leg => leg.line),
    [1, 2, 3, 4, 5, 7, 8],
  );
});

t.test('several stops may share a line between slashes', async t => {
  const text = 'Seattle - Feb 3 / Olympia, WA – Feb 5 / Portland';
  t.same(legs(text), ['Seattle 2013-02-03', 'Olympia, WA 2013-02-05']);
  t.same(problems(text), ['1 no-date Portland']);
});

t.test('a line of the list without a date, or a date without a city, is a problem', async t => {
  t.same(problems('• DC - Feb 3\n• Chicago\n• Boston - Feb 8'), ['2 no-date Chicago']);
  t.same(problems('DC - Feb 3\nChicago\nBoston - Feb 8'), ['2 no-date Chicago']);
  t.same(problems('Ana Ruiz will tour the Midwest.\n* Chicago'), ['2 no-date Chicago']);
  t.same(problems('• Chicago'), ['1 no-date Chicago']);
  t.same(problems('• DC - Feb 3\n• Feb 5'), ['2 no-place Feb 5']);
  t.same(problems('DC - Feb 3\nFeb 5\nBoston - Feb 8'), ['2 no-place Feb 5']);
  t.same(problems('DC Feb 3-5'), ['1 no-separator DC Feb 3-5']);
  t.same(problems('• DC 2/3'), ['1 ambiguous-date DC 2/3']);
  const long = 'x'.repeat(121);
  t.same(problems(`${long} - Feb 3`), [`1 place-too-long ${long} - Feb 3`]);
});

t.test('lists and dates that are no part of the city list are prose', async t => {
  const prose = [
    'Deadline: February 3',
    '• Apply by: Feb 3',
    'RSVP: Feb 3',
    'Plazo: 3 de febrero',
    'We shall all gather in the old union hall of Boston - February 3',
    'The union has been on strike since May 4',
    'San Salvador, 3 de febrero de 2013',
    'Come and hear them: February 3',
  ];
  const text = `A tour\nDC - Jan 20\n\n\n${prose.join('\n\n\n')}\n\n\nSponsors:\n• Oxfam America\n• Sign up now`;
  const parsed = parse(text);
  t.same(parsed.problems, []);
  t.same(legs(text), ['DC 2013-01-20']);
  t.same(
    parsed.prose.map(piece => piece.text),
    [...prose.map(line => line.replace('• ', '')), 'Sponsors:', 'Oxfam America', 'Sign up now'],
  );
});

t.test('labelled dates are those of the trip and never the name of a city', async t => {
  t.same(legs('Dates: April 27 - May 4, 2013'), ['(trip) 2013-04-27 2013-05-04']);
  t.same(legs('When: Feb 3-5; bring a coat'), ['(trip) 2013-02-03 2013-02-05']);
  t.same(legs('Fecha: del 3 al 5 de febrero'), ['(trip) 2013-02-03 2013-02-05']);
  t.same(legs('Cuándo: 3 de febrero.'), ['(trip) 2013-02-03']);
  t.same(problems('Dates: 2/3'), ['1 ambiguous-date Dates: 2/3']);
  t.same(problems('Dates: Feb 5-3'), ['1 ends-before-it-begins Dates: Feb 5-3']);
  t.same(parse('Dates: to be told').prose, [{ line: 1, text: 'Dates: to be told' }]);
});

t.test('legs and lines beyond the limits are problems and prose, not lost', async t => {
  const many = parse(Array.from({ length: 501 }, () => 'DC - Feb 3').join('\n'));
  t.equal(many.sections[0]?.legs.length, 500);
  t.same(
    many.problems.map(({ line, code }) => [line, code]),
    [[501, 'too-many-legs']],
  );
  const endless = parse('Nothing.\n'.repeat(1002));
  t.same(
    endless.problems.map(({ line, code }) => [line, code]),
    [[1001, 'too-many-lines']],
  );
  t.equal(endless.prose.length + (endless.title ? 1 : 0), 1001);
});
