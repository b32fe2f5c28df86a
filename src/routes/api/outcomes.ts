import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { NewOutcome } from '../../domain/outcome.js';
import { Id } from '../../domain/shape.js';
import { readOutcome, sayOutcome } from '../../operations/outcomes.js';
import {
  ifMatchHeaders,
  ifNoneMatchHeaders,
  occasionOf,
  problems,
  sendResource,
  unchanged,
  versioned,
} from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

const params = Type.Object({ id: Id });
const shared = { tags: ['Events'], security: [{ key: [] }], params };
const config = { roles: ['coordinator', 'chapter'] as const };
const url = '/events/:id/outcome';

export const outcomeRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store, now }) => {
  const reading = {
    ...{ ...shared, operationId: 'getOutcome', headers: ifNoneMatchHeaders },
    summary: 'What came of an event, for those who run it',
    response: { 200: named('Outcome'), 304: unchanged, ...problems(400, 401, 403, 404) },
  };
  app.get(url, { config, schema: reading }, async (request, reply) => {
    const occasion = occasionOf(request, now());
    return sendResource(request, reply, await readOutcome(store, request.params.id, occasion));
  });

  const schema = {
    ...{ ...shared, operationId: 'setOutcome', headers: ifMatchHeaders, body: NewOutcome },
    summary: 'Say what came of an event, once it has begun; what is left out is not known',
    response: {
      200: named('Outcome'),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
    },
  };
  app.put(url, { config, schema }, async (request, reply) => {
    const { params, body } = request;
    const said = await sayOutcome(store, params.id, body, versioned(request, now()));
    return sendResource(request, reply, said);
  });
};
