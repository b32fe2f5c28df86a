// Run as a thread of its own by solve-apart.ts: a good answer at once, then the best one in time.
import { parentPort, workerData } from 'node:worker_threads';
import { proposeExactly, proposeGreedily } from '../domain/proposals/propose.js';
import { prepared } from '../domain/proposals/search.js';
import type { Task } from './solve-apart.js';

const { wanted, seed, millis } = workerData as Task;
const search = prepared(wanted);
const greedy = proposeGreedily(search, seed);
parentPort!.postMessage({ isLast: false, placement: greedy.placement });
const placement = proposeExactly(search, greedy, { millis, clock: () => performance.now() });
parentPort!.postMessage({ isLast: true, placement });
