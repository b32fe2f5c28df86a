import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { idOfOwnRequest } from './own-api.js';

/** What a proxy may call a request: nothing that a log could take for more than one word. */
const FORM = /^[\w.:-]{8,64}$/;

type GenReqId = NonNullable<FastifyServerOptions['genReqId']>;

/**
 * How a request is called in the log: as the proxy calls it (`X-Request-Id`) where there is one that
 * is trusted; else by a new id. What a page asks of the API has the id of the page.
 */
export function requestIds(hasProxy: boolean): GenReqId {
  return ({ headers }) => {
    const given = headers['x-request-id'];
    if (hasProxy && typeof given === 'string' && FORM.test(given)) return given;
    return idOfOwnRequest(headers) ?? randomUUID();
  };
}

/** Tells who asks under which id the log knows of it. */
export function useRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
}
