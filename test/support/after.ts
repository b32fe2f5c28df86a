// Run once after all tests: stops the server and takes away what the run left.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateFile, stateFolder } from './state.js';

type Left = { pid?: number; folder?: string };

if (existsSync(stateFile)) {
  const { pid, folder } = JSON.parse(readFileSync(stateFile, 'utf8')) as Left;
  if (pid !== undefined) await stop(pid);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
rmSync(stateFolder, { recursive: true, force: true });

/** Asks the server to end at once, and waits until it has. */
async function stop(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
    for (let tries = 0; tries < 100; tries++) {
      process.kill(pid, 0);
      await sleep(50);
    }
  } catch {
    // It is gone.
  }
}
