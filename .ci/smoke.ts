// Starts the server as `npm start` does, asks it for what finds its own files at run time, and stops it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = mkdtempSync(join(tmpdir(), 'gira-smoke-'));
const port = 20_000 + (process.pid % 20_000);
const key = 'a-key-for-the-smoke-test-alone';
/** What a collector of traces is told. */
let traces = '';
const collector = createServer((request, response) => {
  request.on('data', part => {
    traces += part;
  });
  request.on('end', () => response.end('{}'));
}).listen(port + 1, '127.0.0.1');
const server = spawn('npm', ['start'], {
  env: {
    ...{ ...process.env, PORT: String(port), GIRA_DATA_DIR: folder, DATABASE_URL: '' },
    ...{ GIRA_COORDINATOR_KEY: key, LOG_LEVEL: 'warn' },
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port + 1}`,
  },
  stdio: 'inherit',
});
const ended = new Promise<number | null>(resolve => server.on('exit', resolve));
const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const reply = await ask('/readyz').catch(() => null);
    if (reply?.ok) return;
    await sleep(100);
  }
  throw new Error('the server was not ready within a minute');
}

/** What is there has a text in it. */
async function shows(path: string, text: string): Promise<void> {
  const answer = await ask(path);
  const body = await answer.text();
  if (answer.status === 200 && body.includes(text)) return;
  throw new Error(`${path} answered ${answer.status}, without ${text}: ${body.slice(0, 500)}`);
}

async function add(path: string, body: object): Promise<{ status?: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { status?: string };
}

try {
  await untilReady();
  await add('/tours', { title: 'Tour', status: 'published' });
  await add('/speakers', { name: 'Ana' });
  const leg = { tour: 'tour', speaker: 'ana', firstDate: '2027-07-03', lastDate: '2027-07-05' };
  await add('/legs', { ...leg, city: 'boston-ma-us' });
  // A thread of its own looks for the placement.
  const request = { title: 'Evening', city: 'boston-ma-us' };
  const { status } = await add('/tours/tour/proposals', { requests: [request] });
  if (status !== 'optimal') throw new Error(`the proposal is ${status}`);
  // July 4 is a holiday in a package's own files.
  const event = { tour: 'tour', speakers: ['ana'], title: 'Evening' };
  await add('/events', { ...event, localStart: '2027-07-04T18:00', localEnd: '2027-07-04T20:00' });
  await shows('/feeds/coasts/us-east-coast.ics', 'BEGIN:VCALENDAR');
  await shows('/tours/tour', '<svg');
  await shows('/docs', 'swagger');
  await shows('/openapi.json', '"openapi"');
  await shows('/metrics', 'gira_workers');
  console.log('ready, and feeds, pages, a proposal and the documentation are served');
} finally {
  server.kill('SIGTERM');
  const code = await Promise.race([ended, sleep(12_000).then(() => 'nothing within 12 s')]);
  console.log(`stopped with ${code}`);
  collector.close();
  rmSync(folder, { recursive: true, force: true });
}
if (!traces.includes('"POST /api/v1/legs"')) throw new Error('no trace of a request was sent');
