import { sql } from 'drizzle-orm';
import t, { type Test } from 'tap';
import { openStore } from '../../src/store/open.js';
import { rowsOf } from '../../src/store/rows.js';
import type { Store } from '../../src/store/store.js';
import { testApp } from '../support/app.js';
import { embeddedStore, serverDatabase } from '../support/databases.js';
import { patient } from '../support/patient.js';
import { counts, seed, skipOf, tell } from './counts.js';
import { diceOf } from './dice.js';
import { FIFTY, fiftyAtOnce, fiftyBodies, type Shared, shared } from './fifty.js';
import { faultsOf } from './soundness.js';
import { askingOf, setStage } from './stage.js';

/** One more of each than the fifty need: what they have in common is nobody's else. */
const size = { speakers: FIFTY + 1, interpreters: 1, hosts: FIFTY, venues: FIFTY + 1 };

/** Each campaign begins with another thing in common, so that few rounds try them all. */
async function campaign(
  t: Test,
  stores: Store[],
  { rounds, first, name }: { rounds: number; first: Shared; name: string },
): Promise<void> {
  const dice = diceOf(seed);
  const apps = await Promise.all(stores.map(store => testApp(t, { store })));
  const nodes = apps.map(askingOf);
  const stage = await setStage(nodes[0]!, size);
  const { db } = stores[0]!;
  for (let round = 0; round < rounds; round++) {
    const what = shared[(shared.indexOf(first) + round) % shared.length]!;
    const faults = await fiftyAtOnce(nodes, fiftyBodies(stage, dice, what, round));
    if (faults.length > 0) t.fail(`round ${round}, one ${what}`, { faults });
    if ((round + 1) % 10 === 0) tell(`fifty, ${name}: ${round + 1} of ${rounds} rounds`);
  }
  t.same(await faultsOf({ db }), []);
  const [row] = await rowsOf<{ all: number; confirmed: number }>(
    db,
    sql`select count(*)::int as all, (count(*) filter (where status = 'confirmed'))::int as confirmed
      from events`,
  );
  t.same(row, { all: rounds * FIFTY, confirmed: rounds }, 'all are on file, one of each round won');
  tell(`fifty, ${name}: ${rounds} rounds, ${rounds} confirmed, ${rounds * (FIFTY - 1)} refused`);
}

/** Stores of as many nodes on one server database. */
async function serverStores(t: Test, nodes: number): Promise<Store[]> {
  const databaseUrl = (await serverDatabase(t))!;
  const stores: Store[] = [];
  for (let node = 0; node < nodes; node++) {
    const store = patient(await openStore({ databaseUrl, dataDir: '' }));
    t.teardown(() => store.close());
    stores.push(store);
  }
  return stores;
}

tell(`fifty, seed ${seed}`);
const { server, embedded } = counts.rounds;

t.test(
  'of fifty confirmations at once of one speaker, room or interpreter one succeeds (server)',
  { skip: skipOf('server') },
  async t => {
    const rounds = Math.ceil(server / 2);
    await campaign(t, await serverStores(t, 1), { rounds, first: 'speaker', name: 'one node' });
  },
);

t.test(
  'of fifty confirmations at once by two nodes on one database one succeeds (server)',
  { skip: skipOf('server') },
  async t => {
    const rounds = Math.ceil(server / 2);
    await campaign(t, await serverStores(t, 2), { rounds, first: 'room', name: 'two nodes' });
  },
);

t.test(
  'of fifty confirmations at once one succeeds (embedded)',
  { skip: skipOf('embedded') },
  async t => {
    const stores = [await embeddedStore(t)];
    await campaign(t, stores, { rounds: embedded, first: 'interpreter', name: 'embedded' });
  },
);
