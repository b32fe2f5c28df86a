import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { NewProposal, type Proposal } from '../../domain/proposals/proposal.js';
import { Refusal } from '../../domain/refusals.js';
import { Id, Slug } from '../../domain/shape.js';
import {
  acceptProposal,
  findPlacement,
  keepProposal,
  proposalFor,
} from '../../operations/proposals.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import {
  ifNoneMatchHeaders,
  occasionOf,
  problems,
  sendCreated,
  sendResource,
  unchanged,
} from './answers.js';
import { named } from './components.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import type { ApiOptions } from './options.js';

const shared = { tags: ['Proposals'], security: [{ key: [] }] };
const config = { roles: ['coordinator'] as const };
const ofOne = { ...shared, params: Type.Object({ id: Id }) };

const proposing = {
  ...{ ...shared, operationId: 'proposePlacement', body: NewProposal },
  ...{ params: Type.Object({ tour: Slug }), headers: idempotencyHeaders },
  summary: 'Find a clash-free placement of requests in the legs of a tour; no event is written',
  response: { 201: named('Proposal'), ...problems(400, 401, 403, 404, 413, 415, 422) },
};

const reading = {
  ...{ ...ofOne, operationId: 'getProposal', headers: ifNoneMatchHeaders },
  summary: 'A proposal, for as long as it can be accepted',
  response: { 200: named('Proposal'), 304: unchanged, ...problems(400, 401, 403, 404) },
};

const accepting = {
  ...{ ...ofOne, operationId: 'acceptProposal' },
  summary: 'Turn a proposal into holds, all of them or none; again, it changes nothing',
  response: { 200: named('Proposal'), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
};

export const proposalRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  const { store, now } = options;
  app.post('/tours/:tour/proposals', { config, schema: proposing }, async (request, reply) => {
    const occasion = occasionOf(request, now());
    const { params, body } = request;
    const found = await findPlacement(store, params.tour, body, occasion);
    if (found === null) return sendProblem(reply, notFound());
    // The search is over before the transaction begins, and a repeated request has its old answer.
    const kept = await writeOnce<Proposal>(request, options, async store =>
      found instanceof Refusal ? found : keepProposal(store, params.tour, found, occasion),
    );
    return sendCreated(request, reply, kept, ({ id }) => `/api/v1/proposals/${id}`);
  });

  app.get('/proposals/:id', { config, schema: reading }, async (request, reply) =>
    sendResource(
      request,
      reply,
      await proposalFor(store, request.params.id, occasionOf(request, now())),
    ),
  );

  app.put('/proposals/:id/acceptance', { config, schema: accepting }, async (request, reply) =>
    sendResource(
      request,
      reply,
      await acceptProposal(store, request.params.id, occasionOf(request, now())),
    ),
  );
};
