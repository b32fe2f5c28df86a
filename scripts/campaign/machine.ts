import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Debian } from './debian.js';
import { makeGroup, mountGroups } from './group.js';

/** A Debian that was started as a machine, with systemd, and with so much memory as it was given. */
export type Machine = {
  /** Runs lines of shell on it as root; their exit code and what they printed. */
  run(lines: string): { code: number; out: string };
  /** The most memory that all of it has had at one time, files that are cached included, in MB. */
  mostMemory(): number;
  stop(): Promise<void>;
};

/** No step takes longer. */
const MOST_MILLISECONDS = 300_000;

const namespaces = ['--mount', '--pid', '--cgroup', '--uts', '--ipc'];

/** Starts systemd in namespaces of its own; it shares the network of this machine. */
export async function startMachine(debian: Debian, megabytes: number): Promise<Machine> {
  const group = makeGroup(megabytes);
  // The group first: that is the whole machine then, as those within see it.
  const joining = group.folders.map(folder => `echo 0 > ${folder}/cgroup.procs`);
  const start = `exec unshare --fork --kill-child ${namespaces.join(' ')} sh -ec "$0"`;
  const words = ['-ec', [...joining, start].join('\n'), startLines(debian.root)];
  const child = spawn('sh', words, { stdio: 'ignore' });
  const first = () =>
    spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' }).stdout.trim();
  const run = (lines: string) => {
    const inside = ['--target', first(), ...namespaces, '--root', ...debian.environment];
    const ended = spawnSync('nsenter', [...inside, 'bash', '-ec', `cd\n${lines}`], {
      ...{ cwd: '/', encoding: 'utf8', maxBuffer: 2 ** 28, timeout: MOST_MILLISECONDS },
    });
    return { code: ended.status ?? 1, out: ended.stdout + ended.stderr };
  };
  for (let tries = 0; tries < 100; tries++) {
    await pause(200);
    const isThere = readProgram(first()) === 'systemd';
    if (isThere && /running|degraded/.test(run('timeout 5 systemctl is-system-running').out)) break;
  }
  const ended = new Promise<void>(resolve => child.on('close', () => resolve()));
  const stop = async () => {
    // With it all others end.
    process.kill(Number(first()), 'SIGKILL');
    await ended;
    await pause(1000);
    group.erase();
  };
  return { run, mostMemory: group.mostMemory, stop };
}

/** The name of the program that a process runs; empty where there is none. */
function readProgram(pid: string): string {
  const file = `/proc/${pid}/comm`;
  return pid !== '' && existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** What a machine has at its start, then systemd in the place of the shell. */
function startLines(root: string): string {
  return [
    // Services get a view of their own of what is mounted: that takes a root that is.
    `mount --bind ${root} ${root}`,
    `mount -t proc proc ${root}/proc; mount -t sysfs sysfs ${root}/sys`,
    `mount -t tmpfs tmpfs ${root}/run; mount --rbind /dev ${root}/dev`,
    ...mountGroups(root),
    `cd ${root}; mkdir -p former; pivot_root . former; cd /; umount -l /former`,
    'exec env -i container=chroot /lib/systemd/systemd --log-target=null',
  ].join('\n');
}
