import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { projectFile } from '../../src/project-files.js';
import { openStore } from '../../src/store/open.js';
import { start } from '../support/commands.js';
import { embeddedFolder, serverDatabase } from '../support/databases.js';
import { startNode } from '../support/nodes.js';
import { readState } from '../support/state.js';

const SEED = projectFile('db/seed/labor-tour-2013.txt');
const tour = 'tours/national-labor-solidarity-tour-2013';

/** Runs a command of package.json to its end. */
function run(t: Test, script: string, args: string[], environment: Record<string, string>) {
  return start(t, script, args, { GIRA_PUBLIC_URL: 'https://gira.test', ...environment }).ended;
}

t.test('with the embedded database, while no server has it', async t => {
  const environment = { GIRA_DATA_DIR: embeddedFolder(t) };
  const site = join(t.testdir({}), 'site');
  await run(t, 'import', [SEED, '--year', '2013', '--commit'], environment);
  const first = await run(t, 'publish', [site], environment);
  t.same([first.code, first.err], [0, '']);
  t.match(first.out, new RegExp(`\\n\\+ es/${tour}/index\\.html\\n`));
  t.match(first.out, new RegExp(`\\n${site}: (\\d+) written, 0 removed, 0 unchanged\\.\\n$`));
  t.match(readFileSync(join(site, `feeds/${tour}.ics`), 'utf8'), /UID:\S+@gira\.test/);
  const again = await run(t, 'publish', [site], environment);
  t.match(again, { code: 0, out: /^\S+: 0 written, 0 removed, [1-9]\d+ unchanged\.\n$/, err: '' });

  const store = await openStore({ databaseUrl: null, dataDir: environment.GIRA_DATA_DIR });
  const busy = await run(t, 'publish', [site], environment);
  await store.close();
  t.match(busy, { code: 1, out: '', err: /in use/ });
});

t.test('beside a running server', { skip: readState().missing ?? false }, async t => {
  const url = (await serverDatabase(t))!;
  const environment = { DATABASE_URL: url };
  await run(t, 'import', [SEED, '--year', '2013', '--commit'], environment);
  const node = await startNode(t, url);
  const site = join(t.testdir({}), 'site');
  const { code, out } = await run(
    t,
    'publish',
    [site, '--json', '--server', node.url],
    environment,
  );
  t.equal(code, 0);
  t.match(JSON.parse(out), { removed: [], unchanged: [] });
  const calendar = (await node.poll('/feeds/speakers/alex-gomez.ics')).text;
  t.equal(readFileSync(join(site, 'feeds/speakers/alex-gomez.ics'), 'utf8'), calendar);
  t.match(readFileSync(join(site, `${tour}/index.html`), 'utf8'), `href="${node.url}/request"`);
});

t.test('a slip of the hand is one sentence, and nothing is written', async t => {
  const dataDir = embeddedFolder(t);
  const folder = t.testdir({ 'photo.jpg': '' });
  const site = join(folder, 'site');
  for (const [args, environment, err] of [
    [[], {}, /^Name one folder to write into\.\nUsage: npm run publish/],
    [[site, 'other'], {}, /^Name one folder/],
    [[site, '--server', 'gira.test'], {}, /^--server must be the address of a server/],
    [[site], { GIRA_PUBLIC_URL: '' }, /^Set GIRA_PUBLIC_URL to the address at which people/],
    [[folder], {}, /holds files that Gira has not written \(photo\.jpg\)/],
  ] as const) {
    const said = await run(t, 'publish', [...args], { GIRA_DATA_DIR: dataDir, ...environment });
    t.same([said.code, said.out], [1, '']);
    t.match(said.err, err);
  }
  t.notOk(existsSync(site));
});
