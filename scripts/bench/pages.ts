import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operator } from '../../src/domain/caller.js';
import { Refusal } from '../../src/domain/refusals.js';
import { importAnnouncement } from '../../src/operations/import-announcement.js';
import { projectFile } from '../../src/project-files.js';
import { openStore } from '../../src/store/open.js';
import { compareServers } from './compare.js';
import { startMeasured } from './process.js';
import { saveReply } from './reply.js';

const PATH = '/tours/national-labor-solidarity-tour-2013';
const RUNS = 11;

/**
 * Prints how many times a second the page of the tour of 2013 is sent, in full and by 304, next to
 * bare node:http with the same bytes and headers in runs between ours.
 */
export async function comparePages(folder: string): Promise<void> {
  const data = join(folder, 'pages');
  const store = await openStore({ databaseUrl: null, dataDir: data });
  const text = readFileSync(projectFile('db/seed/labor-tour-2013.txt'), 'utf8');
  const occasion = { now: new Date(), caller: operator };
  const made = await importAnnouncement(store, { text, year: 2013, commit: true }, occasion);
  await store.close();
  if (made instanceof Refusal) throw new Error(made.detail);
  const environment = { GIRA_DATA_DIR: data, LOG_LEVEL: 'warn' };
  const served = await startMeasured([projectFile('dist/src/server.js')], '/readyz', environment);
  const reply = join(folder, 'page.json');
  await saveReply(served.url + PATH, reply);
  const bare = projectFile('scripts/bench/bare-server.mjs');
  const baseline = await startMeasured([bare], PATH, { BENCH_REPLY: reply });
  try {
    await compareServers({
      served,
      baseline,
      path: PATH,
      name: 'page of the tour of 2013',
      runs: RUNS,
    });
  } finally {
    await baseline.stop();
    await served.stop();
  }
}
