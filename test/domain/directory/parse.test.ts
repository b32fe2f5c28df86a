import t from 'tap';
import { parseDirectory } from '../../../src/domain/directory/parse.js';
import { MAX_LINES, MAX_NAMES } from '../../../src/domain/directory/problem.js';
import { allies, alliesByCountry } from '../../support/directories.js';

/** Each organisation as `COUNTRY name url`. */
const listed = (text: string) =>
  parseDirectory(text).names.map(({ country, name, url }) =>
    [country ?? '--', name, ...(url === null ? [] : [url])].join(' '),
  );
/** Each problem as `line code`. */
const problems = (text: string) =>
  parseDirectory(text).problems.map(({ line, code }) => `${line} ${code}`);

t.test('the directory of the coalition is read whole, each name under its country', async t => {
  const { title, names, problems, notes } = parseDirectory(allies);
  t.match(title, /^Organizations that support .* in El Salvador$/);
  t.same([problems, notes], [[], []]);
  t.same(
    names.map(({ name, country }) => [country, name]),
    Object.entries(alliesByCountry).flatMap(([country, all]) => all.map(name => [country, name])),
  );
  t.equal(names.length, 22);
  t.ok(names.every(({ name, text }) => name === text.replace('\u00A0', ' ')));
  t.ok(names.every(({ url }) => url === null));
  t.same([names[0]?.line, names[16]?.line, names[17]?.line, names[21]?.line], [5, 21, 24, 28]);
});

t.test('a country is a heading in many forms, in English and Spanish', async t => {
  const forms: Record<string, string[]> = {
    US: [
      ...['In the U.S.', 'in the United States:', 'USA:', 'USA', 'U.S.A.', 'US', 'United States'],
      ...['En Estados Unidos', 'En los Estados Unidos:', 'EE. UU.', 'En EE.UU.:', 'Desde EEUU'],
      ...['IN THE UNITED STATES OF AMERICA', '• In the U.S.', '1. USA', '**In the U.S.**'],
      ...['## United States', '== USA ==', 'United States (17)', 'In the U.S. [17]:', '— USA —'],
      ...['Organizations in the U.S.', 'Our allies in the United States:', 'Aliados en EE. UU.:'],
    ],
    CA: ['In Canada', 'Canada:', 'Canadá', 'En Canadá', 'CA', 'From Canada', 'Grupos de Canadá'],
    AU: ['In Australia', 'Australia', 'En Australia:', 'AU:', 'Allies from Australia'],
    SV: ['In El Salvador', 'El Salvador', 'En El Salvador:', 'SV', 'Desde El Salvador'],
    GB: ['In the UK', 'UK', 'United Kingdom:', 'En el Reino Unido', 'England'],
    '--': ['International', 'Internacional:', 'WORLDWIDE'],
  };
  for (const [country, headings] of Object.entries(forms)) {
    for (const heading of headings) {
      const text = `Allies:\n\nIn Mexico\nOne\n\n${heading}\nTwo`;
      t.same([listed(text), problems(text)], [['MX One', `${country} Two`], []], heading);
    }
  }
});

t.test('a name that holds a country, a number or the word "in" is a name', async t => {
  for (const name of [
    'U.S.-El Salvador Sister Cities',
    'Canada Without Poverty',
    'Mexico Solidarity Network',
    'Friends in Canada of Oxfam',
    'Partners in Health',
    'International Labor Rights Forum',
    'Australian Council of Trade Unions',
    '350.org',
    '1199SEIU',
    'CUBE',
    'America Votes',
    'Friends of the Earth, Inc.',
    'Salud y Paz, S.A.',
    'Workers of the World, Unite!',
    'Alianza por la Tierra – Región Norte',
    'Centro de la Mujer "Mélida Anaya Montes"',
    'Unión Ñandé, Łódź & Łuck',
    '李明之友',
  ]) {
    t.same(listed(`In Canada\n${name}`), [`CA ${name}`], name);
    t.same(problems(`In Canada\n${name}`), [], name);
  }
  t.same(listed('In Canada\n• In These Times\n• In Defense of Animals'), [
    'CA In These Times',
    'CA In Defense of Animals',
  ]);
});

t.test('bullets, numbers, quotes and the commas of a list are no part of a name', async t => {
  for (const line of [
    ...['• Oxfam', '- Oxfam', '– Oxfam', '* Oxfam', '1. Oxfam', '12) Oxfam', '(3) Oxfam'],
    ...['Oxfam,', 'Oxfam;', 'Oxfam; and', 'Oxfam, y', '> Oxfam', '\tOxfam  ', '\u00A0Oxfam\u200B'],
    ...['**Oxfam**', '• Oxfam ;'],
  ]) {
    t.same([listed(`CA\n${line}`), problems(`CA\n${line}`)], [['CA Oxfam'], []], line);
  }
  t.same(listed('CA\nOxfam\u00A0 \tAmerica'), [], 'a tab stands between columns');
  t.same(listed('CA\nOxfam\u00A0\u2003America'), ['CA Oxfam America']);
  t.same(listed('CA\r\nOne\r\rTwo\u2028Three\u0085Four'), [
    ...['CA One', 'CA Two', 'CA Three', 'CA Four'],
  ]);
});

t.test('a web address beside or below a name is its url', async t => {
  for (const [written, url] of [
    ['Oxfam – https://oxfam.org', 'https://oxfam.org'],
    ['Oxfam (https://oxfam.org)', 'https://oxfam.org'],
    ['Oxfam (https://oxfam.org),', 'https://oxfam.org'],
    ['Oxfam: https://oxfam.org/en.', 'https://oxfam.org/en'],
    ['Oxfam https://oxfam.org/a?b=c&d=1', 'https://oxfam.org/a?b=c&d=1'],
    ['Oxfam, http://oxfam.org/;', 'http://oxfam.org/'],
    ['Oxfam | www.oxfam.org', 'https://www.oxfam.org'],
    ['Oxfam\twww.oxfam.org', 'https://www.oxfam.org'],
    ['Oxfam <https://oxfam.org>', 'https://oxfam.org'],
    ['[Oxfam](https://oxfam.org)', 'https://oxfam.org'],
    ['https://oxfam.org – Oxfam', 'https://oxfam.org'],
    [
      'Oxfam https://en.wikipedia.org/wiki/Oxfam_(charity)',
      'https://en.wikipedia.org/wiki/Oxfam_(charity)',
    ],
    ['Oxfam\nhttps://oxfam.org', 'https://oxfam.org'],
  ] as const) {
    const text = `AU\n• ${written}`;
    t.same([listed(text), problems(text)], [[`AU Oxfam ${url}`], []], written);
  }
});

t.test('what introduces the list is its title, and more of it is a note', async t => {
  const titles: Record<string, string | null> = {
    'Organizations that support the tour:\nIn Canada\nOne': 'Organizations that support the tour',
    'Our allies\n\nIn Canada\nOne': 'Our allies',
    'Organizaciones que apoyan la gira:\nEn Canadá\nOne': 'Organizaciones que apoyan la gira',
    'The coalition:\nOne': 'The coalition',
    'In Canada\nOne': null,
  };
  for (const [text, title] of Object.entries(titles)) {
    t.equal(parseDirectory(text).title, title, text);
    t.equal(parseDirectory(text).names.length, 1, text);
  }
  const two = parseDirectory('Our allies\nOrganizations that sign:\nIn Canada\nOne');
  t.same([two.title, two.notes], ['Our allies', ['Read as an introduction: line 2.']]);
});

t.test('a name before any heading has no country, and a note says so', async t => {
  const { names, problems, notes } = parseDirectory('One\nTwo\nIn Canada\nThree');
  t.same(
    names.map(({ country }) => country),
    [null, null, 'CA'],
  );
  t.same([problems, notes], [[], ['No heading tells the country of what stands in lines 1, 2.']]);
});

t.test('what cannot be read is a problem with its line and what to do', async t => {
  const cases: [string, string][] = [
    ['In Cananda', '2 unknown-country'],
    ['Cananda', '2 unknown-country'],
    ['En Australa:', '2 unknown-country'],
    ['• In Australa', '2 unknown-country'],
    ['In Europe', '2 unknown-country'],
    ['Unions:', '2 unknown-country'],
    ['In the U.S. and Canada', '2 several-countries'],
    ['Canada / México:', '2 several-countries'],
    ['Canada: Oxfam', '2 names-beside-heading'],
    ['In the U.S.: One, Two', '2 names-beside-heading'],
    ['One; Two', '2 several-names'],
    ['One • Two', '2 several-names'],
    ['One\tPresident', '2 several-names'],
    ['x'.repeat(301), '2 name-too-long'],
    ['x'.repeat(9999), '2 name-too-long'],
    ['17', '2 no-name'],
    ['We thank all of them for their support.', '2 sentence'],
    ['One – mail@example.org', '2 mail-address'],
    ['One https://a.org https://b.org', '2 several-addresses'],
    ['One https://me:secret@a.org', '2 bad-address'],
    ['One https://', '2 bad-address'],
    ['https://a.org', '2 address-without-name'],
    ['One https://a.org\nhttps://b.org', '3 address-without-name'],
    ['One\nIn Mexico\nOne', '4 two-countries'],
    ['One https://a.org\nOne (https://b.org)', '3 two-addresses'],
  ];
  for (const [lines, problem] of cases) t.same(problems(`AU\n${lines}`), [problem], lines);
  t.same(problems('One https://a.org\nOne https://a.org/'), [], 'a slash is no difference');
  t.strictSame(parseDirectory('In Cananda\nOne').problems, [
    {
      ...{ line: 1, text: 'In Cananda', code: 'unknown-country' },
      reason:
        '"In Cananda" reads as a heading and names no country. Did you mean Canada? Write "In" and the country, as "In Canada", or begin the line with a bullet where it is an organisation.',
      candidates: [{ name: 'Canada', slug: null, country: 'CA' }],
    },
  ]);
  t.same(listed('In Canada\nOne\nIn Europe\nTwo'), ['CA One', '-- Two'], 'no country is guessed');
});

t.test('what says nothing is passed over with a note', async t => {
  const { names, problems, notes } = parseDirectory(
    'In Canada\nIn Mexico\n-----\nOne\n* * *\nPeru',
  );
  t.same([names.length, problems], [1, []]);
  t.same(notes, [
    'Without a letter, and passed over: lines 3, 5.',
    'No organisation follows the heading in lines 1, 6.',
  ]);
});

t.test('a name that stands twice counts once, says so, and fills in what was missing', async t => {
  const { names, problems, notes } = parseDirectory(
    'The Café & Co-op\nIn Canada\nTHE CAFE AND CO-OP (TCC)\ncafé and co op – https://cafe.coop',
  );
  t.strictSame(
    [names, problems],
    [
      [
        {
          ...{ line: 1, text: 'The Café & Co-op', name: 'The Café & Co-op' },
          ...{ country: 'CA', url: 'https://cafe.coop' },
        },
      ],
      [],
    ],
  );
  t.same(notes, [
    'Line 3 names "The Café & Co-op" of line 1 again.',
    'Line 4 names "The Café & Co-op" of line 1 again.',
  ]);
});

t.test('limits are told with their line, and what is beyond them is not read', async t => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `Group ${at}`);
  const full = parseDirectory(names(MAX_NAMES).join('\n'));
  t.same([full.names.length, full.problems], [MAX_NAMES, []]);
  const over = parseDirectory(names(MAX_NAMES + 5).join('\n'));
  t.match(
    [over.names.length, over.problems],
    [MAX_NAMES, [{ line: MAX_NAMES + 1, code: 'too-many-names' }]],
  );
  t.equal(over.problems.length, 1);
  t.same(problems('In Canada\n'.repeat(2000)), []);
  t.same(problems('In Canada\n'.repeat(MAX_LINES + 9)), [`${MAX_LINES + 1} too-many-lines`]);
});
