import t from 'tap';
import { readImportArguments } from '../../../scripts/import/arguments.js';
import { projectFile } from '../../../src/project-files.js';

const SEED = projectFile('db/seed/labor-tour-2013.txt');

t.test('every option of the command becomes a field of the request', async t => {
  const answers = ['--answer', '5=Vancouver, BC', '--answer', '6=boston-ma-us'];
  const options = ['--year', '2013', '--tour', 'A Tour', '--country', 'US', '--country', 'CA'];
  const { request, json } = readImportArguments([
    SEED,
    ...options,
    ...answers,
    '--draft',
    '--json',
  ]);
  const { text, ...read } = request;
  t.match(text, /^National Labor Solidarity Tour\n/);
  t.strictSame(
    [read, json],
    [
      {
        ...{ year: 2013, title: 'A Tour', countries: ['US', 'CA'], commit: false, publish: false },
        answers: [
          { line: 5, city: 'Vancouver, BC' },
          { line: 6, city: 'boston-ma-us' },
        ],
      },
      true,
    ],
  );
});

t.test('a directory is asked for with a flag, and may have a tour', async t => {
  const allies = projectFile('db/seed/allies.txt');
  const { request, json, what } = readImportArguments([allies, '--directory', '--tour', 'a-tour']);
  const { text, ...read } = request;
  t.match(text, /^Organizations that support /);
  t.strictSame([what, json, read], ['directory', false, { tour: 'a-tour', commit: false }]);
  const committed = readImportArguments([allies, '--directory', '--commit', '--json']);
  t.strictSame(committed, { what: 'directory', json: true, request: { text, commit: true } });
});

t.test('what is mistyped is told with the usage', async t => {
  const cases: [string[], RegExp][] = [
    [[], /^Name one file\.\nUsage: npm run import -- FILE/],
    [[SEED, SEED], /^Name one file\./],
    [['/no/such/file'], /^\/no\/such\/file cannot be read \(ENOENT\)\.\n/],
    [[SEED, '--year', 'soon'], /^--year must be a year from 1970 to 2200\./],
    [[SEED, '--year', '1969'], /^--year must be a year/],
    [[SEED, '--answer', 'Vancouver'], /^--answer must be LINE=CITY/],
    [[SEED, '--country', 'Kanada'], /^--country must be a code of two letters/],
    [[SEED, '--directory', '--year', '2013'], /^--year is for announcements alone\.\nUsage/],
    [[SEED, '--directory', '--draft'], /^--draft is for announcements alone\./],
    [[SEED, '--directory', '--tour', 'A Tour'], /^--tour must be the slug of a tour/],
    [['--directory'], /^Name one file\./],
    [[SEED, '--yaer', '2013'], /^Unknown option '--yaer'[\s\S]*Usage: npm run import/],
  ];
  for (const [args, message] of cases) {
    t.throws(() => readImportArguments(args), { message }, args.join(' '));
  }
});
