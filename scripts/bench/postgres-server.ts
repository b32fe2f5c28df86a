import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';

/**
 * Starts a PostgreSQL server of its own, from what the machine has installed, on a free
 * port of the loopback address. Returns its URL and process id, or the reason why there is none.
 */
export async function startPostgres(): Promise<
  { url: string; pid: number; folder: string } | string
> {
  const bin = findPostgres();
  if (!bin) return 'no PostgreSQL (15 or later) is installed: apt-get install postgresql';
  const owner = process.getuid?.() === 0 ? systemUser() : null;
  if (process.getuid?.() === 0 && !owner)
    return 'PostgreSQL does not run as root, and there is no user postgres';
  const folder = join(tmpdir(), `gira-test-postgres-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const as = owner ? { uid: owner.uid, gid: owner.gid, cwd: folder } : { cwd: folder };
  const data = join(folder, 'data');
  const initdb = [
    '-D',
    data,
    '-U',
    'gira',
    '--auth=trust',
    '--no-sync',
    '-E',
    'UTF8',
    '--locale=C',
  ];
  execFileSync(join(bin, 'initdb'), initdb, { ...as, stdio: 'ignore' });
  const port = await freePort();
  const settings = ['-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'fsync=off'];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], {
    ...as,
    ...{ detached: true, stdio: 'ignore' },
  });
  server.unref();
  await untilReady(join(bin, 'pg_isready'), port);
  return { url: `postgres://gira@127.0.0.1:${port}`, pid: server.pid!, folder };
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
  for (let tries = 0; tries < 100; tries++) {
    try {
      execFileSync(isReady, ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error('the test server of PostgreSQL did not start within 10 s');
}
