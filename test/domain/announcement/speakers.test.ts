import t from 'tap';
import { parse, problems } from './reading.js';

type Expected = [
  name: string,
  role: string | null,
  organization: string | null,
  region: string | null,
];

function speakers(text: string): (Expected | null)[] {
  return parse(text).sections.map(({ speaker, region }) =>
    speaker ? [speaker.name, speaker.role, speaker.organization, region?.text ?? null] : null,
  );
}

const sentences: Record<string, Expected> = {
  'Ana Ruiz will tour the East Coast.': ['Ana Ruiz', null, null, 'East Coast'],
  'Ana Ruiz, a nurse, will be touring the Midwest': ['Ana Ruiz', 'a nurse', null, 'Midwest'],
  'Ana Ruiz (ANEP) tours the South': ['Ana Ruiz', null, 'ANEP', 'South'],
  'Ana Ruiz, nurse (ANEP), is touring the West Coast and speaks at noon.': [
    ...(['Ana Ruiz', 'nurse', 'ANEP', 'West Coast'] as const),
  ],
  'Dr. J. Smith will visit New England in May.': ['Dr. J. Smith', null, null, 'New England'],
  'María José de la O, secretaria general, recorrerá la Costa Oeste.': [
    ...(['María José de la O', 'secretaria general', null, 'Costa Oeste'] as const),
  ],
  'José Ortega y Gasset hará una gira por la Costa Este.': [
    ...(['José Ortega y Gasset', null, null, 'Costa Este'] as const),
  ],
  'Ana Ruiz viajará por el Medio Oeste': ['Ana Ruiz', null, null, 'Medio Oeste'],
  'Ana Ruiz will tour Canada.': ['Ana Ruiz', null, null, null],
  'Ana Ruiz will tour the U.S. East Coast.': ['Ana Ruiz', null, null, 'East Coast'],
  'Ana Ruiz visitará la Costa Este de los EE. UU.': ['Ana Ruiz', null, null, 'Costa Este'],
  'In February, Ana Ruiz will tour the East Coast': ['Ana Ruiz', null, null, 'East Coast'],
  'Good news! Ana Ruiz will tour the Maritimes.': ['Ana Ruiz', null, null, 'Maritimes'],
  'Ana Ruiz, of the Teachers, Nurses, and Public Workers Union, will tour the South.': [
    ...(['Ana Ruiz', 'of the Teachers, Nurses, and Public Workers Union', null, 'South'] as const),
  ],
  '李明 will tour the East Coast': ['李明', null, null, 'East Coast'],
};

t.test('a speaker sentence gives name, role, organisation and region', async t => {
  for (const [text, expected] of Object.entries(sentences))
    t.same(speakers(text), [expected], text);
});

t.test('whoever is no single person by name is no speaker', async t => {
  for (const text of [
    'Two leaders of the movement will tour the US.',
    'In February, two leaders will tour the US to speak.',
    'CISPES will tour the US.',
    'Our friends will visit Canada.',
    'Union Members will tour Australia.',
  ]) {
    t.same(speakers(text), [], text);
    t.same(parse(text).prose, [{ line: 1, text }], text);
  }
});

t.test('two speakers in one sentence are a problem, and their legs nobody else’s', async t => {
  for (const sentence of [
    'Ana Ruiz, nurse, and Luis Paz, teacher, will tour the West Coast.',
    'Ana Ruiz and Luis Paz will tour the West Coast.',
    'Ana Ruiz y Luis Paz recorrerán la Costa Oeste.',
    'Ana Ruiz, leader of the ANEP, and Luis Paz will tour the West Coast.',
  ]) {
    const text = `Eva Gil will tour the South.\n${sentence}\n• Seattle - Feb 3`;
    t.same(problems(text), [`2 several-speakers ${sentence}`]);
    t.same(speakers(text), [['Eva Gil', null, null, 'South'], null]);
    t.same(
      parse(text).sections[1]?.legs.map(leg => leg.place),
      ['Seattle'],
    );
  }
});

t.test('a heading before a list opens a section with its region', async t => {
  const sections = (text: string) =>
    parse(text).sections.map(section => [
      section.speaker?.name ?? null,
      section.region?.text ?? null,
      section.legs.length,
    ]);
  t.same(sections('East Coast\n• DC - Feb 3\nWest Coast tour:\n• Seattle - Feb 5'), [
    [null, 'East Coast', 1],
    [null, 'West Coast', 1],
  ]);
  t.same(sections('Costa Oeste:\nSeattle - Feb 5'), [[null, 'Costa Oeste', 1]]);
  t.same(sections('Ana Ruiz (East Coast):\nDC - Feb 3\n\nLuis Paz – West Coast\nSeattle - Feb 5'), [
    ['Ana Ruiz', 'East Coast', 1],
    ['Luis Paz', 'West Coast', 1],
  ]);
  t.same(
    sections('Ana Ruiz will tour the US.\nEast Coast\n• DC - Feb 3\nMidwest\n• Gary - Feb 5'),
    [
      ['Ana Ruiz', 'East Coast', 1],
      [null, 'Midwest', 1],
    ],
  );
  t.same(
    sections(
      'Ana Ruiz will tour the South.\n• Waco - Feb 1\nA nurse will tour the Midwest.\n• Gary - Feb 5',
    ),
    [
      ['Ana Ruiz', 'South', 1],
      [null, 'Midwest', 1],
    ],
  );
  t.same(parse('West Coast').title, { line: 1, text: 'West Coast' });
});

t.test('countries that are toured count, countries that are mentioned do not', async t => {
  const countries: Record<string, string[]> = {
    "In February, two leaders of El Salvador's movement will tour the US to speak.": ['US'],
    'Ana Ruiz will tour the US and Canada, then rest in Mexico.': ['US', 'CA'],
    'Delegation to El Salvador': ['SV'],
    'Delegación a El Salvador': ['SV'],
    'Gira por Canadá': ['CA'],
    'A tour of Australia': ['AU'],
    'Ana Ruiz will tour the East Coast of Canada.': ['CA'],
    'Visit us in El Salvador, our movement is from Canada.': [],
    'A tour of Georgia': [],
  };
  for (const [text, expected] of Object.entries(countries)) {
    t.same(parse(text).countries, expected, text);
  }
});

t.test('a title is the first line that is nothing else, without its invitation', async t => {
  const title = (text: string) => parse(text).title?.text ?? null;
  t.equal(title('Join us for the Spring Tour!'), 'Spring Tour');
  t.equal(title('¡Únete a la Delegación a El Salvador!'), 'Delegación a El Salvador');
  t.equal(title('# Spring Tour'), 'Spring Tour');
  t.equal(
    title('We are glad to tell you that there is going to be a tour.\nSpring Tour'),
    'Spring Tour',
  );
  t.equal(title('DC - Feb 3\nContact us'), null);
  t.equal(title('Deadline: Feb 3'), null);
  t.equal(parse('Brigada 2013').kind, 'delegation');
});
