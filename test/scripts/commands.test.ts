import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import t from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';
import { projectFile } from '../../src/project-files.js';
import { emptyDatabase, start } from '../support/commands.js';
import { embeddedFolder } from '../support/databases.js';

const SEED = projectFile('db/seed/labor-tour-2013.txt');

t.test('the demo imports the tour, reports its clashes, serves, and stops at Ctrl-C', async t => {
  const port = await freePort();
  const environment = { GIRA_DATA_DIR: embeddedFolder(t), PORT: String(port) };
  const { child, ended, said } = start(t, 'demo', [], environment);
  await said('To add and change tours');
  const feed = await fetch(`http://127.0.0.1:${port}/feeds/speakers/alex-gomez.ics`);
  t.equal(feed.status, 200);
  t.match(await feed.text(), /SUMMARY:Seattle – February 3–4 \(Alex Gomez\)/);
  child.kill('SIGINT');
  const { code, out, err } = await ended;
  t.match(out, /\[1\/4\][\s\S]*\[2\/4\][\s\S]*\[3\/4\][\s\S]*\[4\/4\]/);
  t.match(out, /12 findings: 0 errors, 0 warnings, 12 for information\./);
  t.match(out, /Stopped\.\n$/);
  t.same([code, err], [0, '']);
});

t.test('a port that is taken is one sentence, not a stack', async t => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.teardown(() => taken.close());
  const { port } = taken.address() as { port: number };
  const environment = { GIRA_DATA_DIR: embeddedFolder(t), PORT: String(port) };
  const { code, err } = await start(t, 'demo', [], environment).ended;
  const sentence = `Another program already listens on port ${port} of 127.0.0.1. Set PORT to a free one.\n`;
  t.same([code, err], [1, sentence]);
});

t.test('a folder that cannot be written is one sentence, not a stack', async t => {
  const { code, err } = await start(t, 'demo', [], { GIRA_DATA_DIR: '/proc/no-such' }).ended;
  t.equal(code, 1);
  t.match(err, /^The folder \/proc\/no-such cannot be written \(\w+\)\. Set GIRA_DATA_DIR .*\n$/);
});

t.test('an import is previewed, then committed; the check reports what it finds', async t => {
  const environment = await emptyDatabase(t);
  const preview = await start(t, 'import', [SEED, '--year', '2013'], environment).ended;
  t.equal(preview.code, 0);
  t.match(
    preview.out,
    /February 3–5 +Washington, DC +America\/New_York +jaime-rivera +line 7 +create/,
  );
  t.match(preview.out, /Nothing was stored: this is a preview\. Add --commit to store it\.\n$/);
  const committed = await start(t, 'import', [SEED, '--year', '2013', '--commit'], environment)
    .ended;
  t.equal(committed.code, 0);
  const check = await start(t, 'check', [], environment).ended;
  t.match(check.out, /^severity +rule +what\n(?:info .*\n){3}\n12 findings: .*\n$/);
  t.equal(check.code, 0);
  const tour = ['--tour', 'national-labor-solidarity-tour-2013'];
  const json = await start(t, 'check', ['--json', ...tour], environment).ended;
  t.equal((JSON.parse(json.out) as unknown[]).length, 12);
});

t.test('open problems end an import with 1; an answer settles them', async t => {
  const dataDir = embeddedFolder(t);
  const file = join(dataDir, 'announcement.txt');
  writeFileSync(file, 'Tour X\n\n• Vancouver – Feb 6\n');
  const environment = { GIRA_DATA_DIR: dataDir };
  const args = [file, '--year', '2027', '--country', 'US', '--country', 'CA'];
  const asked = await start(t, 'import', args, environment).ended;
  t.match(
    [asked.code, asked.out],
    [1, /! Line 3: "Vancouver" may be Vancouver, BC; Vancouver, WA/],
  );
  const answer = ['--answer', '3=Vancouver, BC', '--commit'];
  const settled = await start(t, 'import', [...args, ...answer], environment).ended;
  t.match([settled.code, settled.out], [0, /February 6 +Vancouver, BC +America\/Vancouver/]);
});

t.test('a directory is previewed, then committed to a tour; a wrong one ends with 1', async t => {
  const environment = await emptyDatabase(t);
  const directory = [projectFile('db/seed/allies.txt'), '--directory'];
  const preview = await start(t, 'import', directory, environment).ended;
  t.equal(preview.code, 0);
  t.match(
    preview.out,
    /^Organizations that support .*\n {2}The Institute for Policy Studies +United/,
  );
  t.match(preview.out, /Council of Canadians +Canada +line 25 +create\n/);
  t.match(preview.out, /\n22 organisations: 22 new, 0 changed, 0 unchanged\.\nNothing was stored/);
  await start(t, 'import', [SEED, '--year', '2013', '--commit'], environment).ended;
  const tour = ['--tour', 'national-labor-solidarity-tour-2013', '--commit'];
  const committed = await start(t, 'import', [...directory, ...tour], environment).ended;
  t.match([committed.code, committed.out], [0, /2013 gains 22 supporters:\n {2}\+ the-institute-/]);
  t.notMatch(committed.out, /Nothing was stored/);
  const again = await start(t, 'import', [...directory, ...tour, '--json'], environment).ended;
  t.match(JSON.parse(again.out), { committed: true, supporters: { added: [] }, problems: [] });
  const wrong = join(t.testdir({}), 'wrong.txt');
  writeFileSync(wrong, 'In Cananda\nOne\n');
  const asked = await start(t, 'import', [wrong, '--directory'], environment).ended;
  t.match([asked.code, asked.out], [1, /! Line 1: "In Cananda" .* Did you mean Canada\?/]);
  const refused = await start(t, 'import', [wrong, '--directory', '--commit'], environment).ended;
  t.match([refused.code, refused.out, refused.err], [1, '', /^Line 1: "In Cananda"/]);
  const lost = await start(t, 'import', [...directory, '--tour', 'x'], environment).ended;
  t.same([lost.code, lost.err], [1, 'There is no tour "x".\n']);
});

t.test('a command that is mistyped is told how it goes', async t => {
  const { code, err } = await start(t, 'check', ['--turo', 'x'], {}).ended;
  t.match([code, err], [1, /^Unknown option '--turo'[\s\S]*Usage: npm run check/]);
});

t.test(
  'a purge is a dry run unless it is committed, and waits for the end of the tour',
  async t => {
    const environment = await emptyDatabase(t);
    const run = (script: string, ...args: string[]) => start(t, script, args, environment).ended;
    t.equal((await run('import', SEED, '--year', '2013', '--commit')).code, 0);
    const tour = 'national-labor-solidarity-tour-2013';
    const dry = await run('purge', '--tour', tour);
    t.same([dry.code, dry.err], [0, '']);
    t.match(
      dry.out,
      /^A purge of ".*" would take:[\s\S]* 0 {2}arrangements erased[\s\S]*--commit does it/,
    );
    const done = await run('purge', '--tour', tour, '--commit');
    t.match(done, { code: 0, out: /^Purged of/, err: '' });
    t.match(await run('purge'), {
      code: 1,
      err: /Name the tour: --tour SLUG\.\nUsage: npm run purge/,
    });
    t.match(await run('purge', '--tour', 'none'), { code: 1, err: /There is no tour "none"/ });
    t.equal((await run('import', SEED, '--year', '2199', '--tour', 'Later', '--commit')).code, 0);
    const early = await run('purge', '--tour', 'later-2199', '--commit');
    t.match(early, { code: 1, out: '', err: /its last day is 2199-02-13\. With --now/ });
  },
);
