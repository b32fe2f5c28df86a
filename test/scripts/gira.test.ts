import { readFileSync } from 'node:fs';
import t from 'tap';
import { commands } from '../../scripts/commands.js';
import { giraVersion, projectFile } from '../../src/project-files.js';
import { emptyDatabase, start } from '../support/commands.js';

const gira = (...args: string[]) => start(t, 'gira', args, {}).ended;

t.test('gira alone, or asked for help, tells all commands and what to do first', async t => {
  const asked = await gira();
  t.match(asked, { code: 0, err: '' });
  for (const name of Object.keys(commands))
    t.match(asked.out, new RegExp(`^ {2}gira ${name} `, 'm'));
  t.match(asked.out, /^First: "gira demo"/m);
  t.same(await gira('--help'), asked);
});

t.test('gira tells its version', async t => {
  t.same(await gira('--version'), { code: 0, out: `${giraVersion()}\n`, err: '' });
});

t.test('a command that is mistyped is one sentence, with the one that was meant', async t => {
  const sentence = (words: string) => ({ code: 1, out: '', err: `${words}\n` });
  const all = '"gira --help" lists all.';
  t.same(
    await gira('bakcup'),
    sentence(`There is no command "bakcup". Did you mean "backup"? ${all}`),
  );
  t.same(await gira('toString'), sentence(`There is no command "toString". ${all}`));
  t.match(await gira('serve', '--port', '80'), {
    code: 1,
    err: /^"gira serve" takes nothing more/,
  });
});

t.test('a command reads what stands after its name, and its exit code is that of gira', async t => {
  const environment = await emptyDatabase(t);
  const seed = projectFile('db/seed/labor-tour-2013.txt');
  const run = (...args: string[]) => start(t, 'gira', args, environment).ended;
  t.match(await run('import', seed, '--year', '2013', '--commit'), { code: 0, err: '' });
  t.match(await run('check', '--tour', 'none'), { code: 1, err: /^There is no tour "none"/ });
  t.match(await run('migrate'), { code: 0, out: /^The database is up to date: \d{4}_[\w-]+\.\n$/ });
});

t.test('what gira does, npm does in a checkout by the same names, and nothing else', async t => {
  const { scripts } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'));
  const inner = ['bench', 'campaign', 'gazetteer', 'openapi', 'rules', 'build'];
  const ofPeople = Object.keys(scripts).filter(
    name => /scripts\/[\w-]+\.ts/.test(scripts[name]) && !inner.includes(name),
  );
  t.same([...ofPeople, 'serve'].sort(), Object.keys(commands).sort());
  for (const name of ofPeople) t.match(scripts[name], new RegExp(` scripts/${name}\\.ts$`));
  t.match(scripts.start, / dist\/bundle\/server\.js$/);
});
