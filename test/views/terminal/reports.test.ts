import t from 'tap';
import type { ImportPreview } from '../../../src/domain/announcement/preview.js';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import type { DirectoryPreview } from '../../../src/domain/directory/preview.js';
import { conflictReport } from '../../../src/views/terminal/conflict-report.js';
import { directoryReport } from '../../../src/views/terminal/directory-report.js';
import { importReport } from '../../../src/views/terminal/import-report.js';
import { table } from '../../../src/views/terminal/table.js';
import { tour2013 } from '../../builders/tour-2013.js';

t.test('columns stand below each other, whatever letters they hold', async t => {
  t.equal(
    table([
      ['a', 'b', 'c'],
      ['Sídney', '🎤', ''],
      ['x', 'y', 'long last column'],
    ]),
    'a       b  c\nSídney  🎤\nx       y  long last column',
  );
});

t.test('the report of the 2013 tour takes three lines and a count', async t => {
  const conflicts = findConflicts(tour2013, { now: new Date('2026-11-22T12:00:00Z') });
  const lines = conflictReport(conflicts).split('\n');
  t.equal(lines.length, 6);
  t.match(lines[0], /^severity {2}rule +what$/);
  t.match(lines[1], /^info +leg-without-events +10 stops have no event on file: /);
  t.equal(lines[5], '12 findings: 0 errors, 0 warnings, 12 for information.');
});

t.test('a report without conflicts says so', async t => {
  t.equal(conflictReport([]), 'No conflicts.');
});

t.test('an import is told with its changes, its problems and the lines read as prose', async t => {
  const unchanged = { change: 'unchanged' as const, changes: [] };
  const preview: ImportPreview = {
    ...{ committed: false, year: 2013, yearFrom: 'text', speakers: [], coasts: [], notes: [] },
    tour: {
      ...{ slug: 'spring-tour-2013', title: 'Spring Tour', kind: 'speaker-tour' },
      ...{ status: 'published', countries: ['US'], firstDate: null, lastDate: null },
      ...unchanged,
    },
    legs: [
      {
        ...{ line: 3, text: 'Vancouver - February 6', id: null, speaker: null, coast: null },
        ...{ city: null, country: null, firstDate: '2013-02-06', lastDate: '2013-02-07' },
        change: 'update',
        changes: [{ field: 'lastDate', from: '2013-02-06', to: '2013-02-07' }],
      },
    ],
    problems: [
      { line: 3, text: 'Vancouver', code: 'unclear-city', reason: 'Which?', candidates: [] },
    ],
    prose: [{ line: 2, text: 'Come all.' }],
    conflicts: {
      added: findConflicts(tour2013, { now: new Date('2026-11-22T12:00:00Z') }).slice(-1),
      removed: [],
    },
  };
  t.equal(
    importReport(preview),
    [
      'Spring Tour (spring-tour-2013), published, unchanged',
      'Dates without a year are of 2013 (from the text).',
      '  February 6–7  ? Vancouver - February 6      line 3  update: lastDate 2013-02-06 → 2013-02-07',
      '! Line 3: Which?',
      'It would add to the clash report:',
      'severity  rule                what',
      'info      leg-without-events  No event is on file for Alex Gomez in Los Angeles, February 12–13.',
      '',
      '1 finding: 0 errors, 0 warnings, 1 for information.',
      'Read as prose: line 2.',
    ].join('\n'),
  );
});

t.test(
  'a directory is told with its changes, the supporters gained, problems and notes',
  async t => {
    const preview: DirectoryPreview = {
      ...{ committed: false, title: null, notes: ['Without a letter, and passed over: line 4.'] },
      organizations: [
        {
          ...{ line: 2, text: 'One', slug: 'one', name: 'One', country: 'CA', url: null },
          ...{ change: 'update', changes: [{ field: 'country', from: null, to: 'CA' }] },
        },
        {
          ...{ line: 3, text: 'Two', slug: 'two', name: 'Two', country: null },
          ...{ url: 'https://two.org', change: 'create', changes: [] },
        },
      ],
      supporters: { tour: 'spring-tour', added: ['two'] },
      problems: [{ line: 5, text: 'A; B', code: 'several-names', reason: 'Two?', candidates: [] }],
    };
    t.equal(
      directoryReport(preview),
      [
        'A directory without a title',
        '  One  Canada                       line 2  update: country none → CA',
        '  Two  no country  https://two.org  line 3  create',
        'The tour spring-tour gains 1 supporter:',
        '  + two',
        '! Line 5: Two?',
        '* Without a letter, and passed over: line 4.',
        '2 organisations: 1 new, 1 changed, 0 unchanged.',
      ].join('\n'),
    );
    const all = { ...preview, organizations: [], supporters: { tour: 'spring-tour', added: [] } };
    t.match(directoryReport(all), 'The tour spring-tour has all of them as supporters.');
  },
);
