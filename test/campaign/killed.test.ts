import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';
import type { StoreOptions } from '../../src/store/open.js';
import { embeddedFolder } from '../support/databases.js';
import { replicated } from '../support/replicated.js';
import { startServerProcess } from '../support/server-process.js';
import { askingAt } from './asking-node.js';
import { counts, type Kind, seed, skipOf, tell } from './counts.js';
import { diceOf } from './dice.js';
import { Load } from './load.js';
import { lostOf } from './lost.js';
import { type Stage, setStage } from './stage.js';

const KEY = 'the-key-of-the-campaign';

/** What is killed, and what starts it again: the database, too, where it has processes of its own. */
type Killed = {
  options: StoreOptions;
  killDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
};

async function toKill(t: Test, kind: Kind): Promise<Killed> {
  if (kind === 'embedded') {
    const options = { databaseUrl: null, dataDir: embeddedFolder(t) };
    return { options, killDatabase: async () => {}, startDatabase: async () => {} };
  }
  const { primary, replica } = await replicated(t);
  await replica.close();
  return {
    options: { databaseUrl: primary.url, dataDir: '' },
    killDatabase: () => primary.stop('SIGKILL'),
    startDatabase: () => primary.start(),
  };
}

for (const kind of ['embedded', 'server'] as const) {
  t.test(
    `whatever was acknowledged is there after every kill (${kind})`,
    { skip: skipOf(kind), timeout: 0 },
    async t => {
      tell(`killed, seed ${seed}`);
      const dice = diceOf(seed);
      const { options, killDatabase, startDatabase } = await toKill(t, kind);
      const environment = {
        ...{ DATABASE_URL: options.databaseUrl ?? '', GIRA_DATA_DIR: options.dataDir },
        ...{ GIRA_COORDINATOR_KEY: KEY },
      };
      let stage: Stage | null = null;
      let total = 0;
      for (let kill = 1; kill <= counts.kills; kill++) {
        const server = await startServerProcess(t, await freePort(), environment);
        stage ??= await setStage(askingAt(server.url, KEY), {
          ...{ speakers: 20, interpreters: 0, hosts: 0, venues: 0 },
        });
        const load = new Load(server.url, KEY, stage, dice);
        load.start({ bookers: 6, pollers: 1, pause: 0 });
        // In the middle of writes, whatever they are doing.
        while (load.acknowledged.size < 5) await sleep(10);
        await sleep(dice.upTo(500));
        await Promise.all([server.kill(), killDatabase()]);
        await load.stop();
        await startDatabase();
        const { acknowledged, unforeseen, stale } = load;
        t.same({ unforeseen, stale }, { unforeseen: [], stale: [] });
        t.same(await lostOf(options, acknowledged), [], `kill ${kill}`);
        total += acknowledged.size;
        tell(`killed ${kill} times (${kind}): ${total} acknowledged, none lost`);
      }
    },
  );
}
