import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';

/** What the machine has: the folder of PostgreSQL's programs, and who runs them. */
export type Installed = { bin: string; owner: { uid: number; gid: number } | null };

/** What PostgreSQL (15 or later) is installed, or the reason why there is none that can run. */
export function installedPostgres(): Installed | string {
  const bin = findPostgres();
  if (!bin) return 'no PostgreSQL (15 or later) is installed: apt-get install postgresql';
  const owner = process.getuid?.() === 0 ? systemUser() : null;
  if (process.getuid?.() === 0 && !owner)
    return 'PostgreSQL does not run as root, and there is no user postgres';
  return { bin, owner };
}

/**
 * Starts a PostgreSQL server of its own, from what the machine has installed, on a free
 * port of the loopback address. Returns its URL and process id, or the reason why there is none.
 */
export async function startPostgres(): Promise<
  { url: string; pid: number; folder: string } | string
> {
  const installed = installedPostgres();
  if (typeof installed === 'string') return installed;
  const folder = serverFolder(installed);
  makeCluster(installed, folder);
  const port = await freePort();
  const pid = await startServer(installed, { folder, port, settings: ['fsync=off'] });
  return { url: `postgres://gira@127.0.0.1:${port}`, pid, folder };
}

/** An empty folder for a server, which its user may write. */
export function serverFolder({ owner }: Installed): string {
  const folder = mkdtempSync(join(tmpdir(), 'gira-test-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** Runs one of PostgreSQL's programs to its end. */
export function runProgram({ bin, owner }: Installed, program: string, args: string[]): void {
  execFileSync(join(bin, program), args, { ...owner, cwd: tmpdir(), stdio: 'ignore' });
}

export function makeCluster(installed: Installed, folder: string): void {
  const how = ['-U', 'gira', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'];
  runProgram(installed, 'initdb', ['-D', join(folder, 'data'), ...how]);
}

/** Starts the server of a folder, and waits until it answers. Returns its process id. */
export async function startServer(
  { bin, owner }: Installed,
  { folder, port, settings }: { folder: string; port: number; settings: readonly string[] },
): Promise<number> {
  rmSync(join(folder, 'data', 'postmaster.pid'), { force: true });
  const own = ['-D', join(folder, 'data'), '-h', '127.0.0.1', '-p', String(port), '-k', folder];
  const args = [...own, ...settings.flatMap(setting => ['-c', setting])];
  const how = { ...owner, cwd: folder, detached: true, stdio: 'ignore' } as const;
  const server = spawn(join(bin, 'postgres'), args, how);
  server.unref();
  await untilReady(join(bin, 'pg_isready'), port);
  return server.pid!;
}

/** The folder of the newest installed server, as Debian lays them out, or the one on the path. */
function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter(v => v >= 15)
    : [];
  const newest = versions.sort((a, b) => b - a).map(version => join(debian, `${version}`, 'bin'));
  const onPath = (process.env.PATH ?? '').split(':');
  return [...newest, ...onPath].find(each => existsSync(join(each, 'initdb'))) ?? null;
}

function systemUser(): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

async function untilReady(isReady: string, port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      execFileSync(isReady, ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error('the test server of PostgreSQL did not start within a minute');
}
