import { fork } from 'node:child_process';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import * as schema from '../../db/schema/index.js';
import { embeddedListener } from './embedded-listener.js';
import { lockFolder } from './folder-lock.js';
import { startPGlite } from './pglite.js';
import { CannotStart, type Connection } from './store.js';

/** The major version of PostgreSQL inside PGlite 0.5: its files are not read by another. */
const CLUSTER_VERSION = '18';

/**
 * PostgreSQL inside this process (PGlite), its files in `dataDir`. Every commit reaches the disk.
 * Refuses (CannotStart) a folder that cannot be written or that another process uses: two on one
 * folder would silently lose data.
 */
export async function openEmbedded(dataDir: string): Promise<Connection> {
  makeFolder(dataDir);
  const unlock = lockFolder(dataDir);
  try {
    const cluster = clusterOf(dataDir);
    if (!fs.existsSync(cluster)) await createCluster(cluster);
    keepFromOthers(cluster);
    requireClusterVersion(cluster);
    const client = await startPGlite(cluster);
    syncToDisk(client);
    const changes = embeddedListener(client);
    const close = async () => {
      await changes.close();
      await client.close();
      unlock();
    };
    const one = { servers: null, replicas: null, poolUse: null };
    return { db: drizzle(client, { schema }), kind: 'embedded', ...one, changes, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Whether there is an embedded database in a folder. */
export function hasEmbedded(dataDir: string): boolean {
  return fs.existsSync(clusterOf(dataDir));
}

function clusterOf(dataDir: string): string {
  return join(dataDir, 'pg');
}

function makeFolder(dataDir: string): void {
  try {
    makePath(dataDir);
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new CannotStart(
      `The folder ${dataDir} cannot be written (${code}). Set GIRA_DATA_DIR to one that can.`,
    );
  }
}

/** As `mkdir -p`. Node's own never returns where the parent takes no folders (below /proc). */
function makePath(folder: string): void {
  const isFolder = () => fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder()) return;
  if (!fs.existsSync(dirname(folder))) makePath(dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (!isFolder()) throw error;
  }
}

/**
 * Makes the first files in a process of its own: initdb would leave this one with twice the
 * memory. The folder gets its name only when it is complete, so a start that was killed midway is
 * simply made again.
 */
async function createCluster(cluster: string): Promise<void> {
  const half = `${cluster}.incomplete`;
  fs.rmSync(half, { recursive: true, force: true });
  const isSource = import.meta.url.endsWith('.ts');
  const script = new URL(`./create-cluster.${isSource ? 'ts' : 'js'}`, import.meta.url);
  const child = fork(script, [half], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  child.stderr?.on('data', chunk => {
    complaint = (complaint + chunk).slice(-2000);
  });
  const code = await new Promise(resolve => child.on('close', resolve));
  if (code !== 0) {
    throw new CannotStart(
      `The embedded database could not be created in ${cluster}: ${complaint.trim() || code}`,
    );
  }
  fs.renameSync(half, cluster);
}

/**
 * PGlite makes files that everybody on the machine may read and write: nobody else may come to them.
 * A file system that knows no owners has nobody to keep them from.
 */
function keepFromOthers(cluster: string): void {
  try {
    fs.chmodSync(cluster, 0o700);
  } catch (error) {
    if (!/^(EPERM|ENOTSUP|ENOSYS)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function requireClusterVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  const version = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : 'an unknown version';
  if (version !== CLUSTER_VERSION) {
    throw new CannotStart(
      `The files in ${cluster} are of PostgreSQL ${version}, this version of Gira holds ${CLUSTER_VERSION}. Start the version that wrote them, or move the folder away.`,
    );
  }
}

/**
 * PGlite's file system layer has no fsync of its own: PostgreSQL calls it at every commit and
 * nothing happens. This gives the mount of the data folder one.
 */
function syncToDisk(client: PGlite): void {
  type Mount = { opts: { root?: string }; mounts: Mount[]; type: { stream_ops: StreamOps } };
  type StreamOps = { fsync?: (stream: { nfd: number }) => number };
  const root = (client.Module.FS as unknown as { root: { mount: Mount } }).root.mount;
  const mount = [root, ...root.mounts].find(each => each.opts.root !== undefined);
  if (!mount?.type.stream_ops) throw new Error('PGlite changed: its data folder is not mounted');
  mount.type.stream_ops.fsync = stream => {
    fs.fsyncSync(stream.nfd);
    return 0;
  };
}
