import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';

/** A server that was started for a measurement. */
export type Measured = {
  url: string;
  /** From the start of the process to its first good answer. */
  startMilliseconds: number;
  /** Resident memory after it has been idle for a moment, where the system tells (Linux). */
  idleMegabytes: number | null;
  stop(): Promise<void>;
};

const IDLE_MILLISECONDS = 1500;

/** Starts `node ARGUMENTS` with PORT set and measures until `path` answers 200. */
export async function startMeasured(
  args: readonly string[],
  path: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Measured> {
  const port = await freePort();
  const begun = performance.now();
  const env = { ...process.env, ...environment, PORT: String(port) };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  await untilGood(child, url + path).catch(error => {
    child.kill('SIGKILL');
    throw error;
  });
  const startMilliseconds = performance.now() - begun;
  await sleep(IDLE_MILLISECONDS);
  const stop = async () => {
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return { url, startMilliseconds, idleMegabytes: residentOf(child.pid!), stop };
}

async function untilGood(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 6000; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const reply = await fetch(url).catch(() => null);
    if (reply?.ok) return;
    await sleep(10);
  }
  throw new Error(`${url} did not answer within a minute`);
}

function residentOf(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return null;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
