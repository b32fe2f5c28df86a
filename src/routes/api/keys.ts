import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { KeyWithSecret, NewKey } from '../../domain/key.js';
import { tourRefusal } from '../../domain/occasion.js';
import { Refusal } from '../../domain/refusals.js';
import { Id } from '../../domain/shape.js';
import { addKey, revokeKey } from '../../operations/keys.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { listKeys } from '../../store/keys.js';
import { isInstantAndId, occasionOf, pageQuery, problems, readPage } from './answers.js';
import { listOf, named } from './components.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import type { ApiOptions } from './options.js';

const shared = { tags: ['Keys'], security: [{ key: [] }] };

const listing = {
  ...{ ...shared, summary: 'Keys and sessions, the oldest first', operationId: 'listKeys' },
  querystring: Type.Object(pageQuery, { additionalProperties: false }),
  response: { 200: listOf(named('Key')), ...problems(401, 403, 422) },
};

const creation = {
  ...{ ...shared, summary: 'Make a key; its secret is shown once', operationId: 'addKey' },
  description:
    'A key of a chapter acts for its `organization`. A key of a coordinator is for everything, ' +
    'or for the `tours` that are named. Coordinators of all tours alone make keys.',
  ...{ headers: idempotencyHeaders, body: NewKey },
  response: { 201: KeyWithSecret, ...problems(400, 401, 403, 413, 415, 422) },
};

const revocation = {
  ...{ ...shared, summary: 'Revoke a key, and its sessions', operationId: 'revokeKey' },
  params: Type.Object({ id: Id }),
  response: {
    204: Type.Null({ description: 'Done' }),
    ...problems(400, 401, 403, 404, 413, 415),
  },
};

export const keyRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, now } = options;
  const config = { roles: ['coordinator'] as const };

  app.get('/keys', { config, schema: listing }, async (request, reply) => {
    const page = tourRefusal(occasionOf(request, now())) ?? readPage(request.query, isInstantAndId);
    return page instanceof Refusal ? sendProblem(reply, page) : listKeys(store.db, page);
  });

  app.post('/keys', { config, schema: creation }, async (request, reply) => {
    const occasion = occasionOf(request, now());
    const made = await writeOnce(request, options, store => addKey(store, request.body, occasion));
    if (made instanceof Refusal) return sendProblem(reply, made);
    reply.header('location', `/api/v1/keys/${made.id}`);
    return reply.code(201).send(made);
  });

  app.delete('/keys/:id', { config, schema: revocation }, async (request, reply) => {
    const revoked = await revokeKey(store, request.params.id, occasionOf(request, now()));
    if (revoked instanceof Refusal) return sendProblem(reply, revoked);
    return revoked ? reply.code(204).send(null) : sendProblem(reply, notFound());
  });
};
