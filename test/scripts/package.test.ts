import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import t from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';
import { commands } from '../../scripts/commands.js';
import { giraVersion, projectFile } from '../../src/project-files.js';

type Packed = { filename: string; files: { path: string; size: number }[] };
type Lock = { packages: Record<string, { version: string; dev?: boolean; dependencies?: object }> };

/** The environment of somebody who has Node and npm, and nothing of this checkout. */
const { NODE_OPTIONS: _, DATABASE_URL: __, GIRA_DATA_DIR: ___, ...clean } = process.env;
const env = Object.fromEntries(Object.entries(clean).filter(([name]) => !/^npm_|^TAP_/.test(name)));

// It is some hundred megabytes that are packed, and unpacked again.
t.setTimeout(600_000);
// Not within the checkout: npm would take that for the project to install into.
const folder = mkdtempSync(join(tmpdir(), 'gira-package-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    ...{ cwd: projectFile('.'), env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    maxBuffer: 2 ** 26,
  }).replace(/^[^[]*/, ''),
) as [Packed];
const user = join(folder, 'user');
mkdirSync(user);
const gira = join(user, 'node_modules/.bin/gira');
const run = (...args: string[]) => spawnSync(gira, args, { cwd: user, env, encoding: 'utf8' });

t.test('the package holds what runs, and nothing else', async t => {
  const own = packed.files.filter(({ path }) => !path.startsWith('node_modules/'));
  const paths = own.map(({ path }) => path);
  const top = [...new Set(paths.map(path => path.split('/')[0]!))].sort();
  t.same(top, [
    ...['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'db', 'dist'],
    ...['package.json', 'scripts', 'src'],
  ]);
  const below = (name: string) => [
    ...new Set(paths.filter(path => path.startsWith(`${name}/`)).map(path => path.split('/')[1]!)),
  ];
  t.same(below('db').sort(), ['migrations', 'seed']);
  t.same(below('dist').sort(), ['bundle', 'db', 'scripts', 'src']);
  t.same(below('scripts'), ['deploy']);
  t.same(below('src'), ['views']);
  const inScripts = paths.flatMap(path => /^dist\/scripts\/([\w-]+)/.exec(path)?.[1] ?? []);
  t.same(
    [...new Set(inScripts)].sort(),
    [...Object.keys(commands).filter(name => name !== 'serve'), 'commands', 'gira', 'usage'].sort(),
  );
  t.same(
    paths.filter(path => /(^|\/)test\/|\.ts$|\.map$|\.tgz$|\.env$/.test(path)),
    [],
  );
  const size = own.reduce((sum, each) => sum + each.size, 0);
  t.ok(size < 12_000_000, `${size} bytes`);
});

t.test('it is installed without a network, with the packages of the lockfile alone', async t => {
  const tarball = join(folder, packed.filename);
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], {
    ...{ cwd: user, env, stdio: 'ignore' },
  });
  const lock = JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8')) as Lock;
  const locked = Object.entries(lock.packages)
    .filter(([, { dev }]) => !dev)
    .map(([path, { version }]) => `${path} ${version}`);
  const own = join(user, 'node_modules/gira');
  const found = packed.files
    .map(({ path }) => /^((?:node_modules\/(?:@[^/]+\/)?[^/]+\/)+)package\.json$/.exec(path)?.[1])
    .filter(path => path !== undefined)
    .map(path => {
      const { version } = JSON.parse(readFileSync(join(own, path, 'package.json'), 'utf8'));
      return `${path.slice(0, -1)} ${version}`;
    });
  t.same(
    found.filter(each => !locked.includes(each)),
    [],
  );
  const direct = Object.keys(lock.packages['']!.dependencies ?? {});
  const isFound = (name: string) => found.some(each => each.startsWith(`node_modules/${name} `));
  t.same(
    direct.filter(name => !isFound(name)),
    [],
  );
  t.same(
    readdirSync(join(user, 'node_modules')).filter(name => !name.startsWith('.')),
    ['gira'],
  );
});

t.test('gira tells of itself, and of what was mistyped', async t => {
  t.match(run('--help'), { status: 0, stdout: /^ {2}gira demo /m, stderr: '' });
  t.match(run('--version'), { status: 0, stdout: `${giraVersion()}\n` });
  const bakcup = run('bakcup');
  t.match(bakcup, { status: 1, stdout: '', stderr: /Did you mean "backup"\?/ });
  t.match(run('backup'), { status: 1, stderr: 'Name one file.\nUsage: gira backup FILE (or -)\n' });
});

t.test(
  'gira demo and gira serve answer calendars, with what is stored where the user is',
  async t => {
    const port = String(await freePort());
    const serving = async (command: string, work: () => Promise<void>) => {
      const child = spawn(gira, [command], { cwd: user, env: { ...env, PORT: port } });
      t.teardown(() => child.kill('SIGKILL'));
      await untilReady(child, port);
      await work();
      const ended = new Promise(resolve => child.on('close', resolve));
      child.kill('SIGTERM');
      t.equal(await ended, 0);
    };
    const asksForFeed = async () => {
      const feed = await fetch(`http://127.0.0.1:${port}/feeds/speakers/alex-gomez.ics`);
      t.equal(feed.status, 200);
      t.match(await feed.text(), /SUMMARY:Seattle – February 3–4 \(Alex Gomez\)/);
      const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
      const [, style] = /href="(\/style-[^"]+\.css)"/.exec(page) ?? [];
      t.equal((await fetch(`http://127.0.0.1:${port}${style}`)).status, 200);
    };
    await serving('demo', asksForFeed);
    t.ok(existsSync(join(user, 'data/pg')));
    await serving('serve', asksForFeed);
    t.match(run('check'), { status: 0, stdout: /12 findings/ });
    t.match(run('backup', 'all.jsonl.gz'), { status: 0, stderr: '' });
    t.same(readdirSync(join(user, 'node_modules/gira')).includes('data'), false);
  },
);

async function untilReady(child: ChildProcess, port: string): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`it ended with ${child.exitCode}`);
}
