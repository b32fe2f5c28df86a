// Run once before all tests: a PostgreSQL server, an empty migrated database of either kind, and the
// code compiled for the processes that tests start.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../scripts/bench/postgres-server.js';
import { projectFile } from '../../src/project-files.js';
import { openStore } from '../../src/store/open.js';
import { compiled, embeddedTemplate, serverTemplate, stateFile, stateFolder } from './state.js';

rmSync(stateFolder, { recursive: true, force: true });
mkdirSync(stateFolder, { recursive: true });

const tsc = projectFile('node_modules/typescript/bin/tsc');
const compile = [tsc, '-p', projectFile('.'), '--noCheck', '--outDir', compiled];
const compiling = promisify(execFile)(process.execPath, compile);

const embedded = await openStore({ databaseUrl: null, dataDir: embeddedTemplate });
await embedded.close();

const server = await startPostgres();
const isMissing = typeof server === 'string';
if (isMissing) {
  console.error(`\n*** SKIPPED: the tests on a PostgreSQL server, since ${server}.\n`);
} else {
  const client = new pg.Client(`${server.url}/postgres`);
  await client.connect();
  await client.query(`create database ${serverTemplate}`);
  await client.end();
  const store = await openStore({ databaseUrl: `${server.url}/${serverTemplate}`, dataDir: '' });
  await store.close();
}
await compiling;
const state = isMissing
  ? { serverUrl: null, missing: server }
  : { serverUrl: server.url, missing: null, pid: server.pid, folder: server.folder };
writeFileSync(stateFile, JSON.stringify(state));
