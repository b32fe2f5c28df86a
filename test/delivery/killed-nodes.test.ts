import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { projectFile } from '../../src/project-files.js';
import { queueMails } from '../../src/store/mails.js';
import { insertNotice } from '../../src/store/notices.js';
import { openStore } from '../../src/store/open.js';
import { inTransaction } from '../../src/store/transaction.js';
import { testApp } from '../support/app.js';
import { serverDatabase } from '../support/databases.js';
import { refusing, startMailServer } from '../support/mail-server.js';
import { readState } from '../support/state.js';
import { laborTour } from '../support/tours.js';

const MAILS = 120;
const KILLS = 6;

t.test(
  'two nodes send each mail once, though they are killed while sending and a tenth is refused',
  { skip: readState().missing ?? false, timeout: 120_000 },
  async t => {
    const databaseUrl = (await serverDatabase(t))!;
    const store = await openStore({ databaseUrl, dataDir: '' });
    t.teardown(() => store.close());
    await laborTour(await testApp(t, { store }));
    const server = await startMailServer(t);
    const gate = { isShut: false, waiting: 0 };
    let refused = 0;
    server.judge = async () => {
      gate.waiting += 1;
      while (gate.isShut) await sleep(5);
      gate.waiting -= 1;
      if (Math.random() < 0.1) {
        refused += 1;
        throw refusing(451, 'Try again later');
      }
    };
    const epoch = Date.now();
    const nodes = [await startNode(), await startNode()];
    const batches = KILLS + 1;
    for (let kill = 0; kill < batches; kill += 1) {
      await queue(kill);
      if (kill === KILLS) break;
      // All that is being sent stands before the server's answer when one of the nodes dies.
      gate.isShut = true;
      while (gate.waiting === 0) await sleep(5);
      await sleep(100);
      const at = kill % 2;
      nodes[at]!.kill('SIGKILL');
      await once(nodes[at]!, 'exit');
      gate.isShut = false;
      nodes[at] = await startNode();
    }
    const expected = Array.from({ length: batches }, (_, batch) => namesOf(batch)).flat();
    for (let tries = 0; tries < 600 && server.arrived.length < expected.length; tries += 1) {
      await sleep(100);
    }
    await sleep(300);
    t.same(server.arrived.map(({ receiver }) => receiver).sort(), expected.sort());
    t.equal(new Set(server.arrived.map(({ messageId }) => messageId)).size, expected.length);
    t.comment(`${expected.length} mails, ${KILLS} nodes killed, ${refused} refusals`);

    async function startNode(): Promise<ChildProcess> {
      const file = projectFile('test/support/delivering-node.ts');
      const child = fork(file, [databaseUrl, server.url, String(epoch)], {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      t.teardown(() => child.kill('SIGKILL'));
      await once(child, 'message');
      return child;
    }

    function namesOf(batch: number): string[] {
      const count = Math.floor(MAILS / batches);
      return Array.from({ length: count }, (_, at) => `reader-${batch}-${at}@union.example`);
    }

    async function queue(batch: number): Promise<void> {
      const said = { subject: 'Moved', text: 'It moved.' };
      const now = new Date(epoch);
      await inTransaction(store.db, async tx => {
        const notice = await insertNotice(tx, {
          ...{ at: now, tour: 'labor-tour', events: [], legs: [], audience: 'host' },
          ...{ recipient: 'Readers', language: 'en', texts: { en: said, es: said } },
        });
        await queueMails(
          tx,
          namesOf(batch).map(address => ({ notice, address })),
          now,
        );
      });
    }
  },
);
