import type { FastifyInstance } from 'fastify';
import { metricsType } from '../plugins/metrics.js';

/** `/metrics`: what the node counts, for Prometheus. It asks no database. */
export async function metricsRoutes(
  app: FastifyInstance,
  { metrics }: { metrics: () => Promise<string> },
): Promise<void> {
  app.get('/metrics', { schema: { hide: true }, logLevel: 'warn' }, async (_request, reply) =>
    reply.type(metricsType).send(await metrics()),
  );
}
