import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import t from 'tap';
import { Shelf } from '../../src/serving/shelf.js';
import { pauseProcess } from '../support/pause.js';

const notices = { commits: () => 0, isCertain: () => true, catchUp: async () => undefined };

/** Something that takes as long to read as `reading` does. */
function shelfOf(reading: () => Promise<unknown>) {
  let version = 0;
  const load = async () => {
    await reading();
    return { version: ++version, until: null };
  };
  return new Shelf({ notices, now: () => new Date(), isAway: () => false, load });
}

t.test(
  'after a pause of the whole process what the database answered meanwhile is sent',
  async t => {
    // A database that answers while the process stands still.
    const database = new Worker(
      `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', () => parentPort.postMessage('a row'));`,
      { eval: true },
    );
    t.teardown(() => database.terminate());
    const shelf = shelfOf(async () => {
      const answer = once(database, 'message');
      database.postMessage('a question');
      await answer;
    });
    t.equal(await shelf.freshen(), true);
    shelf.mark();
    const fresh = shelf.freshen();
    pauseProcess(2500);
    t.equal(await fresh, true, 'it is no database that does not answer');
    t.equal(shelf.loaded?.version, 2);
  },
);

t.test(
  'for a database that does not answer nobody waits, where there is something to send',
  async t => {
    let answer = async () => {};
    const shelf = shelfOf(() => answer());
    t.equal(await shelf.freshen(), true);
    shelf.mark();
    answer = () => new Promise(() => {});
    t.equal(await shelf.freshen(), false);
    t.equal(shelf.loaded?.version, 1);
  },
);
