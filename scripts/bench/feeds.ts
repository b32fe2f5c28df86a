import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '../../src/domain/calendar-date.js';
import { operator } from '../../src/domain/caller.js';
import type { HeldEntry } from '../../src/domain/publication.js';
import { Refusal } from '../../src/domain/refusals.js';
import { addTour } from '../../src/operations/tours.js';
import { projectFile } from '../../src/project-files.js';
import { writeEntries } from '../../src/store/feed-entries.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { compareServers } from './compare.js';
import { compareLibraries } from './libraries.js';
import { type Measured, median, startMeasured } from './process.js';
import { saveReply } from './reply.js';

const SIZES = [14, 1_000, 10_000];
const RUNS = 11;
/** One change after the other, each followed by a poll. */
const CHANGES = 11;

/**
 * Prints how many polls a second are answered of feeds of three sizes, in full and by 304, next to
 * bare node:http with the same bytes and headers in runs between ours; what the first poll after one
 * change costs, next to the very first poll; and what writing a feed for each poll would cost.
 */
export async function compareFeeds(folder: string): Promise<void> {
  const data = join(folder, 'feeds');
  const store = await openStore({ databaseUrl: null, dataDir: data });
  const now = new Date();
  for (const size of SIZES) await addFeed(store, size, now);
  await store.close();
  const environment = { GIRA_DATA_DIR: data, LOG_LEVEL: 'warn', GIRA_COORDINATOR_KEY: KEY };
  const served = await startMeasured([projectFile('dist/src/server.js')], '/readyz', environment);
  try {
    for (const size of SIZES) {
      const path = `/feeds/tours/bench-${size}.ics`;
      const cold = await firstPoll(served, path, size);
      await compareWithBare(served, path, size, folder);
      if (size === SIZES.at(-1)) await compareChange(served, path, size, cold);
    }
  } finally {
    await served.stop();
  }
  compareLibraries();
}

const KEY = 'the-key-of-the-bench';

/** A tour whose feed holds so many evenings, as the database keeps them. */
async function addFeed(store: Store, size: number, now: Date): Promise<void> {
  const slug = `bench-${size}`;
  const tour = { title: `Bench ${size}`, status: 'published' as const };
  const made = await addTour(store, tour, { now, caller: operator });
  if (made instanceof Refusal) throw new Error(made.detail);
  const entries = Array.from({ length: size }, (_, at) => entryOf(slug, tour.title, at, now));
  for (let at = 0; at < size; at += 1000)
    await writeEntries(store.db, entries.slice(at, at + 1000));
}

function entryOf(slug: string, title: string, at: number, now: Date): HeldEntry {
  const day = addDays('2027-01-05', Math.floor(at / 12));
  const id = `${String(at).padStart(8, '0')}-0000-4000-8000-${slug.slice(6).padStart(12, '0')}`;
  const hour = String(12 + (at % 8)).padStart(2, '0');
  return {
    ...{ feed: `tours/${slug}`, uid: `event-${id}`, sequence: 0, cancelled: false },
    ...{ createdAt: now, changedAt: now, visibleFrom: null, toldBefore: null },
    content: {
      ...{ kind: 'event', tour: { slug, title }, leg: null, host: 'Local 10', url: null },
      ...{ title: `Evening ${at} with Jaime Rivera`, joinUrl: null, attendance: 'in-person' },
      speakers: [{ slug: 'jaime-rivera', name: 'Jaime Rivera' }],
      coasts: [{ slug: 'us-west-coast', name: 'US West Coast' }],
      description: 'How a union of farm workers was made, and what came after.',
      place: {
        ...{ venue: 'Union Hall', room: null, street: '12 Main St', city: 'Seattle' },
        ...{ region: 'WA', country: 'US', latitude: 47.6, longitude: -122.3 },
        timeZone: 'America/Los_Angeles',
      },
      ...{ firstDate: day, lastDate: day, localStart: `${day}T${hour}:00` },
      startsAt: `${day}T${hour}:00:00.000Z`,
      endsAt: `${day}T${hour}:59:00.000Z`,
    },
  };
}

async function compareWithBare(
  served: Measured,
  path: string,
  size: number,
  folder: string,
): Promise<void> {
  const reply = join(folder, 'reply.json');
  await saveReply(served.url + path, reply);
  const bare = projectFile('scripts/bench/bare-server.mjs');
  const baseline = await startMeasured([bare], path, { BENCH_REPLY: reply });
  await compareServers({ served, baseline, path, name: `feed of ${size} events`, runs: RUNS });
  await baseline.stop();
}

/** Prints how long the first poll takes, and the longest that anybody else waits meanwhile. */
async function firstPoll(served: Measured, path: string, size: number): Promise<number> {
  let isOver = false;
  const polled = timed(() => poll(served, path)).finally(() => {
    isOver = true;
  });
  const waits: number[] = [];
  while (!isOver) {
    waits.push(await timed(() => poll(served, '/healthz')));
    await pause(2);
  }
  const cold = await polled;
  waits.sort((one, other) => other - one);
  const longest = waits.slice(0, 3).map(wait => `${wait.toFixed(0)} ms`);
  console.log(
    `feed of ${size} events: first poll ${cold.toFixed(0)} ms; the longest of ${waits.length} other requests meanwhile: ${longest.join(', ')}`,
  );
  return cold;
}

/** What the next poll costs after one entry was written, by the server's own API. */
async function compareChange(served: Measured, path: string, size: number, cold: number) {
  const times: number[] = [];
  const post = (day: string) =>
    fetch(`${served.url}/api/v1/legs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ tour: `bench-${size}`, city: 'seattle-wa-us', speaker: null },
        ...{ firstDate: day, lastDate: day },
      }),
    });
  for (let change = 0; change < CHANGES; change++) {
    const day = addDays('2030-01-01', change);
    const answer = await post(day);
    if (answer.status !== 201) throw new Error(await answer.text());
    let text = '';
    times.push(await timed(async () => (text = await poll(served, path))));
    if (!text.includes(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`)) throw new Error('stale');
  }
  const next = median(times);
  console.log(
    `feed of ${size} events, poll after one change: ${next.toFixed(0)} ms, 1/${(cold / next).toFixed(0)} of the first poll (median of ${CHANGES})`,
  );
}

async function poll({ url }: Measured, path: string): Promise<string> {
  const answer = await fetch(url + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
