import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A Debian in a folder: programs in it see that folder as the whole machine. */
export type Debian = {
  root: string;
  /** What a command in it begins with, to have the environment that a login of root would have. */
  environment: readonly string[];
  /**
   * Runs lines of shell in it as root; their exit code and what they printed. `withoutIPv4`: the
   * only network is ::1.
   */
  run(lines: string, options?: { withoutIPv4?: boolean }): { code: number; out: string };
  erase(): void;
};

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Why there can be no Debian of its own here; null: there can. */
export function withoutDebian(): string | null {
  if (process.getuid?.() !== 0) return 'it takes root to make one';
  const isThere = spawnSync('debootstrap', ['--version']).error === undefined;
  return isThere ? null : 'there is no debootstrap: apt-get install debootstrap';
}

/** A release of Debian with the least that it can have, from the mirror of debootstrap. Takes a minute. */
export function makeDebian(release: string, programs: readonly string[] = []): Debian {
  const root = mkdtempSync(join(tmpdir(), 'gira-debian-'));
  const include = programs.length > 0 ? [`--include=${programs.join(',')}`] : [];
  execFileSync('debootstrap', ['--variant=minbase', ...include, release, root], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Debian leaves folders to who may enter them; mkdtemp made this one for its owner alone.
  execFileSync('chmod', ['755', root]);
  return debianIn(root);
}

/** A Debian that is in a folder already. */
export function debianIn(root: string): Debian {
  for (const file of ['resolv.conf', 'hosts']) cpSync(`/etc/${file}`, join(root, 'etc', file));
  const environment = [
    '/usr/bin/env',
    '-i',
    'HOME=/root',
    PATH,
    ...trustIn(root),
    'LC_ALL=C.UTF-8',
  ];
  const run = (lines: string, { withoutIPv4 = false } = {}) => {
    const within = [
      ...(withoutIPv4 ? ['ip link set lo up', 'ip addr del 127.0.0.1/8 dev lo'] : []),
      ...[`mount -t proc proc ${root}/proc`, `mount --rbind /dev ${root}/dev`],
      `exec chroot ${root} ${environment.join(' ')} bash -c "$0"`,
    ];
    // What it leaves running ends with it, and what it mounts is seen by nobody else.
    const apart = ['--mount', '--pid', '--fork', '--kill-child', ...(withoutIPv4 ? ['--net'] : [])];
    const ended = spawnSync('unshare', [...apart, 'sh', '-ec', within.join('\n'), lines], {
      ...{ encoding: 'utf8', maxBuffer: 2 ** 30 },
    });
    return { code: ended.status ?? 1, out: ended.stdout + ended.stderr };
  };
  return { root, environment, run, erase: () => rmSync(root, { recursive: true, force: true }) };
}

/** Whom the network of this machine has it trust besides is trusted in there, too. */
function trustIn(root: string): string[] {
  const file = process.env.NODE_EXTRA_CA_CERTS;
  if (file === undefined) return [];
  cpSync(file, join(root, 'etc/extra-ca.crt'));
  return ['NODE_EXTRA_CA_CERTS', 'CURL_CA_BUNDLE'].map(name => `${name}=/etc/extra-ca.crt`);
}

/** Puts the Node of this machine into a Debian, with its npm. */
export function copyNode({ root }: Debian): void {
  const local = join(root, 'usr/local');
  mkdirSync(join(local, 'lib/node_modules'), { recursive: true });
  cpSync(process.execPath, join(local, 'bin/node'));
  const npm = join(dirname(process.execPath), '../lib/node_modules/npm');
  cpSync(npm, join(local, 'lib/node_modules/npm'), { recursive: true });
  for (const name of ['npm', 'npx'])
    execFileSync('ln', [
      '-sf',
      `../lib/node_modules/npm/bin/${name}-cli.js`,
      join(local, 'bin', name),
    ]);
}
