import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Refusal } from '../../domain/refusals.js';
import { Id } from '../../domain/shape.js';
import {
  NewSubscription,
  SubscriptionWithUrl,
  sheetUrl,
  subscriberRefusal,
  subscriptionUrl,
} from '../../domain/subscription.js';
import { addSubscription, revokeSubscription } from '../../operations/subscriptions.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { listSubscriptions } from '../../store/subscriptions.js';
import { isInstantAndId, occasionOf, pageQuery, problems, readPage } from './answers.js';
import { listOf, named } from './components.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import type { ApiOptions } from './options.js';

const shared = { tags: ['Subscriptions'], security: [{ key: [] }] };

const listing = {
  ...{ ...shared, summary: 'Private calendars, the oldest first' },
  operationId: 'listSubscriptions',
  description: 'A chapter has its own; coordinators of some tours have those of these tours.',
  querystring: Type.Object(pageQuery, { additionalProperties: false }),
  response: { 200: listOf(named('Subscription')), ...problems(401, 403, 422) },
};

const creation = {
  ...{ ...shared, summary: 'Make a private calendar; its address is shown once' },
  operationId: 'addSubscription',
  description:
    'A `tour`, a `speaker`, an `interpreter` (both on one `tour` or all), what an `organization` hosts ' +
    'or has in its venues, or `all`. It shows what a chapter, or a coordinator of the same tours, may ' +
    'see at the time: holds and proposals too, with doors, contact, street, notes and what is ' +
    'arranged. Speakers and interpreters have a sheet of their days as well, at `sheetUrl`.',
  ...{ headers: idempotencyHeaders, body: NewSubscription },
  response: { 201: SubscriptionWithUrl, ...problems(400, 401, 403, 413, 415, 422) },
};

const revocation = {
  ...{ ...shared, summary: 'Revoke a private calendar', operationId: 'revokeSubscription' },
  params: Type.Object({ id: Id }),
  response: {
    204: Type.Null({ description: 'Done' }),
    ...problems(400, 401, 403, 404, 413, 415),
  },
};

export const subscriptionRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, now, publicUrl } = options;
  const config = { roles: ['coordinator', 'chapter'] as const };
  const url = '/subscriptions';

  app.get(url, { config, schema: listing }, async (request, reply) => {
    const { caller, query } = request;
    const page = subscriberRefusal(caller) ?? readPage(query, isInstantAndId);
    if (page instanceof Refusal) return sendProblem(reply, page);
    return listSubscriptions(store.db, caller, page);
  });

  app.post(url, { config, schema: creation }, async (request, reply) => {
    const occasion = occasionOf(request, now());
    const made = await writeOnce(request, options, store =>
      addSubscription(store, request.body, occasion),
    );
    if (made instanceof Refusal) return sendProblem(reply, made);
    const { token, ...subscription } = made;
    reply.header('location', `/api/v1${url}/${made.id}`);
    const addresses = {
      url: subscriptionUrl(publicUrl, token, subscription),
      sheetUrl: sheetUrl(publicUrl, token, subscription),
    };
    return reply.code(201).send({ ...subscription, ...addresses });
  });

  app.delete(`${url}/:id`, { config, schema: revocation }, async (request, reply) => {
    const occasion = occasionOf(request, now());
    const revoked = await revokeSubscription(store, request.params.id, occasion);
    if (revoked instanceof Refusal) return sendProblem(reply, revoked);
    return revoked ? reply.code(204).send(null) : sendProblem(reply, notFound());
  });
};
