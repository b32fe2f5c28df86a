import type { FastifyInstance } from 'fastify';
import { zoneDataVersion } from '../domain/time/zone.js';
import { ping } from '../store/ping.js';
import type { Store } from '../store/store.js';

/** `/healthz`: the process runs. `/readyz`: it can serve, and by which zone data. */
export async function healthRoutes(
  app: FastifyInstance,
  { store }: { store: Store },
): Promise<void> {
  const schema = { hide: true };
  app.get('/healthz', { schema, logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema, logLevel: 'warn' }, async () => {
    await ping(store.db);
    return { status: 'ready', database: store.kind, zoneData: zoneDataVersion };
  });
}
