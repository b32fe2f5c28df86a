import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Refusal } from '../../domain/refusals.js';
import { Id, OneOf, Slug } from '../../domain/shape.js';
import {
  NewStopRequest,
  requestStatuses,
  StopRequestChange,
  StopRequestThere,
  StopRequestWithReceipt,
} from '../../domain/stop-request.js';
import {
  type Asking,
  addRequest,
  changeRequest,
  requestFor,
  withdrawRequest,
} from '../../operations/requests.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { listRequests } from '../../store/requests.js';
import {
  ifMatchHeaders,
  ifNoneMatchHeaders,
  isInstantAndId,
  pageQuery,
  problems,
  readPage,
  sendResource,
  unchanged,
} from './answers.js';
import { listOf, named } from './components.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import type { ApiOptions } from './options.js';

const tags = ['Requests'];
/** A receipt is no key: in a header, since addresses are logged on their way. */
const RECEIPT = 'gira-receipt';
const receipt = Type.Optional(
  Type.String({ maxLength: 200, description: 'What was answered when the request was made.' }),
);
const ofOne = { tags, params: Type.Object({ id: Id }) };
const byReceipt = { ...ofOne, security: [{ receipt: [] }] };

const receiptOrKey: Record<string, string[]>[] = [{ receipt: [] }, { key: [] }];

const listing = {
  ...{ tags, summary: 'What is asked of tours, the oldest first', operationId: 'listRequests' },
  security: [{ key: [] }],
  description:
    'Coordinators of some tours have what is asked of these, or of no tour in particular.',
  querystring: Type.Object(
    {
      ...{ tour: Type.Optional(Slug), city: Type.Optional(Slug) },
      status: Type.Optional(OneOf(requestStatuses)),
      ...pageQuery,
    },
    { additionalProperties: false },
  ),
  response: { 200: listOf(named('StopRequest')), ...problems(401, 403, 422) },
};

const asking = {
  ...{ tags, summary: 'Ask a tour for a stop', operationId: 'addRequest' },
  description:
    'For everybody; coordinators read it. The answer has the receipt with which it is followed, changed ' +
    'and withdrawn. What is asked already is not asked again: 200 and no receipt.',
  ...{ headers: idempotencyHeaders, body: NewStopRequest },
  response: {
    200: StopRequestThere,
    201: StopRequestWithReceipt,
    ...problems(400, 401, 413, 415, 422),
  },
};

const reading = {
  ...{ ...ofOne, summary: 'One request', operationId: 'getRequest' },
  security: receiptOrKey,
  headers: Type.Object({ ...ifNoneMatchHeaders.properties, [RECEIPT]: receipt }),
  response: { 200: named('StopRequest'), 304: unchanged, ...problems(400, 401, 404) },
};

const change = {
  ...{ ...byReceipt, summary: 'Change a request that is open', operationId: 'changeRequest' },
  headers: Type.Object({ ...ifMatchHeaders.properties, [RECEIPT]: receipt }),
  body: StopRequestChange,
  response: {
    200: named('StopRequest'),
    ...problems(400, 401, 404, 409, 412, 413, 415, 422, 428),
  },
};

const withdrawal = {
  ...{ ...byReceipt, summary: 'Withdraw a request', operationId: 'withdrawRequest' },
  description: 'The contact and the message are erased.',
  headers: Type.Object({ [RECEIPT]: receipt }),
  response: {
    204: Type.Null({ description: 'Done' }),
    ...problems(400, 401, 404, 409, 413, 415),
  },
};

export const requestRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, now, publicUrl, limitStrangers } = options;
  const config = { roles: ['coordinator'] as const };
  const url = '/requests';
  const askingOf = ({ caller, headers }: FastifyRequest): Asking => {
    return { caller, now: now(), receipt: headers[RECEIPT] as string | undefined };
  };

  app.get(url, { config, schema: listing }, async (request, reply) => {
    const { caller, query } = request;
    const page = readPage(query, isInstantAndId);
    if (page instanceof Refusal) return sendProblem(reply, page);
    return listRequests(store.db, query, caller, page);
  });

  app.post(url, { schema: asking, preHandler: limitStrangers }, async (request, reply) => {
    const made = await writeOnce(request, options, store =>
      addRequest(store, request.body, askingOf(request)),
    );
    if (made instanceof Refusal) return sendProblem(reply, made);
    if (!made.isNew) return reply.code(200).send({ id: made.id, receipt: null });
    const address = `/api/v1${url}/${made.request.id}`;
    reply.code(201).header('location', address);
    return reply.send({ ...made.request, receipt: made.receipt, url: publicUrl + address });
  });

  app.get(`${url}/:id`, { schema: reading }, async (request, reply) => {
    return sendResource(
      request,
      reply,
      await requestFor(store, request.params.id, askingOf(request)),
    );
  });

  app.patch(`${url}/:id`, { schema: change }, async (request, reply) => {
    const { params, body, headers } = request;
    const asking = { ...askingOf(request), ifMatch: headers['if-match'] };
    return sendResource(request, reply, await changeRequest(store, params.id, body, asking));
  });

  app.delete(`${url}/:id`, { schema: withdrawal }, async (request, reply) => {
    const done = await withdrawRequest(store, request.params.id, askingOf(request));
    if (done instanceof Refusal) return sendProblem(reply, done);
    return done ? reply.code(204).send(null) : sendProblem(reply, notFound());
  });
};
