import { sql } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { openStore } from '../../src/store/open.js';
import { rowsOf } from '../../src/store/rows.js';
import type { Database, Store } from '../../src/store/store.js';
import { type TestApp, testApp } from '../support/app.js';
import { embeddedStore, serverDatabase } from '../support/databases.js';
import { patient } from '../support/patient.js';
import { counts, seed, skipOf, tell } from './counts.js';
import { diceOf } from './dice.js';
import { faultsOf } from './soundness.js';
import { askingOf, setStage } from './stage.js';
import { type Walked, walk, walkedNothing } from './walk.js';

const size = { speakers: 3, interpreters: 2, hosts: 3, venues: 4 };
/** The database is looked through after so many steps. */
const BETWEEN_CHECKS = 500;
const [FEWEST_AT_ONCE, MOST_AT_ONCE] = [8, 16];

async function campaign(t: Test, stores: Store[], steps: number, name: string): Promise<void> {
  const dice = diceOf(seed);
  const apps = await Promise.all(stores.map(store => testApp(t, { store })));
  for (const app of apps) ticking(app);
  const nodes = apps.map(askingOf);
  const stage = await setStage(nodes[0]!, size);
  const walked = walkedNothing();
  for (let from = 0; from < steps; from += BETWEEN_CHECKS) {
    const to = Math.min(steps, from + BETWEEN_CHECKS);
    const atOnce = FEWEST_AT_ONCE + dice.upTo(MOST_AT_ONCE - FEWEST_AT_ONCE + 1);
    await walk({ nodes, stage, dice, walked }, { from, to, atOnce });
    const faults = [...walked.faults, ...(await faultsOf(stores[0]!))];
    faults.push(...(await lostOrInvented(stores[0]!.db, walked)));
    if (faults.length > 0) t.fail(`after ${to} steps`, { faults: faults.slice(0, 20) });
    tell(`walk, ${name}: ${to} of ${steps} steps, ${faults.length} faults`);
    if (faults.length > 0) return;
  }
  const told = [...walked.answers].sort().map(([answer, count]) => `${answer}: ${count}`);
  t.comment(told.join(', '));
  tell(`walk, ${name}: ${told.join(', ')}`);
  t.pass(`${steps} steps`);
}

/** Every look at the clock is a millisecond later. */
function ticking({ clock }: TestApp): void {
  let milliseconds = clock.now.getTime();
  Object.defineProperty(clock, 'now', { get: () => new Date(milliseconds++) });
}

/** What was acknowledged is there, what was refused left nothing, and nothing came by itself. */
async function lostOrInvented(db: Database, walked: Walked): Promise<string[]> {
  const onFile = await rowsOf<{ id: string; was: boolean }>(
    db,
    sql`select id, confirmed_at is not null as was from events`,
  );
  const ids = new Set(onFile.map(({ id }) => id));
  const titles = await rowsOf<{ title: string }>(
    db,
    sql`select fields->'title'->>'new' as title from changes where type = 'event' and fields ? 'title'`,
  );
  const told = new Set(titles.map(({ title }) => title));
  const { created, removed, done, refused } = walked;
  return [
    ...[...created].filter(id => !ids.has(id) && !removed.has(id)).map(id => `${id} is lost`),
    ...onFile.filter(({ id }) => !created.has(id)).map(({ id }) => `nobody was told of ${id}`),
    ...onFile.filter(({ id, was }) => removed.has(id) && !was).map(({ id }) => `${id} came back`),
    ...[...done].filter(title => !told.has(title)).map(title => `${title} is not in the trail`),
    ...[...refused].filter(title => told.has(title)).map(title => `${title} was refused, and done`),
  ];
}

tell(`walk, seed ${seed}`);

t.test(
  'random writes at once leave no double booking and lose nothing (server, two nodes)',
  { skip: skipOf('server') },
  async t => {
    const databaseUrl = (await serverDatabase(t))!;
    const open = async () => {
      const store = patient(await openStore({ databaseUrl, dataDir: '' }));
      t.teardown(() => store.close());
      return store;
    };
    await campaign(t, [await open(), await open()], counts.walk.server, 'server');
  },
);

t.test(
  'random writes at once leave no double booking and lose nothing (embedded)',
  { skip: skipOf('embedded') },
  async t => campaign(t, [await embeddedStore(t)], counts.walk.embedded, 'embedded'),
);
