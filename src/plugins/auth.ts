import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Audience } from '../domain/audience.js';
import { Refusal } from '../domain/refusals.js';
import { sendProblem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** For whom the answer is made: what the key in the request allows to see. */
    audience: Audience;
  }
  interface FastifyContextConfig {
    /** The route is for coordinators alone. */
    coordinatorOnly?: boolean;
  }
}

/** Recognises the coordinator's key, and keeps routes that are for coordinators to them. */
export function useKeys(app: FastifyInstance, coordinatorKey: string | null): void {
  const known = coordinatorKey === null ? null : digest(coordinatorKey);
  app.decorateRequest('audience', 'public');
  app.addHook('onRequest', async (request, reply) => {
    const header = request.headers.authorization;
    if (header !== undefined) {
      const key = /^Bearer +(\S+) *$/i.exec(header)?.[1];
      // Digests are of one length, and comparing them tells nothing about the key.
      const isKnown = key !== undefined && known !== null && timingSafeEqual(digest(key), known);
      if (!isKnown) {
        return sendProblem(reply, new Refusal('unknown-key', 'The key is not known. Check it.'));
      }
      request.audience = 'coordinator';
    }
    if (request.routeOptions.config.coordinatorOnly && request.audience !== 'coordinator') {
      const detail = known
        ? 'Send a coordinator key: Authorization: Bearer KEY.'
        : 'This server has no coordinator key yet: set GIRA_COORDINATOR_KEY and start it again.';
      return sendProblem(reply, new Refusal('unknown-key', detail));
    }
  });
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
