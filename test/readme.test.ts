import { readFileSync } from 'node:fs';
import t from 'tap';
import { rules } from '../src/domain/conflicts/index.js';
import { refusals } from '../src/domain/refusals.js';
import { projectFile } from '../src/project-files.js';

const text = (file: string) => readFileSync(projectFile(file), 'utf8');

t.test('the README lists every error code with its status and meaning', async t => {
  const rows = text('README.md')
    .split('\n')
    .filter(line => /^\| `[a-z-]+` \| \d{3} \|/.test(line));
  const wanted = Object.entries(refusals).map(
    ([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`,
  );
  t.same(rows, wanted);
});

t.test('the README names every variable that the configuration reads, and no other', async t => {
  const read = [...text('src/config.ts').matchAll(/read\('([A-Z_]+)'\)/g)].map(([, name]) => name!);
  const rows = [...text('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name!);
  t.same(rows.sort(), [...new Set(read)].sort());
});

t.test('the README names every command of package.json that people use', async t => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const inner = new Set([
    'build',
    'prepack',
    'postpack',
    'prestart',
    'pretest',
    'pretest:long',
    'migration',
  ]);
  const missing = Object.keys(scripts).filter(
    name => !inner.has(name) && !new RegExp(`npm (run )?${name}\\b`).test(text('README.md')),
  );
  t.same(missing, []);
});

t.test('the changelog names every rule', async t => {
  t.same(
    rules.filter(({ id }) => !text('CHANGELOG.md').includes(`\`${id}\``)),
    [],
  );
});

t.test('what GeoNames asks for stands in NOTICE', async t => {
  t.match(text('NOTICE'), /GeoNames[\s\S]*Creative Commons\s+Attribution 4\.0/);
});
