import t, { type Test } from 'tap';
import { addOrganization } from '../../src/operations/organizations.js';
import { addTour } from '../../src/operations/tours.js';
import { findKeyBySecret } from '../../src/store/keys.js';
import { openStore } from '../../src/store/open.js';
import { coordinator } from '../builders/callers.js';
import { start } from '../support/commands.js';
import { embeddedFolder } from '../support/databases.js';

/** Runs `npm run keys` on an embedded database. */
const keys = (t: Test, dataDir: string, ...args: string[]) =>
  start(t, 'keys', args, { GIRA_DATA_DIR: dataDir, GIRA_PUBLIC_URL: 'https://gira.test' }).ended;

async function withStore<T>(
  dataDir: string,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
): Promise<T> {
  const store = await openStore({ databaseUrl: null, dataDir });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

t.test('keys are made, listed, linked and revoked on the terminal', async t => {
  const dataDir = embeddedFolder(t);
  const occasion = { now: new Date(), caller: coordinator() };
  await withStore(dataDir, async store => {
    await addOrganization(store, { name: 'Local 10' }, occasion);
    await addTour(store, { title: 'Spring' }, occasion);
  });
  const none = await keys(t, dataDir, 'list');
  t.same(none, { code: 0, out: 'There is no key yet: npm run keys -- add.\n', err: '' });

  const chapter = ['--role', 'chapter', '--organization', 'local-10', '--label', 'Local 10'];
  const made = await keys(t, dataDir, 'add', ...chapter);
  t.same([made.code, made.err], [0, '']);
  t.match(
    made.out,
    /^The key "Local 10" \(([\w-]{36})\):\n\n {2}gira_[\w-]{43}\n\nIt is shown this/,
  );
  const secret = /gira_[\w-]{43}/.exec(made.out)![0];
  const id = /\(([\w-]{36})\)/.exec(made.out)![1]!;
  const found = await withStore(dataDir, store => findKeyBySecret(store.db, secret));
  const onFile = { id, role: 'chapter', organization: 'local-10', createdBy: 'command line' };
  t.match(found, { key: onFile, environment: null });

  const tour = ['--role', 'coordinator', '--tour', 'spring', '--tour', 'spring', '--label', 'Bo'];
  t.equal((await keys(t, dataDir, 'add', ...tour)).code, 0);
  const link = await keys(t, dataDir, 'link', id);
  t.equal(link.code, 0);
  t.match(link.out, /\n {2}https:\/\/gira\.test\/sign-in\/[\w-]{43}\n\nIt works once, until 20/);
  t.equal((await keys(t, dataDir, 'revoke', id)).out, 'The key is revoked.\n');
  const list = await keys(t, dataDir, 'list');
  t.match(list.out, /^id +role +for +kind +state +last used +label\n/);
  t.match(list.out, new RegExp(`\n${id} +chapter +local-10 +key +revoked +never +Local 10\n`));
  t.match(list.out, / coordinator +spring +key +valid +never +Bo\n/);
  t.notMatch(list.out, /gira_/);
  const late = await keys(t, dataDir, 'link', id);
  t.same(late, { code: 1, out: '', err: 'Make a new key instead.\n' });
});

t.test('a slip of the hand is one sentence', async t => {
  const dataDir = embeddedFolder(t);
  const unknown = '00000000-0000-4000-8000-000000000000';
  for (const [args, err] of [
    [['revoke', unknown], /^There is no key ".*": "npm run keys -- list" shows them all\.\n$/],
    [
      ['add', '--role', 'chapter', '--organization', 'x', '--label', 'X'],
      /^There is no organization "x"\.\n$/,
    ],
  ] as const) {
    const said = await keys(t, dataDir, ...args);
    t.same([said.code, said.out], [1, '']);
    t.match(said.err, err);
  }
});

t.test('while a server has the folder, it is the one to ask', async t => {
  const dataDir = embeddedFolder(t);
  await withStore(dataDir, async () => {
    const said = await keys(t, dataDir, 'list');
    t.equal(said.code, 1);
    t.match(said.err, /in use .*Stop that one, .*Or ask it for the key: POST \/api\/v1\/keys\.\n$/);
  });
});
