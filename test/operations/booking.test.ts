import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import t from 'tap';
import { rowsOf } from '../../src/store/rows.js';
import { faultsOf } from '../campaign/soundness.js';
import { askingOf, setStage } from '../campaign/stage.js';
import { testApp } from '../support/app.js';
import { ownStore } from '../support/databases.js';
import { readState } from '../support/state.js';

/** PostgreSQL tells its statistics of deadlocks about a second after the end of a transaction. */
const STATISTICS_MILLISECONDS = 1200;

t.test(
  "confirmed events that ask for each other's speakers at once never wait for each other",
  { skip: readState().missing ?? false },
  async t => {
    // The statistics are those of the database: it must be of this test alone.
    const app = await testApp(t, { store: await ownStore(t) });
    const ask = askingOf(app);
    const stage = await setStage(ask, { speakers: 2, interpreters: 0, hosts: 0, venues: 0 });
    const ids: string[] = [];
    for (const [at, speaker] of stage.speakers.entries()) {
      const { json } = await ask('POST', '/events', {
        ...{ tour: stage.tour, title: `Evening ${at}`, speakers: [speaker] },
        ...{ localStart: '2027-02-03T18:00', localEnd: '2027-02-03T20:00' },
        timeZone: 'America/Los_Angeles',
      });
      await ask('PUT', `/events/${json.id}/confirmation`);
      ids.push(json.id);
    }
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all(
        ids.map((id, at) =>
          ask('PATCH', `/events/${id}`, { speakers: [stage.speakers[(at + 1) % ids.length]] }),
        ),
      );
      t.same(
        answers.map(({ status, json }) => [status, json.code, json.conflicts?.length]),
        ids.map(() => [409, 'double-booked', 1]),
      );
    }
    await sleep(STATISTICS_MILLISECONDS);
    const [row] = await rowsOf<{ deadlocks: number }>(
      app.store.db,
      sql`select deadlocks::int from pg_stat_database where datname = current_database()`,
    );
    t.equal(row?.deadlocks, 0);
    t.same(await faultsOf(app.store), []);
  },
);
