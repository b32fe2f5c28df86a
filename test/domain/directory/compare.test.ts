import t from 'tap';
import { compareDirectory } from '../../../src/domain/directory/compare.js';
import { parseDirectory } from '../../../src/domain/directory/parse.js';
import { supportersGained } from '../../../src/domain/directory/supporters.js';
import type { Organization } from '../../../src/domain/organization.js';
import { slugOf } from '../../../src/domain/slug.js';

/** An organisation on file, dull but for what a test says. */
const held = (name: string, fields: Partial<Organization> = {}): Organization => ({
  ...{ slug: slugOf(name, 'organization'), name, kind: 'other', country: null },
  ...{ url: null, parent: null, trusted: false, ...fields },
});

const compare = (text: string, ...onFile: Organization[]) =>
  compareDirectory(parseDirectory(text).names, onFile);

/** Each organisation as `slug change`, with the fields that change. */
const changes = (text: string, ...onFile: Organization[]) =>
  compare(text, ...onFile).organizations.map(({ slug, change, changes }) =>
    [slug, change, ...changes.map(({ field, to }) => `${field}=${to}`)].join(' '),
  );

t.test('who is not on file is new', async t => {
  t.strictSame(compare('In Canada\n• Café Paz – https://a.org'), {
    organizations: [
      {
        ...{ line: 2, text: 'Café Paz – https://a.org', slug: 'cafe-paz', name: 'Café Paz' },
        ...{ country: 'CA', url: 'https://a.org', change: 'create', changes: [] },
      },
    ],
    problems: [],
    notes: [],
  });
  t.same(changes('李明\n王芳\nOne', held('Two')).length, 3, 'names without a Latin letter');
  t.equal(new Set(changes('李明\n王芳\nC++ Club\nC# Club')).size, 3, 'signs tell nothing apart');
});

t.test('spellings of one name are one organisation', async t => {
  const spellings = [
    ...['Committee & People (CISPES)', 'The Committee and People', 'COMMITTEE AND PEOPLE (CISPES)'],
    ...['Comité & People', 'Committee  and People.', 'The Committee & People (C.I.S.P.E.S.)'],
  ];
  const [, , , other] = spellings;
  for (const spelling of spellings) {
    const wanted = spelling === other ? /^comite-people create$/ : / unchanged$/;
    for (const name of spellings.filter(each => each !== other)) {
      t.match(changes(spelling, held(name)), [wanted], `${spelling} = ${name}`);
    }
  }
  t.same(changes('Unión Ñandú', held('Union Nandu')), ['union-nandu unchanged']);
});

t.test('what differs by more than its spelling is another organisation', async t => {
  const other = (text: string, onFile: string) =>
    t.match(changes(text, held(onFile)), [/ create$/], `${text} ≠ ${onFile}`);
  other('Latin American Studies (LAS)', 'Latin American Studies (LASA)');
  other('Oxfam America', 'Oxfam');
  other('Oxfam (US)', 'Oxfam (UK)');
  other('Oxfam (Canada)', 'Oxfam');
  other('The', 'Them');
});

t.test('the text fills in what is missing, and overwrites nothing', async t => {
  const text = 'In Canada\n• Oxfam – https://oxfam.ca';
  t.same(changes(text, held('Oxfam')), ['oxfam update country=CA url=https://oxfam.ca']);
  t.same(changes(text, held('Oxfam', { country: 'CA' })), ['oxfam update url=https://oxfam.ca']);
  const full = held('OXFAM', { country: 'US', url: 'https://oxfam.org', kind: 'union' });
  t.strictSame(compare(text, full), {
    organizations: [
      {
        ...{ line: 2, text: 'Oxfam – https://oxfam.ca', slug: 'oxfam', name: 'OXFAM' },
        ...{ country: 'US', url: 'https://oxfam.org', change: 'unchanged', changes: [] },
      },
    ],
    problems: [],
    notes: [
      'Line 2: "Oxfam" is on file under United States, which stays; the text says Canada.',
      'Line 2: "Oxfam" is on file with https://oxfam.org, which stays; the text says https://oxfam.ca.',
    ],
  });
  const slash = held('Oxfam', { country: 'CA', url: 'https://oxfam.ca/' });
  t.same(compare(text, slash).notes, [], 'a slash is no difference');
  t.same(compare('Oxfam', full).notes, [], 'and what the text leaves out is none');
});

t.test('whom the text does not name is left alone', async t => {
  t.same(changes('One', held('One'), held('Two')), ['one unchanged']);
});

t.test('a name that was changed on file is found by its slug, with a note', async t => {
  const renamed = held('Oxfam US', { slug: 'oxfam-america' });
  const { organizations, notes } = compare('Oxfam America', renamed);
  t.match(organizations, [{ slug: 'oxfam-america', name: 'Oxfam US', change: 'unchanged' }]);
  t.same(notes, ['Line 1: "Oxfam America" is on file as "Oxfam US", which stays.']);
  const both = compare('Oxfam America\nOxfam US', renamed);
  t.match(both.organizations, [{ line: 2, slug: 'oxfam-america' }]);
  t.match(both.problems, [{ line: 1, code: 'same-on-file' }]);
});

t.test('a slug that was cut is that of one name alone', async t => {
  const long = 'Committee of '.repeat(10);
  const first = held(`${long}Miners`);
  t.same(changes(`${long}Teachers`, first), [`${first.slug}-2 create`]);
  t.same(changes(`${long}Miners\n${long}Teachers`), [
    `${first.slug} create`,
    `${first.slug}-2 create`,
  ]);
  const second = held(`${long}Teachers`, { slug: `${first.slug}-2` });
  t.same(changes(`${long}Teachers\n${long}Miners`, first, second), [
    `${first.slug}-2 unchanged`,
    `${first.slug} unchanged`,
  ]);
});

t.test('of several on file the very name counts, then the country, then the slug', async t => {
  const club = held('Sierra Club', { country: 'US' });
  const other = held('The Sierra Club', { country: 'CA' });
  t.same(changes('The Sierra Club', club, other), ['the-sierra-club unchanged']);
  t.same(changes('In Canada\nSIERRA CLUB', club, other), ['the-sierra-club unchanged']);
  const asked = compare('SIERRA CLUB', club, other);
  t.same(asked.organizations, []);
  t.strictSame(asked.problems, [
    {
      ...{ line: 1, text: 'SIERRA CLUB', code: 'several-on-file' },
      reason:
        '"SIERRA CLUB" may be "sierra-club" or "the-sierra-club", which are on file: write the one that is meant instead of the name.',
      candidates: [
        { name: 'Sierra Club', slug: 'sierra-club', country: 'US' },
        { name: 'The Sierra Club', slug: 'the-sierra-club', country: 'CA' },
      ],
    },
  ]);
  const twin = held('Sierra Club', { slug: 'sierra-club-2' });
  t.match(compare('Sierra Club', { ...club, country: null }, twin).problems, [{ line: 1 }]);
  t.same(changes('sierra-club-2', club, twin), ['sierra-club-2 unchanged']);
});

t.test('two names with acronyms of their own share no organisation on file', async t => {
  const text = 'Studies (AAA)\nStudies (BBB)';
  const onFile = held('Studies');
  t.same(changes(text, onFile), ['studies unchanged', 'studies-bbb create']);
  t.same(changes(text, onFile, held('Studies (BBB)')), [
    'studies unchanged',
    'studies-bbb unchanged',
  ]);
});

t.test('a tour keeps its supporters and gains those that it does not have', async t => {
  const { organizations } = compare('Three\nOne\nTwo', held('Two'));
  const tour = { slug: 'spring', supporters: ['zero', 'two'] };
  t.strictSame(supportersGained(tour, organizations), { added: ['three', 'one'], problems: [] });
  const full = { slug: 'spring', supporters: Array.from({ length: 199 }, (_, at) => `s-${at}`) };
  t.match(supportersGained(full, organizations), {
    added: ['three', 'one', 'two'],
    problems: [
      {
        ...{ line: 2, text: 'One', code: 'too-many-supporters', candidates: [] },
        reason:
          'With "One" the tour "spring" would have more than 200 supporters, the most that a tour may have: leave some out, or import without the tour.',
      },
    ],
  });
});
