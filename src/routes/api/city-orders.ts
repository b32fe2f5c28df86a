import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Refusal } from '../../domain/refusals.js';
import { Slug } from '../../domain/shape.js';
import { cityOrdersOf } from '../../operations/city-orders.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { occasionOf, problems } from './answers.js';
import { listOf, named } from './components.js';
import type { ApiOptions } from './options.js';

const config = { roles: ['coordinator'] as const };
const schema = {
  ...{ tags: ['Proposals'], security: [{ key: [] }], operationId: 'listCityOrders' },
  summary: 'The order of each speaker’s cities with the least travel that keeps fixed dates',
  params: Type.Object({ tour: Slug }),
  response: { 200: listOf(named('CityOrder')), ...problems(400, 401, 403, 404) },
};

export const cityOrderRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now },
) => {
  app.get('/tours/:tour/city-orders', { config, schema }, async (request, reply) => {
    const found = await cityOrdersOf(store, request.params.tour, occasionOf(request, now()));
    if (found === null) return sendProblem(reply, notFound());
    if (found instanceof Refusal) return sendProblem(reply, found);
    return { items: found, nextCursor: null };
  });
};
