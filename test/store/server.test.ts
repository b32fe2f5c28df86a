import { sql } from 'drizzle-orm';
import t from 'tap';
import { openServer } from '../../src/store/server.js';
import { inTransaction } from '../../src/store/transaction.js';
import { isUnavailable } from '../../src/store/unavailable.js';
import { serverDatabase } from '../support/databases.js';
import { readState } from '../support/state.js';
import { withResolvers } from '../support/with-resolvers.js';

const skip = readState().missing ?? false;
const lock = sql`lock table tours in exclusive mode`;

t.test('nothing waits without end for what somebody else holds', { skip }, async t => {
  const { db, poolUse, close } = openServer((await serverDatabase(t))!);
  t.teardown(close);
  const { promise: isHeld, resolve: letGo } = withResolvers();
  const { promise: isLocked, resolve: hasLock } = withResolvers();
  const holder = inTransaction(db, async tx => {
    await tx.execute(lock);
    hasLock();
    await isHeld;
  });
  await isLocked;

  // More than the pool holds: some wait for the lock, the others for a connection.
  const waiting = Array.from({ length: 15 }, () =>
    inTransaction(db, tx => tx.execute(lock)).then(
      () => 'done',
      error => (isUnavailable(error) ? 'unavailable' : error),
    ),
  );
  t.same(new Set(await Promise.all(waiting)), new Set(['unavailable']));
  letGo();
  await holder;
  await inTransaction(db, tx => tx.execute(lock));
  t.equal(poolUse!().waiting, 0);
});

t.test('who leaves a transaction open keeps no lock for long', { skip }, async t => {
  const { db, close } = openServer((await serverDatabase(t))!);
  t.teardown(close);
  const left = inTransaction(db, async tx => {
    await tx.execute(lock);
    await new Promise(resolve => setTimeout(resolve, 13_000));
    await tx.execute(sql`select 1`);
  });
  const ended = left.then(
    () => 'done',
    error => isUnavailable(error),
  );
  const tryAgain = async (): Promise<void> => {
    await inTransaction(db, tx => tx.execute(lock)).catch(tryAgain);
  };
  await tryAgain();
  t.equal(await ended, true, 'and is told that the connection is lost');
});

t.test('a disk that is full is no fault of what was sent', { skip }, async t => {
  const { db, close } = openServer((await serverDatabase(t))!);
  t.teardown(close);
  for (const [state, expected] of [
    ['53100', true],
    ['53200', true],
    ['25006', true],
    ['58030', true],
    ['22012', false],
  ] as const) {
    const raised = db.execute(sql.raw(`do $$ begin raise sqlstate '${state}'; end $$`));
    t.equal(isUnavailable(await raised.catch(error => error)), expected, state);
  }
});
