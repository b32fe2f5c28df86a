import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { PolicyChange } from '../../domain/conflicts/policy.js';
import { Slug } from '../../domain/shape.js';
import { policyOfTour, setPolicy } from '../../operations/policies.js';
import {
  ifMatchHeaders,
  ifNoneMatchHeaders,
  problems,
  sendResource,
  unchanged,
  versioned,
} from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

const params = Type.Object({ tour: Slug });
const shared = { tags: ['Conflicts'], security: [{ key: [] }], params };
const config = { roles: ['coordinator'] as const };
const url = '/tours/:tour/policy';

export const policyRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store, now }) => {
  const reading = {
    ...{ ...shared, operationId: 'getPolicy', summary: 'How a tour is checked' },
    headers: ifNoneMatchHeaders,
    response: { 200: named('Policy'), 304: unchanged, ...problems(400, 401, 403, 404) },
  };
  app.get(url, { config, schema: reading }, async (request, reply) => {
    const policy = await policyOfTour(store, request.params.tour, request.caller);
    return sendResource(request, reply, policy);
  });

  const schema = {
    ...{ ...shared, operationId: 'setPolicy', headers: ifMatchHeaders, body: PolicyChange },
    summary: 'Say anew how a tour is checked; what is left out is as usual',
    response: {
      200: named('Policy'),
      ...problems(400, 401, 403, 404, 412, 413, 415, 422, 428),
    },
  };
  app.put(url, { config, schema }, async (request, reply) => {
    const { params, body } = request;
    const policy = await setPolicy(store, params.tour, body, versioned(request, now()));
    return sendResource(request, reply, policy);
  });
};
