import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operator } from '../../src/domain/caller.js';
import { importAnnouncement } from '../../src/operations/import-announcement.js';
import { projectFile } from '../../src/project-files.js';
import { openStore } from '../../src/store/open.js';
import { compareServers } from './compare.js';
import { median, startMeasured } from './process.js';
import { saveReply } from './reply.js';

const RUNS = 11;
const FEED = '/feeds/tours/national-labor-solidarity-tour-2013.ics';

/** Prints how long a start takes, how much memory, and how fast a feed is, beside bare node:http. */
export async function compareStarts(folder: string): Promise<void> {
  const reply = join(folder, 'reply.json');
  const data = join(folder, 'data');
  const environment = { GIRA_DATA_DIR: data, LOG_LEVEL: 'warn', BENCH_REPLY: reply };
  const gira = () => startMeasured([projectFile('dist/src/server.js')], '/readyz', environment);
  const bare = () =>
    startMeasured([projectFile('scripts/bench/bare-server.mjs')], '/', environment);
  const first = performance.now();
  const store = await openStore({ databaseUrl: null, dataDir: environment.GIRA_DATA_DIR });
  console.log(`first start (files of the database made): ${seconds(performance.now() - first)} s`);
  const text = readFileSync(projectFile('db/seed/labor-tour-2013.txt'), 'utf8');
  await importAnnouncement(
    store,
    { text, year: 2013, commit: true },
    { now: new Date(), caller: operator },
  );
  await store.close();
  writeFileSync(reply, JSON.stringify({ headers: {}, body: 'ok' }));

  const starts: { gira: number; bare: number; memory: number; bareMemory: number }[] = [];
  for (let run = 0; run < 5; run++) {
    const [one, other] = [await gira(), await bare()];
    starts.push({
      ...{ gira: one.startMilliseconds, bare: other.startMilliseconds },
      ...{ memory: one.idleMegabytes ?? 0, bareMemory: other.idleMegabytes ?? 0 },
    });
    await Promise.all([one.stop(), other.stop()]);
  }
  const of = (key: keyof (typeof starts)[number]) => median(starts.map(each => each[key]));
  console.log(
    `start-up: ${seconds(of('gira'))} s, bare node:http ${seconds(of('bare'))} s, ratio ${(of('gira') / of('bare')).toFixed(1)}`,
  );
  console.log(
    `idle memory: ${of('memory').toFixed(0)} MB, bare node:http ${of('bareMemory').toFixed(0)} MB, ratio ${(of('memory') / of('bareMemory')).toFixed(1)}`,
  );

  const served = await gira();
  await saveReply(served.url + FEED, reply);
  const baseline = await bare();
  await compareServers({ served, baseline, path: FEED, name: 'feed of 10 legs', runs: RUNS });
  await Promise.all([served.stop(), baseline.stop()]);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
