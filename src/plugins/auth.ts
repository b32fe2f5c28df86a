import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller, Role } from '../domain/caller.js';
import { Refusal } from '../domain/refusals.js';
import { sendProblem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, by the key in the request. */
    caller: Caller;
    /** Why the key in the request is none; null where it is one, or where there is no key. */
    keyRefusal: Refusal | null;
  }
  interface FastifyContextConfig {
    /** The roles that may use the route; everybody where it says nothing. */
    roles?: readonly Role[];
  }
}

/**
 * Says whose a secret is: null where it is of none that this recogniser knows, a refusal where it
 * was once.
 */
export type Recogniser = (
  secret: string,
  request: FastifyRequest,
) => Promise<Caller | Refusal | null>;

/** Who asks, by their key as it is now; the public without one. */
export type WhoAsks = (request: FastifyRequest) => Promise<Caller | Refusal>;

export type KeyOptions = {
  /** Asked in this order; the first that knows the secret decides. None is asked without one. */
  recognisers: readonly Recogniser[];
  /** Said to those who need a key and have none: where the first one comes from. */
  hint?: string | null;
};

const nobody: Caller = { role: 'public' };
const unknownKey = new Refusal('unknown-key', 'The key is not known. Check it.');

/**
 * Recognises the caller by the key, and keeps routes to the roles that they are for. A wrong key
 * is refused only once all `onRequest` hooks have run, so that the limits count it. Returns what asks
 * again, for answers that outlast a key.
 */
export function useKeys(app: FastifyInstance, { recognisers, hint = null }: KeyOptions): WhoAsks {
  const whoAsks: WhoAsks = async request =>
    request.headers.authorization === undefined ? nobody : recognise(request, recognisers);
  app.decorateRequest('caller', null as never);
  app.decorateRequest('keyRefusal', null);
  app.addHook('onRequest', async request => {
    request.caller = nobody;
    const found = await whoAsks(request);
    if (found instanceof Refusal) request.keyRefusal = found;
    else request.caller = found;
  });
  app.addHook('preParsing', async (request, reply) => {
    const refused = request.keyRefusal ?? roleRefusal(request, hint);
    if (refused) return sendProblem(reply, refused);
  });
  return whoAsks;
}

async function recognise(
  request: FastifyRequest,
  recognisers: readonly Recogniser[],
): Promise<Caller | Refusal> {
  const secret = secretOf(request);
  if (secret === null) return unknownKey;
  for (const whose of recognisers) {
    const found = await whose(secret, request);
    if (found !== null) return found;
  }
  return unknownKey;
}

/** The secret that a request brings along (RFC 6750, 2.1), or null where it brings none. */
export function secretOf({ headers }: FastifyRequest): string | null {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

function roleRefusal({ caller, routeOptions }: FastifyRequest, hint: string | null) {
  const { roles } = routeOptions.config;
  const { role } = caller;
  if (!roles || (role !== 'public' && roles.includes(role))) return null;
  if (role !== 'public') return new Refusal('not-allowed', `This is not for a ${role}'s key.`);
  const key = roles.includes('chapter') ? 'key' : 'coordinator key';
  const detail = `Send a ${key}: Authorization: Bearer KEY.`;
  return new Refusal('unknown-key', hint === null ? detail : `${detail} ${hint}`);
}
