import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { operator } from '../../src/domain/caller.js';
import type { NewEvent } from '../../src/domain/event.js';
import { Refusal } from '../../src/domain/refusals.js';
import { checkEvent } from '../../src/operations/check-event.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { startPostgres } from './postgres-server.js';
import { median } from './process.js';

const SIZES = [1_000, 100_000];
const CHECKS = 40;
/** An idle backend tells what it has read after ten seconds (PostgreSQL's PGSTAT_IDLE_INTERVAL). */
const UNTIL_TOLD_MILLIS = 11_000;
const occasion = { now: new Date('2026-11-22T12:00:00Z'), caller: operator };

/** An evening in the midst of a speaker's ten days, beside others of theirs. */
const draft: NewEvent = {
  ...{ tour: 'tour-1', speakers: ['speaker-7'], title: 'A new evening', host: 'chapter-3' },
  venue: '00000000-0000-4000-8000-000000000007',
  ...{ localStart: '2027-01-06T18:00', localEnd: '2027-01-06T20:00', languages: ['en'] },
};

/** What one check of a new event costs where few and where many events are on file. */
type Cost = { milliseconds: number; statements: number };

/** Prints what a check costs against 100,000 stored events next to one against 1,000. */
export async function compareChecks(): Promise<void> {
  const server = await startPostgres();
  if (typeof server === 'string') {
    console.log(`checks: not measured, since ${server}`);
    return;
  }
  const stores: { store: Store; client: pg.Client; events: number }[] = [];
  try {
    for (const events of SIZES) stores.push(await prepare(server.url, events));
    const before = await rowsRead(stores);
    const costs: Cost[][] = stores.map(() => []);
    for (let run = 0; run < CHECKS; run++) {
      for (const [at, each] of stores.entries()) costs[at]!.push(await costOf(each));
    }
    const after = await rowsRead(stores);
    const [few, many] = costs.map(each => medianCost(each.slice(CHECKS / 4))) as [Cost, Cost];
    for (const [at, cost] of [few, many].entries()) {
      const rows = Math.round((after[at]! - before[at]!) / CHECKS);
      console.log(
        `POST /checks against ${SIZES[at]} events: ${cost.milliseconds.toFixed(1)} ms, ${cost.statements} statements, ${rows} rows read`,
      );
    }
    const ratio = (many.milliseconds / few.milliseconds).toFixed(2);
    console.log(`POST /checks, ratio ${ratio} (median of ${CHECKS} interleaved checks)`);
  } finally {
    for (const { store, client } of stores) await Promise.all([store.close(), client.end()]);
    process.kill(server.pid, 'SIGINT');
    rmSync(server.folder, { recursive: true, force: true });
  }
}

async function prepare(serverUrl: string, events: number) {
  const name = `checks_${events}`;
  const admin = new pg.Client(`${serverUrl}/postgres`);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const store = await openStore({ databaseUrl: `${serverUrl}/${name}`, dataDir: '' });
  const client = new pg.Client(`${serverUrl}/${name}`);
  await client.connect();
  await client.query(scheduleOf(events));
  await client.query('vacuum analyze');
  return { store, client, events };
}

/**
 * As much around every event, however many there are: a speaker has twenty events in ten days in
 * a hall of their own, four speakers are on a tour, each in another city, two have one host.
 */
function scheduleOf(events: number): string {
  const speakers = events / 20;
  const hour = `case n % 2 when 0 then 12 else 18 end`;
  const city = `'city-' || n % 4`;
  const day = `date '2027-01-01' + (n / 80) % 300 + (n / 2) % 10`;
  return `
    insert into tours (slug, title, status) select 'tour-' || n, 'Tour ' || n, 'published'
      from generate_series(0, ${Math.ceil(events / 80) - 1}) n;
    insert into speakers (slug, name, languages) select 'speaker-' || n, 'Speaker ' || n, '{es}'
      from generate_series(0, ${speakers - 1}) n;
    insert into organizations (slug, name, kind) select 'chapter-' || n, 'Chapter ' || n, 'chapter'
      from generate_series(0, ${speakers / 2}) n;
    insert into cities (slug, name, region, country, latitude, longitude, time_zone, population)
      select 'city-' || n, 'City ' || n, 'AZ', 'US', 30 + n * 2, -112, 'America/Phoenix', 1
      from generate_series(0, 3) n;
    insert into itineraries (id, tour, speaker)
      select ${uuid('n')}, 'tour-' || n / 4, 'speaker-' || n from generate_series(0, ${speakers - 1}) n;
    insert into legs (itinerary, city, country, first_date, last_date)
      select ${uuid('n')}, ${city}, 'US', date '2027-01-01' + (n / 4) % 300, date '2027-01-10' + (n / 4) % 300
      from generate_series(0, ${speakers - 1}) n;
    insert into venues (id, name, name_key, city, latitude, longitude, time_zone)
      select ${uuid('n')}, 'Hall ' || n, 'hall ' || n, ${city}, null, null, 'America/Phoenix'
      from generate_series(0, ${speakers - 1}) n;
    insert into events (id, tour, venue, host, title, languages, local_start, local_end, local_date, time_zone,
        starts_at, ends_at, tz_version, status, status_at, status_by)
      select ${uuid('n')}, 'tour-' || n / 80, ${uuid('n / 20')}, 'chapter-' || n / 40, 'Evening ' || n, '{en}',
        to_char(day + hour * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI'),
        to_char(day + (hour + 2) * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI'), day, 'America/Phoenix',
        (day + hour * interval '1 hour') at time zone 'America/Phoenix',
        (day + (hour + 2) * interval '1 hour') at time zone 'America/Phoenix', 'bench', 'hold', now(), 'bench'
      from (select n, ${hour} as hour, ${day} as day from generate_series(0, ${events - 1}) n) s;
    insert into event_speakers (event, speaker, position)
      select ${uuid('n')}, 'speaker-' || n / 20, 0 from generate_series(0, ${events - 1}) n;
    insert into bookings (event, resource, starts_at, ends_at, confirmed)
      select id, 'person:' || speaker, starts_at, ends_at, false from events join event_speakers on event = id
      union all select id, 'venue:' || venue, starts_at, ends_at, false from events;`;
}

function uuid(number: string): string {
  return `('00000000-0000-4000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;
}

/** One check: its time, and the statements that it sends. */
async function costOf({ store }: { store: Store }): Promise<Cost> {
  const begun = performance.now();
  const { statements } = await countingStatements(async () => {
    const found = await checkEvent(store, draft, occasion);
    if (found instanceof Refusal) throw new Error(found.detail);
  });
  return { milliseconds: performance.now() - begun, statements };
}

async function countingStatements(work: () => Promise<void>): Promise<{ statements: number }> {
  const { query } = pg.Client.prototype;
  let statements = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...rest: unknown[]) {
    statements += 1;
    return (query as (...all: unknown[]) => unknown).apply(this, rest);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return { statements };
}

/** Rows of tables that each database has read so far. */
async function rowsRead(stores: readonly { client: pg.Client }[]): Promise<number[]> {
  await sleep(UNTIL_TOLD_MILLIS);
  const read = 'sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int';
  const query = `select ${read} as read from pg_stat_user_tables`;
  return Promise.all(stores.map(async ({ client }) => (await client.query(query)).rows[0].read));
}

function medianCost(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost) => median(costs.map(each => each[key]));
  return { milliseconds: of('milliseconds'), statements: of('statements') };
}
