import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id } from '../../domain/shape.js';
import { Acceptance, Accepted, Declining } from '../../domain/stop-request.js';
import { acceptRequest, declineRequest } from '../../operations/decide-on-request.js';
import { ifMatchHeaders, problems, sendResource, versioned } from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

const shared = {
  ...{ tags: ['Requests'], security: [{ key: [] }], headers: ifMatchHeaders },
  params: Type.Object({ id: Id }),
};
const refused = problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428);

const declining = {
  ...{ ...shared, operationId: 'declineRequest', body: Declining },
  summary: 'Decline a request; who asked reads the reason',
  response: { 200: named('StopRequest'), ...refused },
};

const accepting = {
  ...{ ...shared, operationId: 'acceptRequest', body: Acceptance },
  summary: 'Turn a request into a leg and, where one is described, a hold on it; all or nothing',
  description:
    'The tour is the one that was asked; `tour` names one where none was. The ETag is that of the request.',
  response: { 200: Accepted, ...refused },
};

export const requestDecisionRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now },
) => {
  const config = { roles: ['coordinator'] as const };

  app.put('/requests/:id/decline', { config, schema: declining }, async (request, reply) => {
    const { params, body } = request;
    const occasion = versioned(request, now());
    return sendResource(
      request,
      reply,
      await declineRequest(store, params.id, body.reason, occasion),
    );
  });

  app.put('/requests/:id/acceptance', { config, schema: accepting }, async (request, reply) => {
    const { params, body } = request;
    const accepted = await acceptRequest(store, params.id, body, versioned(request, now()));
    return sendResource(request, reply, accepted, ({ request }) => request);
  });
};
