import { rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { addDays } from '../../src/domain/calendar-date.js';
import { operator } from '../../src/domain/caller.js';
import { Refusal } from '../../src/domain/refusals.js';
import { addOrganization } from '../../src/operations/organizations.js';
import { addSpeaker } from '../../src/operations/speakers.js';
import { addTour } from '../../src/operations/tours.js';
import { addVenue } from '../../src/operations/venues.js';
import { projectFile } from '../../src/project-files.js';
import { openStore } from '../../src/store/open.js';
import { startPostgres } from './postgres-server.js';
import { type Measured, median, startMeasured } from './process.js';

const KEY = 'the-key-of-the-bench';
/** As many speakers, each in a house of their own: a week lies between two evenings of one. */
const SPEAKERS = 100;
const FIRST_DAY = '2027-01-05';
const [RUNS, WRITES] = [5, 100];
const WRITERS = [1, 8];

type Houses = { speaker: string; venue: string }[];
type Target = { url: string; houses: Houses; made: number };

/**
 * Prints how many events a second are added and confirmed on a PostgreSQL server, by one writer and
 * by eight, next to bare Fastify and `pg` that write the same rows in runs between ours.
 */
export async function compareWrites(folder: string): Promise<void> {
  const server = await startPostgres();
  if (typeof server === 'string') {
    console.log(`writes: not measured, since ${server}`);
    return;
  }
  try {
    await administer(server.url, 'create database gira');
    const houses = await prepare(`${server.url}/gira`);
    await administer(server.url, 'create database bare template gira');
    const rows = join(folder, 'rows.json');
    const environment = (name: string) => ({
      ...{ DATABASE_URL: `${server.url}/${name}`, GIRA_COORDINATOR_KEY: KEY, LOG_LEVEL: 'warn' },
      ...{ GIRA_RATE_LIMIT: 'off', BENCH_ROWS: rows },
    });
    const started: Measured[] = [];
    const start = async (file: string, name: string): Promise<Target> => {
      const each = await startMeasured([projectFile(file)], '/readyz', environment(name));
      started.push(each);
      return { url: each.url, houses, made: 0 };
    };
    try {
      const served = await start('dist/src/server.js', 'gira');
      await saveRows(`${server.url}/gira`, served, rows);
      const baseline = await start('scripts/bench/bare-writer.mjs', 'bare');
      for (const writers of WRITERS) await compare(served, baseline, writers);
    } finally {
      await Promise.all(started.map(each => each.stop()));
    }
  } finally {
    process.kill(server.pid, 'SIGINT');
    rmSync(server.folder, { recursive: true, force: true });
  }
}

async function compare(served: Target, baseline: Target, writers: number): Promise<void> {
  const rates = { added: [[], []], confirmed: [[], []] } as Record<string, number[][]>;
  for (let run = 0; run <= RUNS; run++) {
    for (const [at, target] of [served, baseline].entries()) {
      const { added, confirmed } = await writeBatch(target, writers);
      // The first run warms up.
      if (run === 0) continue;
      rates.added![at]!.push(added);
      rates.confirmed![at]!.push(confirmed);
    }
  }
  const names = { added: 'POST /api/v1/events', confirmed: 'PUT …/confirmation' };
  for (const [key, name] of Object.entries(names)) {
    const [one, other] = rates[key]!.map(median) as [number, number];
    console.log(
      `${name}, ${writers} at once: ${one.toFixed(0)} writes/s, bare Fastify and pg ${other.toFixed(0)}, ratio ${(one / other).toFixed(3)} (median of ${RUNS} interleaved runs)`,
    );
  }
}

/** Adds events and confirms them; gives writes a second of each. */
async function writeBatch(target: Target, writers: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: writers });
  const ids: string[] = [];
  const timed = async (work: (at: number) => Promise<void>) => {
    let next = 0;
    const begun = performance.now();
    const writer = async () => {
      while (next < WRITES) await work(next++);
    };
    await Promise.all(Array.from({ length: writers }, writer));
    return WRITES / ((performance.now() - begun) / 1000);
  };
  const added = await timed(async at => {
    const body = eventOf(target.houses, target.made++);
    ids[at] = (await send(agent, 'POST', `${target.url}/api/v1/events`, body)).id;
  });
  const confirmed = await timed(async at => {
    await send(agent, 'PUT', `${target.url}/api/v1/events/${ids[at]}/confirmation`);
  });
  agent.destroy();
  return { added, confirmed };
}

function eventOf(houses: Houses, number: number) {
  const { speaker, venue } = houses[number % SPEAKERS]!;
  const day = addDays(FIRST_DAY, 7 * Math.floor(number / SPEAKERS));
  return {
    ...{ tour: 'bench', speakers: [speaker], venue, room: null, host: 'host' },
    ...{ title: `Evening ${number}`, localStart: `${day}T18:00`, localEnd: `${day}T20:00` },
  };
}

function send(agent: Agent, method: string, url: string, body?: object): Promise<{ id: string }> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = {
    ...{ authorization: `Bearer ${KEY}`, 'if-match': '*' },
    ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, reply => {
      let heard = '';
      reply.setEncoding('utf8').on('data', chunk => {
        heard += chunk;
      });
      reply.on('end', () => {
        if (reply.statusCode! < 300) resolve(JSON.parse(heard));
        else reject(new Error(`${method} ${url}: ${reply.statusCode} ${heard}`));
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** A tour, a host, and speakers with a house each. */
async function prepare(databaseUrl: string): Promise<Houses> {
  const store = await openStore({ databaseUrl, dataDir: '' });
  const occasion = { now: new Date(), caller: operator };
  const made = <T>(outcome: T | Refusal): T => {
    if (outcome instanceof Refusal) throw new Error(outcome.detail);
    return outcome;
  };
  made(await addTour(store, { title: 'Bench', status: 'published' }, occasion));
  made(await addOrganization(store, { name: 'Host' }, occasion));
  const houses: Houses = [];
  for (let at = 0; at < SPEAKERS; at++) {
    const { slug } = made(await addSpeaker(store, { name: `Speaker ${at}` }, occasion));
    const house = { name: `House ${at}`, city: 'phoenix-az-us', force: true };
    houses.push({ speaker: slug, venue: made(await addVenue(store, house, occasion)).id });
  }
  await store.close();
  return houses;
}

/** Has Gira add and confirm one event, and saves its rows for the baseline to write alike. */
async function saveRows(databaseUrl: string, target: Target, file: string): Promise<void> {
  const agent = new Agent();
  const body = eventOf(target.houses, target.made++);
  const { id } = await send(agent, 'POST', `${target.url}/api/v1/events`, body);
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const rowsOf = async (table: string, where: string, values: string[]) => {
    const { rows } = await client.query(
      `select to_jsonb(t) as row from ${table} t where ${where}`,
      values,
    );
    return rows.map(({ row }) => row);
  };
  const [held] = await rowsOf('events', 'id = $1', [id]);
  const path = `${target.url}/api/v1/events/${id}/confirmation`;
  const answer = await send(agent, 'PUT', path);
  const deeds = await rowsOf('changes', 'subject = $1', [id]);
  const [added, confirmed] = deeds.map(({ id: _, ...deed }) => deed);
  const found = await rowsOf('feed_entries', 'uid = $1', [`event-${id}`]);
  // The database makes the tour of an entry out of its content.
  const entries = found.map(({ tour: _, ...entry }) => entry);
  writeFileSync(file, JSON.stringify({ held, added, confirmed, entries, answer }));
  await client.end();
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(`${serverUrl}/postgres`);
  await client.connect();
  await client.query(statement);
  await client.end();
}
