import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, isNull } from 'drizzle-orm';
import t from 'tap';
import { mails } from '../../db/schema/index.js';
import { TAKEN_MILLISECONDS } from '../../src/delivery/send-mails.js';
import { CONNECTIONS } from '../../src/delivery/smtp.js';
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
const MINUTE = 60_000;

/** A node in a process of its own, which delivers when it is told to. */
type Delivering = { child: ChildProcess; deliver(instant: number): Promise<void> };

t.test(
  'two nodes send each mail once, though they are killed while sending and a tenth is refused',
  { skip: readState().missing ?? false, timeout: 120_000 },
  async t => {
    const databaseUrl = (await serverDatabase(t))!;
    const store = await openStore({ databaseUrl, dataDir: '' });
    t.teardown(() => store.close());
    await laborTour(await testApp(t, { store }));
    const server = await startMailServer(t);
    // As many as are still let in, and those that stand before it.
    const gate = { places: Infinity, waiting: 0 };
    let [asked, refused] = [0, 0];
    server.judge = async () => {
      gate.waiting += 1;
      while (gate.places === 0) await sleep(5);
      gate.places -= 1;
      gate.waiting -= 1;
      asked += 1;
      if (asked % 10 === 0) {
        refused += 1;
        throw refusing(451, 'Try again later');
      }
    };
    // The clock of all stands still while anything is sent: nothing is taken for dead that lives.
    let now = Date.parse('2026-11-22T12:00:00Z');
    const nodes = [await startNode(), await startNode()];
    const batches = KILLS + 1;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await queue(kill);
      gate.places = kill % CONNECTIONS;
      const left = nodes.length * CONNECTIONS - gate.places;
      const delivering = nodes.map(node => node.deliver(now));
      // Some are sent by now; all others stand before the server's answer when one of the nodes dies.
      while (gate.waiting < left || (await underWay()) !== left) await sleep(5);
      const at = kill % 2;
      nodes[at]!.child.kill('SIGKILL');
      await delivering[at];
      gate.places = Infinity;
      await Promise.all(delivering);
      nodes[at] = await startNode();
      now += 2 * MINUTE;
    }
    await queue(KILLS);
    const expected = Array.from({ length: batches }, (_, batch) => namesOf(batch)).flat();
    // The last two rounds at least have nothing to do.
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(nodes.map(node => node.deliver(now)));
      now += 10 * MINUTE;
    }
    t.same(server.arrived.map(({ receiver }) => receiver).sort(), expected.sort());
    t.equal(new Set(server.arrived.map(({ messageId }) => messageId)).size, expected.length);
    t.comment(`${expected.length} mails, ${KILLS} nodes killed, ${refused} refusals`);

    async function startNode(): Promise<Delivering> {
      const file = projectFile('test/support/delivering-node.ts');
      const child = fork(file, [databaseUrl, server.url], {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      t.teardown(() => child.kill('SIGKILL'));
      await once(child, 'message');
      const ended = once(child, 'exit');
      const deliver = async (instant: number) => {
        child.send(instant);
        const leaving = new AbortController();
        await Promise.race([once(child, 'message', leaving), ended]);
        leaving.abort();
      };
      return { child, deliver };
    }

    /** How many mails nodes have taken, and not noted yet what became of them. */
    async function underWay(): Promise<number> {
      const until = new Date(now + TAKEN_MILLISECONDS);
      return store.db.$count(mails, and(eq(mails.dueAt, until), isNull(mails.sentAt)));
    }

    function namesOf(batch: number): string[] {
      const count = Math.floor(MAILS / batches);
      return Array.from({ length: count }, (_, at) => `reader-${batch}-${at}@union.example`);
    }

    async function queue(batch: number): Promise<void> {
      const said = { subject: 'Moved', text: 'It moved.' };
      await inTransaction(store.db, async tx => {
        const notice = await insertNotice(tx, {
          ...{ at: new Date(now), tour: 'labor-tour', events: [], legs: [], audience: 'host' },
          ...{ recipient: 'Readers', language: 'en', texts: { en: said, es: said } },
        });
        await queueMails(
          tx,
          namesOf(batch).map(address => ({ notice, address })),
          new Date(now),
        );
      });
    }
  },
);
