import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import tap, { type Test } from 'tap';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { dump } from './dump.js';
import { embeddedTemplate, readState, serverTemplate } from './state.js';

/** An empty embedded database for one test; it is closed and erased with the test. */
export async function embeddedStore(t: Test): Promise<Store> {
  const dataDir = embeddedFolder(t);
  const store = await openStore({ databaseUrl: null, dataDir });
  t.teardown(() => store.close());
  return store;
}

/** The folder of an empty embedded database that nobody has opened yet. */
export function embeddedFolder(t: Test): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'gira-test-'));
  cpSync(embeddedTemplate, dataDir, { recursive: true });
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** The URL of an empty database on the test server for one test, or null where there is none. */
export async function serverDatabase(t: Test): Promise<string | null> {
  const { serverUrl } = readState();
  if (serverUrl === null) return null;
  const name = `t_${randomBytes(8).toString('hex')}`;
  await administer(serverUrl, `create database ${name} template ${serverTemplate}`);
  t.teardown(() => administer(serverUrl, `drop database ${name} with (force)`));
  return `${serverUrl}/${name}`;
}

/** An empty database for one test alone, which may spoil it: on the server, else embedded. */
export async function ownStore(t: Test): Promise<Store> {
  const databaseUrl = await serverDatabase(t);
  if (databaseUrl === null) return embeddedStore(t);
  const store = await openStore({ databaseUrl, dataDir: '' });
  t.teardown(() => store.close());
  return store;
}

/** An empty database for one test: on the server where there is one, else embedded. */
export function testStore(t: Test): Promise<Store> {
  return emptiedStore(t, readState().missing === null ? 'server' : 'embedded');
}

/** Runs a test against both databases; the server's is skipped, and says so, where there is none. */
export function onBothDatabases(
  t: Test,
  name: string,
  work: (t: Test, store: Store) => Promise<void>,
): void {
  t.test(`${name} (embedded)`, async t => work(t, await emptiedStore(t, 'embedded')));
  const skip = readState().missing ?? false;
  t.test(`${name} (server)`, { skip }, async t => work(t, await emptiedStore(t, 'server')));
}

/** A database that the tests of a process share one after the other, and what it had at first. */
type Shared = { store: Store; seeds: Record<string, unknown[]>; isTaken: boolean };
const opened = new Map<Store['kind'], Promise<Shared>>();

async function openShared(kind: Store['kind']): Promise<Shared> {
  const store = await (kind === 'server' ? ownStore(tap) : embeddedStore(tap));
  return { store, seeds: await dump(store), isTaken: false };
}

/**
 * The one database of a kind that all tests share, emptied: to open one takes so long that most of
 * the tests' time would be spent on it. A test that asks for another while it has it gets its own,
 * and so does a file that wants one for all of its tests: it would keep it from the others.
 */
async function emptiedStore(t: Test, kind: Store['kind']): Promise<Store> {
  const own = () => (kind === 'server' ? ownStore(t) : embeddedStore(t));
  if (t === tap) return own();
  if (!opened.has(kind)) opened.set(kind, openShared(kind));
  const shared = await opened.get(kind)!;
  if (shared.isTaken) return own();
  shared.isTaken = true;
  t.teardown(() => {
    shared.isTaken = false;
  });
  await empty(shared);
  return shared.store;
}

/** Whether a database outlives the test that uses it now. */
export async function isShared(store: Store): Promise<boolean> {
  return (await opened.get(store.kind))?.store === store;
}

/**
 * Brings every table back to what it had at first. Nothing is told of it row by row, and a table
 * that is as good as empty costs nothing, which TRUNCATE would not do; those who keep calendars
 * are told by the one that tells them of everything.
 */
async function empty({ store: { db }, seeds }: Shared): Promise<void> {
  const names = Object.keys(seeds);
  const deletes = names.map(name => `delete from "${name}";`);
  await db.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(`do $$ begin ${deletes.join(' ')} end $$`));
    await tx.execute(sql`set local session_replication_role = origin`);
    await tx.execute(sql`truncate feed_entries`);
    for (const [name, rows] of Object.entries(seeds).filter(([, rows]) => rows.length > 0)) {
      const table = sql.identifier(name);
      await tx.execute(sql`insert into ${table}
        select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)})`);
    }
  });
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(`${serverUrl}/postgres`);
  await client.connect();
  await client.query(statement);
  await client.end();
}
