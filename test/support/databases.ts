import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import tap, { type Test } from 'tap';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
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

/** An empty database for one test: on the server where there is one, else embedded. */
export async function testStore(t: Test): Promise<Store> {
  const databaseUrl = await serverDatabase(t);
  if (databaseUrl === null) return embeddedStore(t);
  const store = await openStore({ databaseUrl, dataDir: '' });
  t.teardown(() => store.close());
  return store;
}

/** Runs a test against both databases; the server's is skipped, and says so, where there is none. */
export function onBothDatabases(
  t: Test,
  name: string,
  work: (t: Test, store: Store) => Promise<void>,
): void {
  t.test(`${name} (embedded)`, async t => work(t, await emptiedEmbeddedStore()));
  const { missing } = readState();
  t.test(`${name} (server)`, { skip: missing ?? false }, async t => work(t, await testStore(t)));
}

let opened: Promise<Store> | null = null;

/**
 * The one embedded database that all tests of a file share, emptied: opening takes seconds, and
 * most of the tests' time would be spent on it.
 */
async function emptiedEmbeddedStore(): Promise<Store> {
  opened ??= embeddedStore(tap);
  const store = await opened;
  const { db } = store;
  await db.execute(sql`truncate tours, speakers, organizations, cities, feed_entries,
    keys, answers, changes, waivers cascade`);
  await db.execute(sql`truncate installation`);
  await db.execute(sql`delete from coasts where slug !~ '^(us|ca|au)-(east|west)-coast$'`);
  return store;
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(`${serverUrl}/postgres`);
  await client.connect();
  await client.query(statement);
  await client.end();
}
