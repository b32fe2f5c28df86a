// npm run demo: the 2013 tour from its announcement to calendars, in one command.
import { readFileSync } from 'node:fs';
import { readConfig } from '../src/config.js';
import { operator } from '../src/domain/caller.js';
import { conflictsAsked } from '../src/domain/conflicts/asked.js';
import { Refusal } from '../src/domain/refusals.js';
import { importAnnouncement } from '../src/operations/import-announcement.js';
import { projectFile } from '../src/project-files.js';
import { run, stopOnSignal } from '../src/run.js';
import { serve } from '../src/serve.js';
import { loadSchedule } from '../src/store/schedules.js';
import { CannotStart, type Store } from '../src/store/store.js';
import { conflictReport } from '../src/views/terminal/conflict-report.js';
import { demoAddresses } from '../src/views/terminal/demo-addresses.js';
import { importReport } from '../src/views/terminal/import-report.js';
import { commandLine } from './usage.js';

const announcement = 'db/seed/labor-tour-2013.txt';

async function importTour(store: Store): Promise<void> {
  console.log(`[2/4] Importing the announcement ${announcement}\n`);
  const text = readFileSync(projectFile(announcement), 'utf8');
  const now = new Date();
  const result = await importAnnouncement(
    store,
    { text, year: 2013, commit: true },
    { now, caller: operator },
  );
  if (result instanceof Refusal) throw new CannotStart(result.detail);
  console.log(`${importReport(result)}\n`);
  const onFile = await loadSchedule(store.db, {}, { caller: operator, now });
  console.log('[3/4] Clash report\n');
  console.log(`${conflictReport(conflictsAsked(onFile, {}, { caller: operator, now }))}\n`);
}

await run(async () => {
  const config = readConfig();
  const where = config.databaseUrl
    ? 'the database of DATABASE_URL'
    : `the embedded database in ${config.dataDir}`;
  console.log(`[1/4] Opening ${where} (the first time takes some seconds)`);
  const { address, close } = await serve(config, false, importTour);
  console.log(`[4/4] Serving at ${address} – stop with Ctrl-C\n`);
  console.log(demoAddresses(config.publicUrl, config.coordinatorKey !== null, commandLine('keys')));
  stopOnSignal(async () => {
    await close();
    console.log('\nStopped.');
  });
  return undefined;
});
