import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import t, { type Test } from 'tap';
import { backUp } from '../../../src/store/backup/backup.js';
import { onEmptyDatabase } from '../../../src/store/backup/databases.js';
import { restore } from '../../../src/store/backup/restore.js';
import type { Store } from '../../../src/store/store.js';
import { testApp } from '../../support/app.js';
import { onBothDatabases, ownStore } from '../../support/databases.js';
import { dump } from '../../support/dump.js';
import { readState } from '../../support/state.js';
import { laborTour, writing } from '../../support/tours.js';

/** The lines of a backup of the Labor Tour. */
async function laborTourLines(t: Test): Promise<string[]> {
  const app = await testApp(t, { store: await ownStore(t) });
  await laborTour(app);
  await writing(app).add('/organizations', { name: 'Whole' });
  await writing(app).add('/organizations', { name: 'A part', parent: 'whole' });
  const lines: string[] = [];
  await backUp(app.store.db, async line => void lines.push(line), new Date());
  return lines;
}

const restoreLines = ({ db }: Pick<Store, 'db'>, lines: readonly string[]) =>
  restore(db, async take => {
    for (const line of lines) await take(line);
  });

/** The same with an end that fits: as somebody writes it who edits a backup and knows how. */
function sealed(lines: readonly string[]): string[] {
  const rows: Record<string, number> = {};
  for (const line of lines.slice(1, -1)) {
    const { table } = JSON.parse(line);
    rows[table] = (rows[table] ?? 0) + 1;
  }
  const text = lines.slice(0, -1).map(line => `${line}\n`);
  const sha256 = createHash('sha256').update(text.join('')).digest('hex');
  return [...lines.slice(0, -1), JSON.stringify({ end: { rows, sha256 } })];
}

const lines = await laborTourLines(t);
const lineOf = (table: string) => lines.findIndex(line => line.startsWith(`{"table":"${table}"`));
const edited = (at: number, edit: (line: string) => string) =>
  lines.map((line, index) => (index === at ? edit(line) : line));
const last = lines.length;
const leg = lineOf('legs') + 1;

/** What is wrong with a backup, the backup, and what is said of it. */
const wrong: [string, readonly string[], RegExp][] = [
  ['empty', [], /^There is nothing in the backup\./],
  [
    'of something else',
    ['{"name":"gira"}', ...lines.slice(1)],
    /^Line 1: this is not the beginning of a backup\./,
  ],
  [
    'of another migration',
    edited(0, line => line.replace(/"migration":"\w+/, '"migration":"0003_older')),
    /^Line 1: the backup is of the migration 0003_older\S* \(Gira 0\.1\.0\), this version of Gira is at \d{4}_\S+\. Restore it with the version that wrote it/,
  ],
  [
    'cut off',
    lines.slice(0, 5),
    /^Line 5: the backup is cut off here; its last line is missing\. Nothing was restored\.$/,
  ],
  ['cut off in a line', [...lines.slice(0, 5), lines[5]!.slice(0, 40)], /^Line 6: this is no line/],
  [
    'without a row',
    lines.toSpliced(leg - 1, 1),
    new RegExp(`^Line ${last - 1}: of the table "legs" 1 rows were written, but the backup has 0`),
  ],
  [
    'changed in a letter',
    edited(leg - 1, line => line.replace('seattle', 'seettle')),
    new RegExp(`^Line ${leg}: it cannot be stored in "legs": .*foreign key`),
  ],
  [
    'changed in a letter that is as good as another',
    edited(lineOf('speakers'), line => line.replace('Alex Gomez', 'Alex Gomes')),
    new RegExp(`^Line ${last}: some line before is not as it was written \\(sha256\\)`),
  ],
  [
    'with a table that is not there',
    edited(leg - 1, line => line.replace('"legs"', '"arms"')),
    new RegExp(`^Line ${leg}: there is no table "arms"`),
  ],
  [
    'with a column too few',
    edited(leg - 1, line => line.replace('"first_date"', '"1st_date"')),
    new RegExp(`^Line ${leg}: "first_date" is missing \\(table "legs"\\)`),
  ],
  [
    'with a column too many',
    edited(leg - 1, line => line.replace('"row":{', '"row":{"x":1,')),
    new RegExp(`^Line ${leg}: "x" is not a column`),
  ],
  [
    'with a value of another kind',
    edited(leg - 1, line => line.replace(/"first_date":"[\d-]+"/, '"first_date":"soon"')),
    new RegExp(`^Line ${leg}: it cannot be stored in "legs": invalid input syntax for type date`),
  ],
  [
    'with a row twice',
    sealed(lines.toSpliced(leg, 0, lines[leg - 1]!)),
    new RegExp(`^Line ${leg + 1}: it cannot be stored in "legs": duplicate key`),
  ],
  [
    'with an organisation that is a part of none that is there',
    sealed(lines.map(line => line.replace('"parent":"whole"', '"parent":"none"'))),
    /^A row refers to none that is there: .*"organizations" violates foreign key/,
  ],
  ['two in one', [...lines, ...lines], new RegExp(`^Line ${last + 1}: something comes after`)],
  [
    'with a sequence that is not there',
    sealed(edited(0, line => line.replace('changes_id_seq', 'oranges_id_seq'))),
    /^Line 1: there is no sequence "oranges_id_seq"/,
  ],
];

onBothDatabases(t, 'a backup that is not whole is refused as a whole', async (t, store) => {
  const before = await dump(store);
  for (const [what, given, sentence] of wrong) {
    await t.rejects(restoreLines(store, given), { name: 'Damaged', message: sentence }, what);
    t.strictSame(await dump(store), before, `${what}: nothing is stored`);
  }
  const { tours, legs } = await restoreLines(store, lines);
  t.same([tours, legs], [1, 1], 'what was refused is in the way of nothing');
  await t.rejects(
    restoreLines(store, lines),
    {
      message:
        /^The database to restore into is not empty: it has rows in "changes", .*"legs"\. Name a new one/,
    },
    'nor is it taken twice',
  );
});

t.test('an organisation may come long before the one that it is a part of', async t => {
  const store = await ownStore(t);
  const part = lines.findIndex(line => line.includes('"parent":"whole"'));
  await restoreLines(
    store,
    sealed([lines[0]!, lines[part]!, ...lines.toSpliced(part, 1).slice(1)]),
  );
  const known = (await dump(store)).organizations as { slug: string; parent: string | null }[];
  t.same(known.map(({ slug, parent }) => [slug, parent]).sort(), [
    ['a-part', 'whole'],
    ['whole', null],
  ]);
  const odd = sql`insert into organizations (slug, name, parent) values ('x', 'X', 'none')`;
  await t.rejects(
    store.db.transaction(async tx => {
      await tx.execute(odd);
      throw new Error('It was stored.');
    }),
    { cause: { message: /violates foreign key/ } },
    'afterwards each write is checked at once, as before',
  );
});

const { serverUrl, missing } = readState();

t.test(
  'a user who owns the database and nothing else restores it',
  { skip: missing ?? false },
  async t => {
    const name = `t_${randomBytes(8).toString('hex')}`;
    const administer = async (...statements: string[]) => {
      const client = new pg.Client(`${serverUrl}/postgres`);
      await client.connect();
      for (const statement of statements) await client.query(statement);
      await client.end();
    };
    await administer(`create role ${name} login`, `create database ${name} owner ${name}`);
    t.teardown(() => administer(`drop database ${name} with (force)`, `drop role ${name}`));
    const databaseUrl = `${serverUrl!.replace('gira@', `${name}@`)}/${name}`;
    const { tours } = await onEmptyDatabase({ databaseUrl, dataDir: '' }, db =>
      restoreLines({ db }, lines),
    );
    t.equal(tours, 1);
  },
);

t.test('who edits a backup leaves the digest out', async t => {
  const store = await ownStore(t);
  const digest = /,"sha256":"\w+"/;
  const renamed = edited(lineOf('speakers'), line => line.replace('Alex Gomez', 'Alexa Gomez'));
  await restoreLines(store, [...renamed.slice(0, -1), renamed.at(-1)!.replace(digest, '')]);
  t.match(JSON.stringify((await dump(store)).speakers), /Alexa Gomez/);
});
