import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { projectFile } from '../../src/project-files.js';

/** Whether the release before would miss something after a statement, or could not write any more. */
function takesAway(statement: string): boolean {
  const gone =
    /\b(drop (table|column|view|type)|rename (to|column|constraint)|type \w+ using|set data type|set not null)\b/i;
  const isDemanded = /\badd column\b.*\bnot null\b/i.test(statement);
  return gone.test(statement) || (isDemanded && !/\bdefault\b/i.test(statement));
}

/** Migrations that take away what no release needs any more, with the last that did. */
const contracted: Record<string, string> = { '0006': 'none: it was before the first release' };

t.test('a migration only adds, so that two releases run side by side on one database', async t => {
  const folder = projectFile('db/migrations');
  const files = readdirSync(folder).filter(name => name.endsWith('.sql'));
  t.ok(files.length > 16);
  const taking = files.filter(name => {
    const text = readFileSync(`${folder}/${name}`, 'utf8').replace(/--.*$/gm, '');
    const statements = text.split(';').map(each => each.replace(/\s+/g, ' '));
    return statements.some(takesAway) && contracted[name.slice(0, 4)] === undefined;
  });
  t.same(taking, []);
});

t.test('what takes something away is known', async t => {
  for (const statement of [
    'ALTER TABLE "tours" DROP COLUMN "title";',
    'drop table tours;',
    'ALTER TABLE "tours" RENAME TO "trips";',
    'ALTER TABLE tours ALTER COLUMN title SET DATA TYPE integer;',
    'ALTER TABLE tours ALTER COLUMN title SET NOT NULL;',
    'ALTER TABLE tours ADD COLUMN lead text NOT NULL;',
  ])
    t.ok(takesAway(statement), statement);
  for (const statement of [
    'ALTER TABLE tours ADD COLUMN lead text;',
    `ALTER TABLE tours ADD COLUMN lead text DEFAULT '' NOT NULL;`,
    `ALTER TABLE tours ADD COLUMN lead text NOT NULL DEFAULT '';`,
    'CREATE TABLE sessions (id uuid PRIMARY KEY NOT NULL);',
  ])
    t.notOk(takesAway(statement), statement);
});
