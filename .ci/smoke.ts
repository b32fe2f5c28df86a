// Starts the server as `npm start` does, asks it for its health and a feed, and stops it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = mkdtempSync(join(tmpdir(), 'gira-smoke-'));
const port = 20_000 + (process.pid % 20_000);
const server = spawn('npm', ['start'], {
  env: { ...process.env, PORT: String(port), GIRA_DATA_DIR: folder, DATABASE_URL: '' },
  stdio: 'inherit',
});
const ended = new Promise<number | null>(resolve => server.on('exit', resolve));
const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const reply = await ask('/readyz').catch(() => null);
    if (reply?.ok) return;
    await sleep(500);
  }
  throw new Error('the server was not ready within a minute');
}

try {
  await untilReady();
  const feed = await ask('/feeds/coasts/us-east-coast.ics');
  if (feed.status !== 200 || !(await feed.text()).startsWith('BEGIN:VCALENDAR')) {
    throw new Error(`the feed answered ${feed.status}`);
  }
  console.log('ready, and a feed is served');
} finally {
  server.kill('SIGTERM');
  const code = await Promise.race([ended, sleep(12_000).then(() => 'nothing within 12 s')]);
  console.log(`stopped with ${code}`);
  rmSync(folder, { recursive: true, force: true });
}
