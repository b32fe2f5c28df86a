import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Test } from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';

const program = '/usr/sbin/pgbouncer';

/** Why there is no pooler, or false. CI looks for this line and fails at it. */
export const withoutPooler = existsSync(program)
  ? false
  : `there is no ${program} (apt-get install pgbouncer)`;

if (withoutPooler)
  console.error(`\n*** SKIPPED: the tests behind PgBouncer, since ${withoutPooler}.\n`);

/** The URL of a database through PgBouncer, which keeps connections for a session or a transaction. */
export async function pooled(
  t: Test,
  databaseUrl: string,
  mode: 'session' | 'transaction',
): Promise<string> {
  const url = new URL(databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), 'gira-test-pooler-'));
  const port = await freePort();
  const settings = [
    ...['[databases]', `* = host=${url.hostname} port=${url.port} user=${url.username}`],
    ...['[pgbouncer]', 'listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir ='],
    ...['auth_type = any', `pool_mode = ${mode}`],
    'ignore_startup_parameters = extra_float_digits, options',
  ];
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, `${settings.join('\n')}\n`);
  chmodSync(folder, 0o755);
  // It does not run as root.
  const isRoot = execFileSync('id', ['-u'], { encoding: 'utf8' }).trim() === '0';
  const child = spawn(program, [...(isRoot ? ['-u', 'postgres'] : []), file], { stdio: 'ignore' });
  t.teardown(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
    await sleep(50);
  }
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
