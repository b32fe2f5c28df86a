import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A group of processes, as the kernel counts and limits them, in each of its hierarchies. */
export type Group = {
  folders: readonly string[];
  /** The most memory that it had at one time, files that are cached included, in MB. */
  mostMemory(): number;
  /** Once no process is in it. */
  erase(): void;
};

const ROOT = '/sys/fs/cgroup';
/** Of the first form of groups, what systemd needs; of the second there is one hierarchy. */
const FIRST = ['memory', 'pids', 'cpu', 'systemd', 'unified'];
const MEGABYTE = 1024 * 1024;

/** Makes a group that has so much memory. Throws where this user may make none. */
export function makeGroup(megabytes: number): Group {
  const isFirst = isFirstForm();
  const hierarchies = isFirst ? FIRST.filter(each => existsSync(join(ROOT, each))) : [''];
  const folders = hierarchies.map(each => join(ROOT, each, `gira-campaign-${process.pid}`));
  for (const folder of folders) mkdirSync(folder);
  const [limit, peak] = isFirst
    ? ['memory.limit_in_bytes', 'memory.max_usage_in_bytes']
    : ['memory.max', 'memory.peak'];
  writeFileSync(join(folders[0]!, limit), String(megabytes * MEGABYTE));
  return {
    folders,
    mostMemory: () => Math.round(Number(readFileSync(join(folders[0]!, peak), 'utf8')) / MEGABYTE),
    erase: () =>
      void spawnSync('find', [...folders, '-depth', '-type', 'd', '-exec', 'rmdir', '{}', ';']),
  };
}

/** Lines of shell that mount the groups below a root, for systemd in it. */
export function mountGroups(root: string): string[] {
  const groups = `${root}${ROOT}`;
  if (!isFirstForm()) return [`mount -t cgroup2 none ${groups}`];
  return [
    `mount -t tmpfs tmpfs ${groups}; mkdir ${FIRST.map(each => `${groups}/${each}`).join(' ')}`,
    `mount -t cgroup2 none ${groups}/unified; mount -t cgroup -o none,name=systemd none ${groups}/systemd`,
    `for each in memory pids cpu; do mount -t cgroup -o $each none ${groups}/$each; done`,
  ];
}

function isFirstForm(): boolean {
  return existsSync(join(ROOT, 'memory'));
}
