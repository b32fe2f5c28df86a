import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';

/** How late the event loop may be, in milliseconds, before what comes is refused at once. */
export const USUAL_MAX_DELAY = 1000;
/** So long that one pause, as at the start or of the whole machine, is not taken for too much work. */
const SAMPLE_MILLISECONDS = 3000;

/** Calendars cost little; who watches over the node must hear of it above all when it is busy. */
const ALWAYS_ANSWERED = /^\/(feeds\/|healthz$|readyz$|metrics$)/;

/** There is more to do than the node can: whoever waited now would wait for nothing. */
export class TooBusy extends Error {
  override name = 'TooBusy';
}

/**
 * Refuses requests while the event loop is later than `maxDelay` milliseconds (mean of the last
 * three seconds).
 */
export async function shedLoad(app: FastifyInstance, maxDelay: number): Promise<void> {
  const measured = { maxEventLoopDelay: maxDelay, sampleInterval: SAMPLE_MILLISECONDS };
  // The answer is ours: the plugin only measures.
  await app.register(underPressure, { ...measured, pressureHandler: () => {} });
  // Once it is known who asks, in which language the refusal is told; before the body is read.
  app.addHook('preParsing', async request => {
    if (!app.isUnderPressure()) return;
    if (!ALWAYS_ANSWERED.test(request.routeOptions.url ?? '')) throw new TooBusy();
  });
}
