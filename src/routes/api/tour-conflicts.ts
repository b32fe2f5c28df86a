import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Refusal } from '../../domain/refusals.js';
import { Slug } from '../../domain/shape.js';
import { reportForCoordinators } from '../../operations/tour-report.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { occasionOf, problems } from './answers.js';
import { listOf, named } from './components.js';
import { conflictFilters } from './conflict-filters.js';
import type { ApiOptions } from './options.js';

const config = { roles: ['coordinator'] as const };
const { tour, ...filters } = conflictFilters;
const schema = {
  ...{ tags: ['Conflicts'], security: [{ key: [] }], operationId: 'listTourConflicts' },
  summary: 'The whole clash report of a tour, at one moment and on one page',
  description:
    'What GET /conflicts?tour= lists in pages, each of which looks anew, is here of one look.',
  params: Type.Object({ tour: Slug }),
  querystring: Type.Object(filters, { additionalProperties: false }),
  response: { 200: listOf(named('Conflict')), ...problems(400, 401, 403, 404, 422) },
};

export const tourConflictRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now },
) => {
  app.get('/tours/:tour/conflicts', { config, schema }, async (request, reply) => {
    const filter = { ...request.query, tour: request.params.tour };
    const found = await reportForCoordinators(store, filter, occasionOf(request, now()));
    if (found === null) return sendProblem(reply, notFound());
    if (found instanceof Refusal) return sendProblem(reply, found);
    return { items: found, nextCursor: null };
  });
};
