import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { freePort } from '../../scripts/bench/free-port.js';
import { serverDatabase } from '../support/databases.js';
import { childrenOf, isAlive } from '../support/processes.js';
import { compiled, readState } from '../support/state.js';

const skip = readState().missing ?? false;

type Started = { child: ChildProcess; port: number; url: string; output: () => string };

/** `npm start` with two workers, on a database of its own. */
async function started(t: Test, environment: Record<string, string> = {}): Promise<Started> {
  const port = await freePort();
  // What tap loads into its processes is none of theirs.
  const { NODE_OPTIONS: _, NODE_V8_COVERAGE: __, ...rest } = process.env;
  const child = spawn(process.execPath, [join(compiled, 'src/server.js')], {
    env: {
      ...{ ...rest, DATABASE_URL: (await serverDatabase(t))!, GIRA_WORKERS: '2' },
      ...{ PORT: String(port), LOG_LEVEL: 'warn', ...environment },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', chunk => {
      output += chunk;
    });
  return { child, port, url: `http://127.0.0.1:${port}`, output: () => output };
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await sleep(50);
}

const isGood = async (url: string) => (await fetch(url).catch(() => null))?.ok ?? false;

/** Ready, with two workers that listen: each tells what it counts. */
async function ready(server: Started): Promise<void> {
  await until(() => isGood(`${server.url}/readyz`));
  await until(
    async () => childrenOf(server.child.pid!).length === 2 && (await processesIn(server)) === 2,
  );
}

/** How many workers have told what they count. */
async function processesIn({ url }: Started): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers: { connection: 'close' } });
  return Number(/^gira_workers (\d+)$/m.exec(await answer.text())?.[1]);
}

t.test('two workers share the port; one that is killed is replaced', { skip }, async t => {
  const server = await started(t);
  await ready(server);
  const [first, second] = childrenOf(server.child.pid!);
  process.kill(first!, 'SIGKILL');
  await until(() => childrenOf(server.child.pid!).filter(pid => pid !== first).length === 2);
  t.ok(childrenOf(server.child.pid!).includes(second!));
  await until(() => /ended by SIGKILL: another is started/.test(server.output()));
  await ready(server);
  const asked = once(server.child, 'exit');
  const workers = childrenOf(server.child.pid!);
  server.child.kill('SIGTERM');
  t.same(await asked, [0, null]);
  t.same(workers.filter(isAlive), [], 'none of them is left');
});

t.test('what all of them count is added up, whichever is asked', { skip }, async t => {
  const server = await started(t);
  await ready(server);
  // A connection each, so that both have some.
  for (let times = 0; times < 10; times++)
    await fetch(`${server.url}/api/v1/tours`, { headers: { connection: 'close' } });
  for (let times = 0; times < 4; times++) {
    const text = await (
      await fetch(`${server.url}/metrics`, { headers: { connection: 'close' } })
    ).text();
    const counted =
      /^gira_http_requests_total\{method="GET",route="\/api\/v1\/tours",status="200"\} 10$/m;
    t.match(text, counted);
    t.match(text, /^gira_zone_data_info\{version="\w+"\} 1$/m);
  }
});

t.test('workers end with the process that supervises them', { skip }, async t => {
  const server = await started(t);
  await ready(server);
  const workers = childrenOf(server.child.pid!);
  server.child.kill('SIGKILL');
  await until(() => !workers.some(isAlive));
  t.notOk(await isGood(`${server.url}/healthz`));
});

t.test('what cannot be is told once, and nothing is tried again', { skip }, async t => {
  const taken = createServer().listen(0, '127.0.0.1');
  t.teardown(() => taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const server = await started(t, { PORT: String(port) });
  t.same(await once(server.child, 'close'), [1, null]);
  t.equal(server.output().match(/already listens/g)?.length, 1);
});
