import cluster from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';

const ASKED = 'gira:metrics';
type Asked = { type: typeof ASKED; id: number };
type Told = Asked & { text?: string };

/** In the process that supervises: adds up what all workers count, for one that is asked for it. */
export function answerForMetrics(): void {
  const all = new AggregatorRegistry();
  cluster.on('message', async (worker, message: Partial<Asked>) => {
    if (message?.type !== ASKED) return;
    const text = await all.clusterMetrics().catch(() => undefined);
    if (worker.isConnected()) worker.send({ ...message, text } satisfies Partial<Told>);
  });
}

/** In a worker: answers whoever adds up, from now on; until it serves there is nothing to tell. */
export function tellWhatIsCounted(): void {
  new AggregatorRegistry();
}

let asked = 0;
const waiting = new Map<number, (told: Told) => void>();

/** In a worker: what all of them count together. Throws where one does not tell in five seconds. */
export async function metricsOfAll(): Promise<string> {
  if (waiting.size === 0) process.on('message', hear);
  const id = ++asked;
  const told = await new Promise<Told>(resolve => {
    waiting.set(id, resolve);
    process.send!({ type: ASKED, id } satisfies Asked);
  });
  if (told.text === undefined) throw new Error('a worker does not tell what it counts');
  return told.text;
}

function hear(message: Partial<Told>): void {
  const { type, id } = message ?? {};
  if (type !== ASKED || id === undefined) return;
  waiting.get(id)?.(message as Told);
  waiting.delete(id);
  if (waiting.size === 0) process.off('message', hear);
}
