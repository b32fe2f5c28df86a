import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { STOP, stopOnSignal } from '../run.js';
import { answerForMetrics } from './metrics-of-all.js';

/** A worker that lived less long is replaced after a pause: it would end again at once. */
const SHORT_LIFE_MILLISECONDS = 10_000;
const PAUSE_MILLISECONDS = 1000;

/**
 * Runs so many processes of this program, which share its port, and starts another for each that
 * ends by itself. The first starts alone, so that what cannot be is told once; where it ends before it
 * listens, its exit code is returned. Else it does not return before a signal stops all.
 */
export async function supervise(count: number): Promise<number> {
  let isStopping = false;
  answerForMetrics();
  const code = await untilListening(cluster.fork());
  if (code !== null) return code;
  cluster.on('exit', (worker, code, signal) => {
    if (isStopping) return;
    tell(`worker ${worker.process.pid} ended by ${signal ?? code}: another is started`);
    setTimeout(() => isStopping || fork(), pauseAfter(worker));
  });
  stopOnSignal(async () => {
    isStopping = true;
    await Promise.all(workers().map(stopped));
  });
  while (workers().length < count) fork();
  return new Promise(() => {});
}

const startedAt = new WeakMap<Worker, number>();

function fork(): void {
  const worker = cluster.fork();
  startedAt.set(worker, performance.now());
}

function pauseAfter(worker: Worker): number {
  const lived = performance.now() - (startedAt.get(worker) ?? 0);
  return lived < SHORT_LIFE_MILLISECONDS ? PAUSE_MILLISECONDS : 0;
}

function workers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter(worker => worker !== undefined);
}

/** Null once it listens; its exit code where it ends before. */
async function untilListening(worker: Worker): Promise<number | null> {
  const listening = once(worker, 'listening').then(() => null);
  const ended = once(worker, 'exit').then(([code]) => (code as number | null) ?? 1);
  return Promise.race([listening, ended]);
}

async function stopped(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const ended = once(worker, 'exit');
  if (worker.isConnected()) worker.send(STOP);
  await ended;
}

/** One line, as the log of the workers has them. */
function tell(msg: string): void {
  const line = { level: 40, time: Date.now(), pid: process.pid, msg };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
