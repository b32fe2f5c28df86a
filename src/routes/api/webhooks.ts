import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Refusal } from '../../domain/refusals.js';
import { Id } from '../../domain/shape.js';
import { NewWebhook, WebhookWithSecret, webhookRefusal } from '../../domain/webhook.js';
import {
  addressRefusal,
  addWebhook,
  removeWebhook,
  webhookFor,
} from '../../operations/webhooks.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { listWebhooks } from '../../store/webhooks.js';
import {
  ifNoneMatchHeaders,
  isInstantAndId,
  occasionOf,
  pageQuery,
  problems,
  readPage,
  sendResource,
  unchanged,
} from './answers.js';
import { listOf, named } from './components.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import type { ApiOptions } from './options.js';

const shared = { tags: ['Webhooks'], security: [{ key: [] }] };
const params = Type.Object({ id: Id });

const listing = {
  ...{ ...shared, summary: 'Webhooks, the oldest first', operationId: 'listWebhooks' },
  description: 'A chapter has its own; coordinators of some tours have those of these tours.',
  querystring: Type.Object(pageQuery, { additionalProperties: false }),
  response: { 200: listOf(named('Webhook')), ...problems(401, 403, 422) },
};

const reading = {
  ...{ ...shared, summary: 'A webhook, and how telling it goes', operationId: 'getWebhook' },
  ...{ params, headers: ifNoneMatchHeaders },
  response: { 200: named('Webhook'), 304: unchanged, ...problems(400, 401, 403, 404) },
};

const creation = {
  ...{ ...shared, summary: 'Make a webhook; its secret is shown once', operationId: 'addWebhook' },
  description:
    'From now on what `GET /changes` would show you (of one `tour`, or all) is posted to `url` as ' +
    '`{"items": [change, …]}`, signed in `Gira-Signature: t=SECONDS,v1=HEX` by HMAC-SHA256 of ' +
    '`SECONDS.BODY`. What is not answered with 2xx within 10 seconds is told again, under the same ' +
    '`Gira-Delivery`; after 72 hours of nothing but failure, or a 410, the webhook is disabled.',
  ...{ headers: idempotencyHeaders, body: NewWebhook },
  response: { 201: WebhookWithSecret, ...problems(400, 401, 403, 409, 413, 415, 422) },
};

const removal = {
  ...{ ...shared, summary: 'Remove a webhook', operationId: 'removeWebhook', params },
  response: {
    204: Type.Null({ description: 'Done' }),
    ...problems(400, 401, 403, 404, 413, 415),
  },
};

/** Addresses of allied sites that are told of changes. */
export const webhookRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, outbound, now } = options;
  const config = { roles: ['coordinator', 'chapter'] as const };
  const url = '/webhooks';

  app.get(url, { config, schema: listing }, async ({ caller, query }, reply) => {
    const page = webhookRefusal(caller) ?? readPage(query, isInstantAndId);
    return page instanceof Refusal
      ? sendProblem(reply, page)
      : listWebhooks(store.db, caller, page);
  });

  app.post(url, { config, schema: creation }, async (request, reply) => {
    const occasion = occasionOf(request, now());
    const refused = await addressRefusal(outbound, request.body.url, occasion.caller);
    const made = await writeOnce(
      request,
      options,
      async store => refused ?? addWebhook(store, request.body, occasion),
    );
    if (made instanceof Refusal) return sendProblem(reply, made);
    reply.header('location', `/api/v1${url}/${made.id}`);
    return reply.code(201).send(made);
  });

  app.get(`${url}/:id`, { config, schema: reading }, async (request, reply) => {
    const { caller } = occasionOf(request, now());
    return sendResource(request, reply, await webhookFor(store, request.params.id, caller));
  });

  app.delete(`${url}/:id`, { config, schema: removal }, async (request, reply) => {
    const occasion = occasionOf(request, now());
    const removed = await removeWebhook(store, request.params.id, occasion);
    if (removed instanceof Refusal) return sendProblem(reply, removed);
    return removed ? reply.code(204).send(null) : sendProblem(reply, notFound());
  });
};
