// npm run campaign -- fresh-machine: the two commands of the README on a Debian with Node and nothing else.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../src/project-files.js';
import { copyNode, type Debian, makeDebian, withoutDebian } from './debian.js';

/** Starts the demo in the folder where it is, and asks it for a calendar. */
const demo = (host = '127.0.0.1') => `
  npm run demo > /tmp/demo-$(id -u).log 2>&1 &
  demo=$!
  until grep -q 'To add and change' /tmp/demo-$(id -u).log; do kill -0 $demo; sleep 0.2; done
  node -e 'fetch("http://${host}:3000/feeds/speakers/alex-gomez.ics").then(async r => {
    if (!(await r.text()).includes("(Alex Gomez)")) process.exit(1) })'
  kill -INT $(ps -o pid= --ppid $demo) 2>/dev/null || kill -INT $demo
  wait $demo`;

const asUser = (lines: string) => `su ana -s /bin/bash -c ${quoted(`set -e; cd ~/gira; ${lines}`)}`;

type Try = { name: string; lines: string; withoutIPv4?: boolean };
const tries: Try[] = [
  { name: 'npm ci, as root', lines: 'cd /root/gira; npm ci' },
  { name: 'npm run demo, as root', lines: `cd /root/gira; ${demo()}` },
  { name: 'npm ci, as an ordinary user', lines: asUser('npm ci') },
  { name: 'npm run demo, as an ordinary user', lines: asUser(demo()) },
  {
    name: 'npm run demo, from a checkout that is read-only, with GIRA_DATA_DIR elsewhere',
    lines: `
      mount --bind /root/gira /srv; mount -o remount,bind,ro /srv; mkdir -m 777 -p /var/tours
      su ana -s /bin/bash -c ${quoted(`set -e; cd /srv; export GIRA_DATA_DIR=/var/tours/ana; ! touch x 2>/dev/null; ${demo()}; test -d /var/tours/ana/pg`)}`,
  },
  {
    name: 'npm run demo, with IPv6 alone (HOST=::)',
    lines: asUser(`export HOST=:: GIRA_DATA_DIR=~/six; ${demo('[::1]')}`),
    withoutIPv4: true,
  },
  { name: 'npm test, as an ordinary user', lines: asUser('npm test') },
];

/** Tries each, prints a line for each, and tells whether all went well. `--without-tests` leaves out `npm test`. */
export async function freshMachine(args: readonly string[]): Promise<boolean> {
  const reason = withoutDebian();
  if (reason !== null) throw new Error(`No fresh machine can be made: ${reason}.`);
  const debian = makeDebian('bookworm', ['procps']);
  try {
    furnish(debian);
    const asked = tries.filter(
      ({ name }) => !args.includes('--without-tests') || !/test/.test(name),
    );
    return asked.map(each => tell(debian, each)).every(Boolean);
  } finally {
    debian.erase();
  }
}

/** Node, a user, and for each a checkout of what is committed. */
function furnish(debian: Debian): void {
  copyNode(debian);
  debian.run('useradd --create-home ana');
  const archive = execFileSync('git', ['archive', 'HEAD'], {
    cwd: projectFile('.'),
    maxBuffer: 2 ** 30,
  });
  for (const home of ['root', 'home/ana']) {
    const checkout = join(debian.root, home, 'gira');
    mkdirSync(checkout);
    execFileSync('tar', ['x', '-C', checkout], { input: archive });
  }
  debian.run('chmod 755 /root; chown -R ana:ana /home/ana/gira');
}

function tell(debian: Debian, { name, lines, ...network }: Try): boolean {
  const start = performance.now();
  const { code, out } = debian.run(`set -e\n${lines}`, network);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(out.split('\n').slice(-30).join('\n'));
  return code === 0;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
