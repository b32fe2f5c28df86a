import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Caller, Role } from '../domain/caller.js';
import { Refusal } from '../domain/refusals.js';
import { sendProblem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, by the key in the request. */
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** The roles that may use the route; everybody where it says nothing. */
    roles?: readonly Role[];
  }
}

const coordinator: Caller = { role: 'coordinator', key: null, label: 'coordinator', tours: null };

/** Recognises the caller by the key, and keeps routes to the roles that they are for. */
export function useKeys(app: FastifyInstance, coordinatorKey: string | null): void {
  const known = coordinatorKey === null ? null : digest(coordinatorKey);
  const nobody: Caller = { role: 'public' };
  app.decorateRequest('caller', null as never);
  app.addHook('onRequest', async (request, reply) => {
    request.caller = nobody;
    const header = request.headers.authorization;
    if (header !== undefined) {
      const key = /^Bearer +(\S+) *$/i.exec(header)?.[1];
      // Digests are of one length, and comparing them tells nothing about the key.
      const isKnown = key !== undefined && known !== null && timingSafeEqual(digest(key), known);
      if (!isKnown) {
        return sendProblem(reply, new Refusal('unknown-key', 'The key is not known. Check it.'));
      }
      request.caller = coordinator;
    }
    const { roles } = request.routeOptions.config;
    const { role } = request.caller;
    if (!roles || (role !== 'public' && roles.includes(role))) return;
    if (role !== 'public') {
      return sendProblem(reply, new Refusal('not-allowed', `This is not for a ${role}'s key.`));
    }
    const detail = known
      ? 'Send a coordinator key: Authorization: Bearer KEY.'
      : 'This server has no coordinator key yet: set GIRA_COORDINATOR_KEY and start it again.';
    return sendProblem(reply, new Refusal('unknown-key', detail));
  });
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
