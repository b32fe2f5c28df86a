import type { FastifyInstance } from 'fastify';
import { Refusal } from '../domain/refusals.js';
import {
  canaries,
  type Disagreement,
  disagreements,
  disagreementsInWords,
} from '../domain/time/disagreements.js';
import { nodeOffsets } from '../domain/time/node-offsets.js';
import { pinnedRules } from '../domain/time/rules.js';
import { sendProblem } from '../plugins/problem.js';
import { ping } from '../store/ping.js';
import type { Database, Store } from '../store/store.js';
import { databaseOffsets } from '../store/zone-data.js';

const { version } = pinnedRules;

/** `/healthz`: the process runs. `/readyz`: it can serve, and by which zone data; not while it is about to stop. */
export async function healthRoutes(
  app: FastifyInstance,
  { store, isStopping }: { store: Store; isStopping: () => boolean },
): Promise<void> {
  let compared: Promise<Disagreement[]> | null = null;
  // Once for all requests; after a failure the next one tries again.
  const others = () => {
    compared ??= compareZoneData(store.db).catch(error => {
      compared = null;
      throw error;
    });
    return compared;
  };
  app.addHook('onListen', async () => {
    const found = await others();
    if (found.length > 0) app.log.info(disagreementsInWords(found, version));
  });

  const schema = { hide: true };
  app.get('/healthz', { schema, logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema, logLevel: 'warn' }, async (_request, reply) => {
    if (isStopping()) return sendProblem(reply, new Refusal('too-busy', 'This node stops.'));
    await ping(store.db);
    const zoneData = { version, disagreements: await others() };
    return { status: 'ready', database: store.kind, zoneData };
  });
}

/** Where the other zone data on this machine differs from Gira's own, which alone is used. */
async function compareZoneData(db: Database): Promise<Disagreement[]> {
  return [
    ...disagreements('node', canaries, nodeOffsets(canaries)),
    ...disagreements('database', canaries, await databaseOffsets(db, canaries)),
  ];
}
