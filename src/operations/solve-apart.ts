import { Worker } from 'node:worker_threads';
import type { Placement } from '../domain/proposals/proposal.js';
import type { Wanted } from '../domain/proposals/search.js';

/** What a worker is to solve; the exact search has so many milliseconds. */
export type Task = { wanted: Wanted; seed: number; millis: number };

/** A message of the worker: what it has, and whether more is to come. */
type Word = { isLast: boolean; placement: Placement };

/** What a solver that keeps to its time may take longer, before it is ended. */
const GRACE_MILLIS = 500;

/** Searches wait for each other: they take a processor each, and others are served beside them. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Solves in a thread of its own, so that everybody else is served meanwhile. The time counts from
 * the first answer on; a thread that overruns it is ended, and the first answer holds.
 */
export function solveApart(task: Task): Promise<Placement> {
  const solved = last.then(() => solveInThread(task));
  last = solved.catch(() => null);
  return solved;
}

function solveInThread(task: Task): Promise<Placement> {
  const worker = startWorker(task);
  return new Promise<Placement>((resolve, reject) => {
    let first: Placement | null = null;
    let timer: NodeJS.Timeout | undefined;
    const end = (placement: Placement) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(placement);
    };
    worker.on('message', ({ isLast, placement }: Word) => {
      if (isLast) return end(placement);
      first = placement;
      timer = setTimeout(() => end(placement), task.millis + GRACE_MILLIS);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      // It ends by itself only once it has said its last word.
      if (first === null) reject(new Error('the search for a placement ended without an answer'));
      else resolve(first);
    });
  });
}

/** Threads do not inherit the loader of the sources, as processes do: it is registered again. */
function startWorker(task: Task): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const script = new URL(`./proposal-worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
  if (!isSource) return new Worker(script, { workerData: task });
  const load = `import('tsx/esm/api').then(({ register }) => {
    register();
    return import(${JSON.stringify(script.href)});
  })`;
  return new Worker(load, { eval: true, workerData: task });
}
