import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';
import { serverDatabase } from '../support/databases.js';
import { startServerProcess } from '../support/server-process.js';
import { askingAt } from './asking-node.js';
import { counts, seed, skipOf, tell } from './counts.js';
import { diceOf } from './dice.js';
import { Load } from './load.js';
import { lostOf } from './lost.js';
import { percentile } from './seconds.js';
import { setStage } from './stage.js';

const KEY = 'the-key-of-the-campaign';
const TELL_EVERY = Math.min(60_000, counts.minutes * 20_000);

/** What a process holds: megabytes, and open files and connections. */
function heldBy(pid: number): { megabytes: number; files: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  return { megabytes: Math.round(kilobytes / 1024), files: readdirSync(`/proc/${pid}/fd`).length };
}

const rounded = (value: number) => value.toFixed(1);
const spread = (values: readonly number[]) => {
  const sorted = values.toSorted((one, other) => one - other);
  const [half, most, last] = [50, 99, 100].map(each => rounded(percentile(sorted, each)));
  return `p50 ${half} ms, p99 ${most} ms, most ${last} ms (${sorted.length})`;
};

t.test(
  'hours of polls and bookings leave a node as it was, and the other node is never old',
  { skip: skipOf('server'), timeout: 0 },
  async t => {
    const databaseUrl = (await serverDatabase(t))!;
    const environment = { DATABASE_URL: databaseUrl, GIRA_COORDINATOR_KEY: KEY };
    const [one, other] = [
      await startServerProcess(t, await freePort(), environment),
      await startServerProcess(t, await freePort(), environment),
    ];
    // The zone data of the database is compared once it listens.
    await sleep(2000);
    tell(`lasting: a node that nobody asked yet holds ${heldBy(one.pid).megabytes} MiB`);
    const stage = await setStage(askingAt(one.url, KEY), {
      ...{ speakers: 20, interpreters: 0, hosts: 0, venues: 0 },
    });
    const { json: event } = await askingAt(one.url, KEY)('POST', '/events', {
      ...{ tour: stage.tour, title: 'Version 0.', speakers: stage.speakers.slice(0, 1) },
      ...{ localStart: '2027-12-01T18:00', localEnd: '2027-12-01T20:00', timeZone: 'UTC' },
    });
    await askingAt(one.url, KEY)('PUT', `/events/${event.id}/confirmation`);
    const loads = [one, other].map(
      ({ url }, index) => new Load(url, KEY, stage, diceOf(seed + index)),
    );
    for (const load of loads) load.start({ bookers: 1, pollers: 4, pause: 100, kept: 3 });

    /** Milliseconds from the answer to a write by one node until the other tells of it. */
    const fresh: number[] = [];
    let isOver = false;
    const watching = (async () => {
      for (let version = 1; !isOver; version++) {
        const title = `Version ${version}.`;
        await askingAt(one.url, KEY)('PATCH', `/events/${event.id}`, { title });
        const written = performance.now();
        const tells = async () =>
          (await (await fetch(`${other.url}/feeds/tours/${stage.tour}.ics`)).text()).includes(
            title,
          );
        while (!(await tells()));
        fresh.push(performance.now() - written);
        await sleep(200);
      }
    })();

    /** Megabytes of the heap of the first node just after garbage was collected, since the last line. */
    let least = Infinity;
    const sampling = setInterval(async () => {
      const text = await fetch(`${one.url}/metrics`).then(reply => reply.text(), String);
      const bytes = /^nodejs_heap_size_used_bytes (\d+)/m.exec(text)?.[1];
      if (bytes !== undefined) least = Math.min(least, Number(bytes) / 2 ** 20);
    }, 500);
    t.teardown(() => clearInterval(sampling));

    const held: { files: number; least: number }[] = [];
    const end = performance.now() + counts.minutes * 60_000;
    while (performance.now() < end) {
      await sleep(Math.min(TELL_EVERY, Math.max(0, end - performance.now())));
      const now = [one, other].map(({ pid }) => heldBy(pid));
      held.push({ files: now[0]!.files, least });
      const memory = [
        `heap at least ${Math.round(least)} MiB`,
        ...now.map(({ megabytes, files }) => `${megabytes} MiB and ${files} files`),
      ];
      least = Infinity;
      tell(
        `lasting: ${memory.join(', ')}; polls: ${spread(loads.flatMap(({ times }) => times))}; the other node has it after ${spread(fresh)}`,
      );
    }
    isOver = true;
    await watching;
    await Promise.all(loads.map(load => load.stop()));
    for (const load of loads) {
      t.same(load.unforeseen, []);
      t.same(load.stale, []);
      t.equal(load.seconds.total('polls failed'), 0);
      t.same(await lostOf({ databaseUrl, dataDir: '' }, load.acknowledged), []);
    }
    // Connections of the pool come and go; what leaks goes on growing.
    const [first, last] = [held[0]!, held.at(-1)!];
    t.ok(last.files <= first.files + 30, `${first.files} files at first, ${last.files} at last`);
    // Between two collections of garbage memory goes up and down; what leaks raises the least of it,
    // of which a few minutes say nothing.
    const third = Math.ceil(held.length / 3);
    const leastOf = (part: typeof held) => Math.min(...part.map(each => each.least));
    const [middle, atLast] = [leastOf(held.slice(third, 2 * third)), leastOf(held.slice(-third))];
    t.ok(
      counts.minutes < 10 || atLast < middle * 1.3,
      `at least ${middle} MiB in the second third, ${atLast} in the last`,
    );
    t.same(await Promise.all([one.terminate(), other.terminate()]), [0, 0]);
  },
);
