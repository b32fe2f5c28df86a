import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestSpan, Tracing } from '../telemetry/tracing.js';

/** Makes a span of each request that a route answers. Before all other hooks, so that they are in it. */
export function useTracing(app: FastifyInstance, tracing: Pick<Tracing, 'request'>): void {
  const spans = new WeakMap<FastifyRequest, RequestSpan>();
  app.addHook('onRequest', (request, _reply, done) => {
    const span = tracing.request(request);
    spans.set(request, span);
    span.within(done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url = 'none' } = request.routeOptions;
    spans.get(request)?.end({ route: url, status: reply.statusCode });
  });
}
