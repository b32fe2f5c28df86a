import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Refusal } from '../../domain/refusals.js';
import { Slug } from '../../domain/shape.js';
import { summaryOfTour } from '../../operations/tour-summary.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { occasionOf, problems } from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

const config = { roles: ['coordinator'] as const };
const schema = {
  ...{ tags: ['Tours'], security: [{ key: [] }], operationId: 'getTourSummary' },
  summary: 'What a tour has come to: events, people, resolutions, money, hosts, kilometres',
  params: Type.Object({ tour: Slug }),
  response: { 200: named('TourSummary'), ...problems(400, 401, 403, 404) },
};

export const tourSummaryRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now },
) => {
  app.get('/tours/:tour/summary', { config, schema }, async (request, reply) => {
    const found = await summaryOfTour(store, request.params.tour, occasionOf(request, now()));
    if (found === null) return sendProblem(reply, notFound());
    if (found instanceof Refusal) return sendProblem(reply, found);
    return found;
  });
};
