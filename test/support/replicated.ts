import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Test } from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';
import {
  type Installed,
  installedPostgres,
  makeCluster,
  runProgram,
  serverFolder,
  startServer,
} from '../../scripts/bench/postgres-server.js';
import { childrenOf, isAlive, signal as signalTo } from './processes.js';

/** Every commit reaches the disk: these servers are killed. */
const settings = ['max_connections=60', 'shared_buffers=32MB', 'wal_keep_size=64MB'];

/** A PostgreSQL server that is stopped, killed, promoted and started again. */
export class ReplicatedServer {
  #pid: number | null = null;
  readonly url: string;

  constructor(
    private readonly installed: Installed,
    readonly folder: string,
    readonly port: number,
  ) {
    this.url = `postgres://gira@127.0.0.1:${port}/postgres`;
  }

  async start(): Promise<void> {
    const { folder, port } = this;
    this.#pid = await startServer(this.installed, { folder, port, settings });
  }

  /** Its processes end by a signal: SIGINT closes connections, SIGQUIT and SIGKILL leave all as it is. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    if (this.#pid === null) return;
    // What stands still begins no other process, which would be left.
    if (signal === 'SIGKILL') process.kill(this.#pid, 'SIGSTOP');
    const pids = [this.#pid, ...childrenOf(this.#pid)];
    process.kill(this.#pid, signal);
    if (signal === 'SIGKILL') for (const pid of pids) signalTo(pid, signal);
    // As long as one of them is left, a new server would meet its memory.
    while (pids.some(isAlive)) await sleep(20);
    this.#pid = null;
  }

  /** All of its processes stand still, or go on: connections stay, and nobody answers. */
  hold(isHeld: boolean): void {
    const signal = isHeld ? 'SIGSTOP' : 'SIGCONT';
    // First the one that would begin others, which would answer.
    process.kill(this.#pid!, signal);
    for (const pid of childrenOf(this.#pid!)) signalTo(pid, signal);
  }

  promote(): void {
    runProgram(this.installed, 'pg_ctl', ['promote', '-w', '-D', join(this.folder, 'data')]);
  }

  /** Begins anew as a copy of another server, which it follows. */
  async follow(primary: ReplicatedServer): Promise<void> {
    await this.stop();
    const data = join(this.folder, 'data');
    rmSync(data, { recursive: true, force: true });
    const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', 'gira'];
    runProgram(this.installed, 'pg_basebackup', ['-R', '-D', data, '-c', 'fast', ...from]);
    await this.start();
  }

  async query<T>(text: string): Promise<T[]> {
    const client = new pg.Client(this.url);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    if (this.#pid !== null) this.hold(false);
    await this.stop('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** A primary, and a replica that streams from it; commits wait for the replica where `isSynchronous`. */
export async function replicated(
  t: Test,
  isSynchronous = false,
): Promise<{ primary: ReplicatedServer; replica: ReplicatedServer }> {
  const installed = installedPostgres();
  if (typeof installed === 'string') throw new Error(installed);
  const make = async () => {
    const server = new ReplicatedServer(installed, serverFolder(installed), await freePort());
    t.teardown(() => server.close());
    return server;
  };
  const primary = await make();
  makeCluster(installed, primary.folder);
  await primary.start();
  const replica = await make();
  await replica.follow(primary);
  if (isSynchronous) {
    await primary.query(`alter system set synchronous_standby_names = '*'`);
    await primary.query('select pg_reload_conf()');
  }
  return { primary, replica };
}
